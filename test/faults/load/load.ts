import { randomUUID } from 'node:crypto';
import { localTokens } from '../../../src/local/identity/local-tokens';
import type { Client } from './client';
import { type Kind, loadOf } from '../kinds';
import { randomOf } from '../random';
import { iterateRepeatedly } from './readers';
import type { Environment } from '../environment/environment';
import { contend, own, rival, type Slot, swap, type Writer } from './writers';

export interface LoadOptions {
  client: Client;
  environment: Environment;
  seed: number;
  until: number;
}

/** Runs all clients of a round until the end of its duration. */
export async function load(kind: Kind, options: LoadOptions): Promise<void> {
  const { users, rivals, rest } = loadOf(kind);
  const slots = Array.from({ length: users }, (): Slot => ({ email: '' }));
  const writers = slots.map((slot, index) => own(writer(options, slot, `owner ${index}`, rest)));
  const others = Array.from({ length: rivals }, (_, index) =>
    rival(writer(options, slots[index % users] ?? { email: '' }, `rival ${index}`, rest)),
  );
  const reading = iterateRepeatedly({ client: options.client, until: options.until, rest: 400 });
  await Promise.all([...writers, ...others, reading, ...(kind === 'races' ? await races(options, rest) : [])]);
}

const writer = ({ client, seed, until }: LoadOptions, slot: Slot, name: string, rest: number): Writer => ({
  client,
  slot,
  random: randomOf(seed, name),
  until,
  rest,
});

/**
 * Many clients change one user. Many create users with one email address. Users with tokens create, delete and recreate their own profiles on two
 * devices. Pairs exchange their email addresses. The names are part of the seeds: changing one changes what a seed repeats.
 */
async function races(options: LoadOptions, rest: number): Promise<Promise<void>[]> {
  const tokenUsers = await Promise.all(Array.from({ length: 4 }, () => tokenUser(options)));
  const pairs = Array.from({ length: 3 }, (): [Slot, Slot] => [{ email: '' }, { email: '' }]);
  const crowd: Slot = { email: '' };
  const at = (slot: Slot, name: string): Writer => writer(options, slot, name, rest);
  return [
    own(at(crowd, 'crowd')),
    ...Array.from({ length: 10 }, (_, index) => rival(at(crowd, `crowd ${index}`))),
    ...Array.from({ length: 12 }, (_, index) => contend(at({ email: '' }, `contender ${index}`), `wanted-${index % 2}@example.com`)),
    ...tokenUsers.flatMap((slot, index) => [own(at(slot, `person ${index}`)), own(at(slot, `second device ${index}`))]),
    ...pairs.flatMap(([one, other], index) => [swap(at(one, `swap ${index}`), other), swap(at(other, `swap back ${index}`), one)]),
  ];
}

const tokenSeconds = 3600;

async function tokenUser({ environment }: LoadOptions): Promise<Slot> {
  const sub = randomUUID();
  const token = await localTokens(environment.data, false).sign({ sub, administrator: false }, tokenSeconds);
  return { email: '', tokenUser: { sub, token } };
}
