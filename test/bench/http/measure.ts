import type { Backend } from './backend';
import { drive, type Driven } from './drive';
import type { Options } from './options';
import { type Operation, operations, type Scenario, scenariosOf } from './scenarios';

export const ways = ['path', 'direct'] as const;
export type Way = (typeof ways)[number];

/** One measurement. */
export interface Measurement extends Driven {
  size: number;
  operation: Operation;
  way: Way;
  /** Milliseconds of processor time per request: of gateway and functions, and of the embedded DynamoDB. */
  cpu: { path: number; engine: number };
}

interface Subject {
  size: number;
  backend: Backend;
  scenarios: Record<Operation, Scenario>;
}

/** Measures every operation on every table in turns, through the whole path and directly on the embedded DynamoDB. */
export async function measure(
  backends: Map<number, Backend>,
  { connections, seconds, rounds }: Options,
  progress: (text: string) => void,
): Promise<Measurement[]> {
  const subjects = await Promise.all(
    [...backends].map(async ([size, backend]) => ({ size, backend, scenarios: await scenariosOf(backend.engine.href, size) })),
  );
  for (const subject of subjects) await warmUp(subject, connections);
  const measured: Measurement[] = [];
  for (let round = 0; round < rounds; round += 1) {
    progress(`measuring, round ${round + 1} of ${rounds} …`);
    const order = round % 2 === 0 ? ways : ways.toReversed();
    const turns = operations.flatMap((operation) => subjects.flatMap((subject) => order.map((way) => ({ operation, subject, way }))));
    for (const { operation, subject, way } of turns) measured.push(await once(subject, operation, way, { connections, seconds }));
  }
  progress('\n');
  return measured;
}

type Load = Pick<Options, 'connections' | 'seconds'>;

async function once({ size, backend, scenarios }: Subject, operation: Operation, way: Way, load: Load): Promise<Measurement> {
  const before = backend.cpu();
  const url = way === 'path' ? backend.url : backend.engine;
  const driven = await drive(url, load.connections, load.seconds, scenarios[operation][way]);
  const after = backend.cpu();
  const cpu = { path: (after.path - before.path) / driven.requests, engine: (after.engine - before.engine) / driven.requests };
  return { size, operation, way, ...driven, cpu };
}

/** Sends requests until V8 has optimized the code. */
async function warmUp(subject: Subject, connections: number): Promise<void> {
  for (const operation of operations) await once(subject, operation, 'path', { connections, seconds: 1 });
}
