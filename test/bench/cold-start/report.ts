import { percentile, table } from '../table';
import { type Asset, implementations, operations } from './implementations';
import { versionOf } from './install';
import type { Ground, Sample } from './sample';

const columns = ['init', 'first', 'total', 'second'] as const;

/** Returns the results as Markdown, one table per operation. */
export function report(made: readonly Asset[], samples: ReadonlyMap<Asset, readonly Sample[]>, { node, launcher }: Ground): string {
  const place = launcher.length > 0 ? 'pinned to one core' : 'on any core';
  const often = Math.max(...[...samples.values()].map(({ length }) => length));
  const parts = operations.map((operation) =>
    part(
      made.filter((asset) => asset.operation === operation),
      samples,
    ),
  );
  return [`Fresh processes of Node ${versionOf(node)}, ${place}, ${often} samples, DynamoDB over TLS: ms, median (p95)`, ...parts].join(
    '\n\n',
  );
}

function part(made: readonly Asset[], samples: ReadonlyMap<Asset, readonly Sample[]>): string {
  const of = (asset: Asset, column: keyof Sample) => (samples.get(asset) ?? []).map((each) => each[column]).toSorted((a, b) => a - b);
  const ours = made.find(({ implementation }) => implementation === implementations[1]);
  const rows = made.map((asset) => [
    asset.implementation,
    ...columns.map((column) => spread(of(asset, column))),
    ratio(median(of(asset, 'total')) / median(ours ? of(ours, 'total') : [])),
    Math.round(median(of(asset, 'rss')) / 1e6),
    Math.round(asset.kilobytes),
  ]);
  return table(
    [made[0]?.operation ?? '', 'init', 'first request', 'init + first', 'second request', 'ratio', 'RSS, MB', 'bundle, kB'],
    rows,
  );
}

/** The medians of one implementation for one operation, in milliseconds. */
export interface Medians {
  operation: string;
  implementation: string;
  init: number;
  first: number;
  total: number;
}

export const mediansOf = (samples: ReadonlyMap<Asset, readonly Sample[]>): Medians[] =>
  [...samples].map(([{ operation, implementation }, taken]) => {
    const of = (column: 'init' | 'first' | 'total') => median(taken.map((each) => each[column]).toSorted((a, b) => a - b));
    return { operation, implementation, init: of('init'), first: of('first'), total: of('total') };
  });

const median = (sorted: readonly number[]): number => percentile(sorted, 0.5);
const spread = (sorted: readonly number[]): string => `${median(sorted).toFixed(1)} (${percentile(sorted, 0.95).toFixed(1)})`;
const ratio = (value: number): string => value.toFixed(2);
