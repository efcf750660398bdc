import { setMaxListeners } from 'node:events';
import { readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { check } from './check/check';
import type { Client } from './load/client';
import { NotTestable } from './injection/disk';
import { injectFaults } from './injection/inject';
import { acknowledgedIn, emptyHistory, type History } from './history';
import { type Kind, loadOf } from './kinds';
import { load } from './load/load';
import { gone, isAlive, type Subject } from './environment/program';
import { randomOf } from './random';
import { follow } from './load/readers';
import { prepare, type Environment, readTable } from './environment/environment';
import type { Violation } from './check/violation';

export interface RoundOptions {
  kind: Kind;
  seed: number;
  subject: Subject;
  signal: AbortSignal;
}

export interface RoundResult {
  kind: Kind;
  seed: number;
  requests: number;
  acknowledged: number;
  violations: Violation[];
  history: History;
  /** How many tries faultCounts each fault of the store. */
  faultCounts: Record<string, number>;
  /** Why the kind could not be tested. */
  notTested?: string;
}

/** Runs one round: starts, disturbs, waits until everything has arrived, stops, compares. @throws Error when the API does not start */
export async function runRound(options: RoundOptions): Promise<RoundResult> {
  const { kind, seed, subject } = options;
  const history = emptyHistory();
  try {
    const environment = await prepare(kind, seed, subject);
    try {
      const violations = await played(options, environment, history);
      return {
        ...summary(options, history),
        violations,
        faultCounts: environment.behind?.proxy.faultCounts() ?? {},
        ...doubt(kind, history),
      };
    } finally {
      await environment.remove();
    }
  } catch (error) {
    if (!(error instanceof NotTestable)) throw error;
    return { ...summary(options, history), violations: [], faultCounts: {}, notTested: error.message };
  }
}

function summary({ kind, seed }: RoundOptions, history: History) {
  const { calls, iterations, followed } = history;
  const requests = calls.reduce((sum, { attempts }) => sum + attempts.length, 0) + iterations.length + followed.length;
  const acknowledged = calls.filter((call) => call.method !== 'get' && acknowledgedIn(call)).length;
  return { kind, seed, requests, acknowledged, history };
}

/** A full disk that refuses nothing was not full. */
function doubt(kind: Kind, { calls }: History): { notTested?: string } {
  const isRefused = calls.some(({ attempts }) => attempts.some(({ status }) => status === 503 || status === 507));
  return kind === 'disk-full' && !isRefused ? { notTested: 'no write has faultCounts the full disk' } : {};
}

async function played({ kind, seed, signal }: RoundOptions, environment: Environment, history: History): Promise<Violation[]> {
  setMaxListeners(0, signal); // one for each request on its way
  let last = 0;
  const nextId = (): number => (last += 1);
  const client: Client = { api: { url: environment.program.url }, history, signal, nextId };
  const { duration, isFollowedToTheEnd } = loadOf(kind);
  const until = performance.now() + duration;
  let isQuiet = false;
  const end = isFollowedToTheEnd ? until + shownWithin : until;
  const following = kind === 'clock' ? undefined : follow({ client, until, rest: 400 }, () => isQuiet && performance.now() > end);
  environment.behind?.begin();
  const injecting = injectFaults(kind, { environment, client, random: randomOf(seed, kind), until });
  await Promise.all([load(kind, { client, environment, seed, until }), injecting]);
  await quiet(environment, signal);
  isQuiet = true;
  await following;
  const leftOver = await stopped(environment);
  signal.throwIfAborted();
  const table = await readTable(environment);
  return [...check(kind, history, table), ...leftOver];
}

/** An ascending listing shows a user 15 s after the creation; the rest is for the clock's ticks and the reader's pauses, in milliseconds. */
const shownWithin = 17_000;

const quietFor = 1000;

/** Waits until the last delayed try has arrived and nothing follows it. */
async function quiet({ behind }: Environment, signal: AbortSignal): Promise<void> {
  if (behind === undefined) return;
  await behind.proxy.endFaults();
  for (let since = performance.now(); performance.now() - since < quietFor && !signal.aborted; await delay(20)) {
    if (behind.proxy.pending() > 0) since = performance.now();
  }
}

const ofTheData = /^(users\.db(-wal|-shm)?|signing-key\.pem)$/;

/** Ends the program as Ctrl-C does. It must end, and leave nothing but the data. */
async function stopped({ program, launch, data }: Environment): Promise<Violation[]> {
  const noted = program.noted();
  const failure = await program.stop();
  if (failure !== undefined) return [{ kind: 'left over', text: `${failure}:\n${program.output().slice(-1000)}` }];
  if (noted) await gone(noted.owner);
  const alive = noted && isAlive(noted.engine) ? `the engine, process ${noted.engine}` : undefined;
  const files = launch.directory === undefined ? [] : readdirSync(data).filter((name) => !ofTheData.test(name));
  const left = [...files, ...(alive === undefined ? [] : [alive])];
  return left.length > 0 ? [{ kind: 'left over', text: `After the end of the API there is still ${left.join(', ')}` }] : [];
}
