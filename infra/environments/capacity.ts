import type { table } from '../../src/dynamodb/table';

export type IndexName = (typeof table.indexes)[number]['name'];

/** How DynamoDB provides capacity to the table and its indexes. */
export type Capacity = Provisioned | OnDemand;

/** Auto scaling keeps the provisioned units within a range, for the table and for each index. */
export interface Provisioned {
  kind: 'provisioned';
  table?: CapacityRange;
  indexes?: Partial<Record<IndexName, CapacityRange>>;
}

/** DynamoDB bills each request and has no limit but its quotas. */
export interface OnDemand {
  kind: 'on-demand';
  /** The limit of the table and of each index in read units per second. Default: none. */
  maxReadUnits?: number;
  /** The limit of the table and of each index in write units per second. Default: none. */
  maxWriteUnits?: number;
}

/** The provisioned capacity units of the table or of one index. Default of each: 2 to 20. */
export interface CapacityRange {
  read?: Bounds;
  write?: Bounds;
}

/** Capacity units: integers from 1 to 40,000. */
export interface Bounds {
  min: number;
  max: number;
}

const defaultBounds: Bounds = { min: 2, max: 20 };

/** The ranges of provisioned capacity, complete. */
export interface Ranges {
  table: Required<CapacityRange>;
  indexes: Record<IndexName, Required<CapacityRange>>;
}

/** Returns the ranges of provisioned capacity with their defaults. Undefined: the capacity is on-demand. */
export const rangesOf = (capacity: Capacity = { kind: 'provisioned' }): Ranges | undefined =>
  capacity.kind === 'on-demand' ? undefined : completeRanges(capacity);

export const completeRanges = ({ table, indexes }: Pick<Provisioned, 'table' | 'indexes'> = {}): Ranges => ({
  table: complete(table),
  indexes: { EmailIndex: complete(indexes?.EmailIndex), CreatedAtIndex: complete(indexes?.CreatedAtIndex) },
});

const complete = ({ read = defaultBounds, write = defaultBounds }: CapacityRange = {}): Required<CapacityRange> => ({ read, write });
