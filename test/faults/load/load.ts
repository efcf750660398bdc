import { randomUUID } from 'node:crypto';
import { localTokens } from '../../../src/local/identity/local-tokens';
import type { Client } from './client';
import { type Kind, loadOf } from '../kinds';
import { randomOf } from '../random';
import { readDown } from './readers';
import type { Environment } from '../environment/environment';
import { contend, own, rival, type Slot, swap, type Writer } from './writers';

export interface Loaded {
  client: Client;
  environment: Environment;
  seed: number;
  until: number;
}

/** Has all clients of a round work until the time is over. */
export async function load(kind: Kind, loaded: Loaded): Promise<void> {
  const { users, rivals, rest } = loadOf(kind);
  const slots = Array.from({ length: users }, (): Slot => ({ email: '' }));
  const writers = slots.map((slot, index) => own(writer(loaded, slot, `owner ${index}`, rest)));
  const others = Array.from({ length: rivals }, (_, index) =>
    rival(writer(loaded, slots[index % users] ?? { email: '' }, `rival ${index}`, rest)),
  );
  const reading = readDown({ client: loaded.client, until: loaded.until, rest: 400 });
  await Promise.all([...writers, ...others, reading, ...(kind === 'races' ? await races(loaded, rest) : [])]);
}

const writer = ({ client, seed, until }: Loaded, slot: Slot, name: string, rest: number): Writer => ({
  client,
  slot,
  random: randomOf(seed, name),
  until,
  rest,
});

/** Many clients change one user; many want one e-mail address; persons are created, deleted and created again; addresses are exchanged. */
async function races(loaded: Loaded, rest: number): Promise<Promise<void>[]> {
  const persons = await Promise.all(Array.from({ length: 4 }, () => person(loaded)));
  const pairs = Array.from({ length: 3 }, (): [Slot, Slot] => [{ email: '' }, { email: '' }]);
  const crowd: Slot = { email: '' };
  const at = (slot: Slot, name: string): Writer => writer(loaded, slot, name, rest);
  return [
    own(at(crowd, 'crowd')),
    ...Array.from({ length: 10 }, (_, index) => rival(at(crowd, `crowd ${index}`))),
    ...Array.from({ length: 12 }, (_, index) => contend(at({ email: '' }, `contender ${index}`), `wanted-${index % 2}@example.com`)),
    ...persons.flatMap((slot, index) => [own(at(slot, `person ${index}`)), own(at(slot, `second device ${index}`))]),
    ...pairs.flatMap(([one, other], index) => [swap(at(one, `swap ${index}`), other), swap(at(other, `swap back ${index}`), one)]),
  ];
}

const secondsOfToken = 3600;

async function person({ environment }: Loaded): Promise<Slot> {
  const sub = randomUUID();
  const token = await localTokens(environment.data, false).sign({ sub, administrator: false }, secondsOfToken);
  return { email: '', person: { sub, token } };
}
