import { table } from '../table';
import type { Layers } from './layers';
import type { Measurement, Way } from './measure';
import type { Options } from './options';
import { operations, type Operation } from './scenarios';

/** The medians of one operation on one table in one way. */
export interface Middle {
  requestsPerSecond: number;
  p50: number;
  p99: number;
  cpu: { path: number; engine: number };
}

/** An operation on a table. */
export interface Row {
  size: number;
  operation: Operation;
  path: Middle;
  direct: Middle;
  /** Share of an operation's time that the embedded DynamoDB needs for the same calls. */
  engineShare: number;
}

const median = (values: number[]): number => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

export function rowsOf(measured: readonly Measurement[], { sizes }: Pick<Options, 'sizes'>): Row[] {
  return operations.flatMap((operation) =>
    sizes.map((size) => {
      const of = (way: Way) => measured.filter((one) => one.operation === operation && one.size === size && one.way === way);
      const rounds = of('path').map((path, round) => path.requestsPerSecond / (of('direct')[round]?.requestsPerSecond ?? Number.NaN));
      return { size, operation, path: middleOf(of('path')), direct: middleOf(of('direct')), engineShare: median(rounds) };
    }),
  );
}

export const middlesOf = (layers: Layers): Record<string, number> =>
  Object.fromEntries(Object.entries(layers).map(([name, microseconds]) => [name, median(microseconds)]));

const middleOf = (measured: readonly Measurement[]): Middle => ({
  requestsPerSecond: median(measured.map((one) => one.requestsPerSecond)),
  p50: median(measured.map((one) => one.p50)),
  p99: median(measured.map((one) => one.p99)),
  cpu: { path: median(measured.map(({ cpu }) => cpu.path)), engine: median(measured.map(({ cpu }) => cpu.engine)) },
});

const header = [
  '',
  'requests/s',
  'p50, ms',
  'p99, ms',
  'directly/s',
  'p50, ms',
  'p99, ms',
  'engine’s share',
  'CPU of ours, ms',
  'of the engine',
];

export interface Result {
  rows: Row[];
  /** Microseconds of processor time by the last part of the path that a request reaches. */
  layers: Record<string, number>;
  /** Memory after the load in megabytes: of gateway and functions, and of the embedded DynamoDB. */
  memory: { size: number; path: number; engine: number }[];
}

/** Returns the results as text. */
export function report({ rows, layers, memory }: Result, { connections, seconds, rounds }: Options): string {
  const lines = rows.map(({ operation, size, path, direct, engineShare }) => [
    `${operation} at ${size.toLocaleString('en')}`,
    ...[path, direct].flatMap(({ requestsPerSecond, p50, p99 }) => [requestsPerSecond, p50, p99]),
    `${Math.round(engineShare * 100)} %`,
    path.cpu.path,
    path.cpu.engine,
  ]);
  const title = `npm start on disk and its engine directly, ${connections} connections, medians of ${rounds} rounds of ${seconds} s, Node ${process.version}`;
  const steps = Object.entries(layers).map(([name, microseconds], n, all) => [name, microseconds, microseconds - (all[n - 1]?.[1] ?? 0)]);
  const further = `Processor time of a get in the process of gateway and functions, by the last part that a request reaches\n\n${table(['', 'µs', 'added'], steps)}`;
  const sizes = memory.map(({ size, path, engine }) => [`${size.toLocaleString('en')} users`, path, engine]);
  const kept = `Memory after the load\n\n${table(['', 'gateway and functions, MB', 'engine, MB'], sizes)}`;
  return `\n${[title, table(header, lines), further, kept].join('\n\n')}\n`;
}
