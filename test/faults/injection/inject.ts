import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../load/client';
import { acknowledgedIn } from '../history';
import type { Kind } from '../kinds';
import { gone, startProgram } from '../environment/program';
import { between, pick, type Random } from '../random';
import type { Setting } from '../environment/environment';

export interface Disturbance {
  setting: Setting;
  client: Client;
  random: Random;
  until: number;
}

/** Disturbs the program or its store until the time is over, and then leaves both whole. @throws Error when the program does not start again */
export async function disturb(kind: Kind, disturbance: Disturbance): Promise<void> {
  if (kind === 'kill-npm' || kind === 'kill-node' || kind === 'kill-engine') await killing(kind, disturbance);
  if (kind === 'refused' || kind === 'mixed') await refusing(disturbance);
  if (kind === 'clock') await steppingClock(disturbance);
  if (kind === 'disk-full') await fillingDisk(disturbance);
}

const isOver = ({ client, until }: Disturbance): boolean => client.signal.aborted || performance.now() >= until;

/** Pauses; ends early when the round is interrupted. */
const paused = ({ client, random }: Disturbance, least: number, most: number): Promise<void> =>
  delay(between(random, least, most), undefined, { signal: client.signal }).catch(() => {});

async function killing(kind: 'kill-npm' | 'kill-node' | 'kill-engine', disturbance: Disturbance): Promise<void> {
  const { setting, client } = disturbance;
  while (!isOver(disturbance)) {
    await paused(disturbance, 300, 1500);
    await writing(disturbance);
    if (client.signal.aborted) return;
    const { owner, engine } = setting.program.noted() ?? {};
    if (owner === undefined || engine === undefined) throw new Error('The data directory has no note of a running API');
    const victim = { 'kill-npm': setting.program.pid, 'kill-node': owner, 'kill-engine': engine }[kind];
    process.kill(victim, 'SIGKILL');
    // A start while the old process lives is refused, as it should be.
    await gone(owner);
    setting.program.destroy();
    setting.program = await startProgram(setting.launch);
    client.place.url = setting.program.url;
  }
}

/** What is killed must be at work, on a slow machine too. */
const leastWrites = 30;

/** Waits until the clients have had some more writes acknowledged. */
async function writing(disturbance: Disturbance): Promise<void> {
  const { intents } = disturbance.client.history;
  const acknowledged = (): number => intents.filter((intent) => intent.method !== 'get' && acknowledgedIn(intent)).length;
  for (const first = acknowledged(); acknowledged() < first + leastWrites && !isOver(disturbance);) await delay(20);
}

/** The engine cannot be reached for a time that is sometimes shorter and sometimes longer than the retries of the SDK. */
async function refusing(disturbance: Disturbance): Promise<void> {
  const { proxy } = disturbance.setting.behind ?? {};
  while (!isOver(disturbance)) {
    await paused(disturbance, 200, 900);
    await proxy?.refuse();
    await paused(disturbance, 30, 900);
    await proxy?.accept();
  }
}

/** Steps of the clock in milliseconds. */
const steps = [-300_000, -60_000, -7000, -1500, -200, 200, 1500, 7000, 60_000, 300_000];

async function steppingClock(disturbance: Disturbance): Promise<void> {
  const { setting, client, random } = disturbance;
  let offset = 0;
  while (!isOver(disturbance)) {
    await paused(disturbance, 300, 1500);
    const step = pick(random, steps);
    offset += step;
    const from = performance.now();
    writeFileSync(setting.clockFile, String(offset));
    while (offsetSeen(setting) !== offset && !client.signal.aborted) await delay(5);
    if (step < 0) client.history.setBack.push({ from, to: performance.now() });
  }
}

/** The offset that the program goes by. */
function offsetSeen({ clockFile, program }: Setting): number {
  if (program.hasEnded()) throw new Error(`The API has ended:\n${program.output()}`);
  const seen = `${clockFile}.seen`;
  return existsSync(seen) ? Number(readFileSync(seen, 'utf8')) : 0;
}

async function fillingDisk(disturbance: Disturbance): Promise<void> {
  const { disk } = disturbance.setting;
  while (!isOver(disturbance)) {
    await paused(disturbance, 500, 1000);
    disk?.fill();
    await paused(disturbance, 500, 1500);
    disk?.free();
  }
}
