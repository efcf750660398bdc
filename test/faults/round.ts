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
import { prepareEnvironment, type Environment, readTable } from './environment/environment';
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
  /** How many attempts each fault of the store has affected. */
  faultCounts: Record<string, number>;
  /** Why the kind could not be tested. */
  notTested?: string;
}

/**
 * Runs one round: starts the API, runs the clients while faults are injected, waits until delayed attempts have ended, stops the API, and checks
 * the history against the table.
 * @throws Error when the API does not start
 */
export async function runRound(options: RoundOptions): Promise<RoundResult> {
  const { kind, seed, subject } = options;
  const history = emptyHistory();
  try {
    const environment = await prepareEnvironment(kind, seed, subject);
    try {
      const violations = await runClients(options, environment, history);
      return {
        ...summary(options, history),
        violations,
        faultCounts: environment.store?.proxy.faultCounts() ?? {},
        ...inconclusive(kind, history),
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

/** Returns why the round proves nothing: a full disk that rejects no write was not full. */
function inconclusive(kind: Kind, { calls }: History): { notTested?: string } {
  const isRejected = calls.some(({ attempts }) => attempts.some(({ status }) => status === 503 || status === 507));
  return kind === 'disk-full' && !isRejected ? { notTested: 'the full disk rejected no write' } : {};
}

async function runClients({ kind, seed, signal }: RoundOptions, environment: Environment, history: History): Promise<Violation[]> {
  // Each request in flight adds a listener.
  setMaxListeners(0, signal);
  let last = 0;
  const nextId = (): number => (last += 1);
  const client: Client = { api: { url: environment.program.url }, history, signal, nextId };
  const { duration, isFollowedToTheEnd } = loadOf(kind);
  const until = performance.now() + duration;
  let isQuiet = false;
  const end = isFollowedToTheEnd ? until + shownWithin : until;
  const following = kind === 'clock' ? undefined : follow({ client, until, rest: 400 }, () => isQuiet && performance.now() > end);
  environment.store?.startFaults();
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

/** An ascending listing shows a user within 15 s of the creation; the rest allows for the pauses of the reader. In milliseconds. */
const shownWithin = 17_000;

/** In milliseconds. */
const quietFor = 1000;

/** Waits until the last delayed attempt has ended and none has followed for a second. */
async function quiet({ store }: Environment, signal: AbortSignal): Promise<void> {
  if (store === undefined) return;
  await store.proxy.endFaults();
  for (let since = performance.now(); performance.now() - since < quietFor && !signal.aborted; await delay(20)) {
    if (store.proxy.pending() > 0) since = performance.now();
  }
}

const dataFiles = /^(users\.db(-wal|-shm)?|signing-key\.pem)$/;

/** Stops the program as Ctrl-C does. It must end and leave only its data files. */
async function stopped({ program, launch, data }: Environment): Promise<Violation[]> {
  const holders = program.lockHolders();
  const failure = await program.stop();
  if (failure !== undefined) return [{ kind: 'left over', text: `${failure}:\n${program.output().slice(-1000)}` }];
  if (holders) await gone(holders.owner);
  const alive = holders && isAlive(holders.engine) ? `the engine, process ${holders.engine}` : undefined;
  const files = launch.directory === undefined ? [] : readdirSync(data).filter((name) => !dataFiles.test(name));
  const left = [...files, ...(alive === undefined ? [] : [alive])];
  return left.length > 0 ? [{ kind: 'left over', text: `After the API has ended, the following remains: ${left.join(', ')}` }] : [];
}
