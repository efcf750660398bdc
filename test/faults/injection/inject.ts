import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../load/client';
import { acknowledgedIn } from '../history';
import type { Kind } from '../kinds';
import { gone, startProgram } from '../environment/program';
import { between, pick, type Random } from '../random';
import type { Environment } from '../environment/environment';

export interface Injection {
  environment: Environment;
  client: Client;
  random: Random;
  until: number;
}

/** Disturbs the program or its store until the time is over, and then leaves both whole. @throws Error when the program does not start again */
export async function injectFaults(kind: Kind, injection: Injection): Promise<void> {
  if (kind === 'kill-npm' || kind === 'kill-node' || kind === 'kill-engine') await killing(kind, injection);
  if (kind === 'refused' || kind === 'mixed') await refusing(injection);
  if (kind === 'clock') await steppingClock(injection);
  if (kind === 'disk-full') await fillingDisk(injection);
}

const isOver = ({ client, until }: Injection): boolean => client.signal.aborted || performance.now() >= until;

/** Pauses; ends early when the round is interrupted. */
const paused = ({ client, random }: Injection, least: number, most: number): Promise<void> =>
  delay(between(random, least, most), undefined, { signal: client.signal }).catch(() => {});

async function killing(kind: 'kill-npm' | 'kill-node' | 'kill-engine', injection: Injection): Promise<void> {
  const { environment, client } = injection;
  while (!isOver(injection)) {
    await paused(injection, 300, 1500);
    await writing(injection);
    if (client.signal.aborted) return;
    const { owner, engine } = environment.program.noted() ?? {};
    if (owner === undefined || engine === undefined) throw new Error('The data directory has no note of a running API');
    const victim = { 'kill-npm': environment.program.pid, 'kill-node': owner, 'kill-engine': engine }[kind];
    process.kill(victim, 'SIGKILL');
    // A start while the old process lives is refused, as it should be.
    await gone(owner);
    environment.program.destroy();
    environment.program = await startProgram(environment.launch);
    client.api.url = environment.program.url;
  }
}

/** What is killed must be at work, on a slow machine too. */
const leastWrites = 30;

/** Waits until the clients have had some more writes acknowledged. */
async function writing(injection: Injection): Promise<void> {
  const { calls } = injection.client.history;
  const acknowledged = (): number => calls.filter((call) => call.method !== 'get' && acknowledgedIn(call)).length;
  for (const first = acknowledged(); acknowledged() < first + leastWrites && !isOver(injection);) await delay(20);
}

/** The engine cannot be reached for a time that is sometimes shorter and sometimes longer than the retries of the SDK. */
async function refusing(injection: Injection): Promise<void> {
  const { proxy } = injection.environment.behind ?? {};
  while (!isOver(injection)) {
    await paused(injection, 200, 900);
    await proxy?.refuse();
    await paused(injection, 30, 900);
    await proxy?.accept();
  }
}

/** Steps of the clock in milliseconds. */
const steps = [-300_000, -60_000, -7000, -1500, -200, 200, 1500, 7000, 60_000, 300_000];

async function steppingClock(injection: Injection): Promise<void> {
  const { environment, client, random } = injection;
  let offset = 0;
  while (!isOver(injection)) {
    await paused(injection, 300, 1500);
    const step = pick(random, steps);
    offset += step;
    const from = performance.now();
    writeFileSync(environment.clockFile, String(offset));
    while (offsetSeen(environment) !== offset && !client.signal.aborted) await delay(5);
    if (step < 0) client.history.clockSetBack.push({ from, to: performance.now() });
  }
}

/** The offset that the program goes by. */
function offsetSeen({ clockFile, program }: Environment): number {
  if (program.hasEnded()) throw new Error(`The API has ended:\n${program.output()}`);
  const seen = `${clockFile}.seen`;
  return existsSync(seen) ? Number(readFileSync(seen, 'utf8')) : 0;
}

async function fillingDisk(injection: Injection): Promise<void> {
  const { disk } = injection.environment;
  while (!isOver(injection)) {
    await paused(injection, 500, 1000);
    disk?.fill();
    await paused(injection, 500, 1500);
    disk?.free();
  }
}
