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

/** Injects the faults of a round until its end, then ends all faults. @throws Error when the program does not start again */
export async function injectFaults(kind: Kind, injection: Injection): Promise<void> {
  if (kind === 'kill-npm' || kind === 'kill-node' || kind === 'kill-engine') await killRepeatedly(kind, injection);
  if (kind === 'refused' || kind === 'mixed') await refuseConnections(injection);
  if (kind === 'clock') await stepClock(injection);
  if (kind === 'disk-full') await fillDisk(injection);
}

const isOver = ({ client, until }: Injection): boolean => client.signal.aborted || performance.now() >= until;

/** Pauses for a random number of milliseconds. Ends early when the round is interrupted. */
const paused = ({ client, random }: Injection, min: number, max: number): Promise<void> =>
  delay(between(random, min, max), undefined, { signal: client.signal }).catch(() => {});

async function killRepeatedly(kind: 'kill-npm' | 'kill-node' | 'kill-engine', injection: Injection): Promise<void> {
  const { environment, client } = injection;
  while (!isOver(injection)) {
    await paused(injection, 300, 1500);
    await moreWrites(injection);
    if (client.signal.aborted) return;
    const { owner, engine } = environment.program.lockHolders() ?? {};
    if (owner === undefined || engine === undefined) throw new Error('The data directory contains no lock file of a running API.');
    const victim = { 'kill-npm': environment.program.pid, 'kill-node': owner, 'kill-engine': engine }[kind];
    process.kill(victim, 'SIGKILL');
    // While the old process lives, it holds the data lock, and a start would fail.
    await gone(owner);
    environment.program.destroy();
    environment.program = await startProgram(environment.launch);
    client.api.url = environment.program.url;
  }
}

/** Minimum number of acknowledged writes between two kills, so that slow machines are killed while they work, too. */
const minWrites = 30;

/** Waits until the clients have received some more acknowledgements of writes. */
async function moreWrites(injection: Injection): Promise<void> {
  const { calls } = injection.client.history;
  const acknowledged = (): number => calls.filter((call) => call.method !== 'get' && acknowledgedIn(call)).length;
  for (const first = acknowledged(); acknowledged() < first + minWrites && !isOver(injection);) await delay(20);
}

/** Makes the engine unreachable, sometimes for a shorter and sometimes for a longer time than the AWS SDK retries. */
async function refuseConnections(injection: Injection): Promise<void> {
  const { proxy } = injection.environment.store ?? {};
  while (!isOver(injection)) {
    await paused(injection, 200, 900);
    await proxy?.refuse();
    await paused(injection, 30, 900);
    await proxy?.accept();
  }
}

/** Steps of the clock, in milliseconds. */
const steps = [-300_000, -60_000, -7000, -1500, -200, 200, 1500, 7000, 60_000, 300_000];

async function stepClock(injection: Injection): Promise<void> {
  const { environment, client, random } = injection;
  let offset = 0;
  while (!isOver(injection)) {
    await paused(injection, 300, 1500);
    const step = pick(random, steps);
    offset += step;
    const from = performance.now();
    writeFileSync(environment.clockFile, String(offset));
    while (appliedOffset(environment) !== offset && !client.signal.aborted) await delay(5);
    if (step < 0) client.history.clockSetBack.push({ from, to: performance.now() });
  }
}

/** Returns the offset that the program uses. */
function appliedOffset({ clockFile, program }: Environment): number {
  if (program.hasEnded()) throw new Error(`The API has ended:\n${program.output()}`);
  const seen = `${clockFile}.seen`;
  return existsSync(seen) ? Number(readFileSync(seen, 'utf8')) : 0;
}

async function fillDisk(injection: Injection): Promise<void> {
  const { disk } = injection.environment;
  while (!isOver(injection)) {
    await paused(injection, 500, 1000);
    disk?.fill();
    await paused(injection, 500, 1500);
    disk?.free();
  }
}
