import type { Bounds } from '../environments/capacity';
import type { Footprint } from './footprint';
import { prices } from './prices';
import { type Consumed, hoursPerMonth, secondsPerMonth, type Units } from './usage';

/** The use of one kind of capacity by the table or by an index in a month. */
interface Load {
  /** For example `write units of EmailIndex`. */
  what: string;
  kind: keyof Units;
  /** Units in the month. */
  consumed: number;
  bounds: Bounds;
}

/** The units of the month, and what they cost. */
export interface CapacityCost {
  units: Units;
  usd: number;
}

/** The target utilization of auto scaling. */
export const targetUtilization = 0.7;

/** Returns the capacity units of the table and of the indexes. Failed conditions consume write units of the table. */
function loadsOf({ table, emailIndex, createdAtIndex, failedConditions }: Consumed, { ranges }: Footprint): Load[] {
  const parts = [
    { name: 'the table', units: { read: table.read, write: table.write + failedConditions }, range: ranges.table },
    { name: 'EmailIndex', units: emailIndex, range: ranges.indexes.EmailIndex },
    { name: 'CreatedAtIndex', units: createdAtIndex, range: ranges.indexes.CreatedAtIndex },
  ];
  return parts.flatMap(({ name, units, range }) =>
    (['read', 'write'] as const).map((kind) => ({ what: `${kind} units of ${name}`, kind, consumed: units[kind], bounds: range[kind] })),
  );
}

/** Returns the units that auto scaling provisions: it keeps the target utilization, and at least the minimum. */
const provisionedUnits = ({ consumed, bounds }: Load): number => Math.max(bounds.min, required(consumed));

const required = (consumed: number): number => Math.ceil(consumed / secondsPerMonth / targetUtilization);

const sumOf = (loads: readonly Load[], of: (load: Load) => number): Units => ({
  read: loads.filter(({ kind }) => kind === 'read').reduce((sum, load) => sum + of(load), 0),
  write: loads.filter(({ kind }) => kind === 'write').reduce((sum, load) => sum + of(load), 0),
});

/** Returns the unit hours of the month with provisioned capacity, without regard to the maximum. */
export function provisionedCost(consumed: Consumed, footprint: Footprint): CapacityCost {
  const units = sumOf(loadsOf(consumed, footprint), (load) => hoursPerMonth * provisionedUnits(load));
  return { units, usd: units.read * prices.readUnitHour.usd + units.write * prices.writeUnitHour.usd };
}

/** Returns the units of the month with on-demand capacity. */
export function onDemandCost(consumed: Consumed, footprint: Footprint): CapacityCost {
  const units = sumOf(loadsOf(consumed, footprint), (load) => load.consumed);
  return { units, usd: units.read * prices.readUnit.usd + units.write * prices.writeUnit.usd };
}

/** Returns the loads that exceed the maximum of the environment, each as a text. */
export function excesses(consumed: Consumed, footprint: Footprint): string[] {
  return loadsOf(consumed, footprint).flatMap((load) => {
    const { max, units } = footprint.onDemand
      ? onDemandLimit(load, footprint.onDemand)
      : { max: load.bounds.max, units: required(load.consumed) };
    return units > max ? [`${units.toLocaleString('en')} ${load.what} (at most ${max.toLocaleString('en')})`] : [];
  });
}

const onDemandLimit = ({ kind, consumed }: Load, { maxReadUnits, maxWriteUnits }: NonNullable<Footprint['onDemand']>) => ({
  max: (kind === 'read' ? maxReadUnits : maxWriteUnits) ?? Number.POSITIVE_INFINITY,
  units: Math.ceil(consumed / secondsPerMonth),
});
