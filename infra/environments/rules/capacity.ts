import { table } from '../../../src/dynamodb/table';
import type { Bounds, CapacityRange } from '../capacity';
import type { Environment } from '../environment';
import { isInteger, type Rule } from './rule';

/**
 * The default quota of a table, and of an account for one table. A higher quota can be requested.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ServiceQuotas.html
 */
const maxUnits = 40_000;

export function rulesOfCapacity({ capacity }: Environment): Rule[] {
  if (capacity === undefined) return [];
  if (capacity.kind === 'on-demand') {
    const { maxReadUnits, maxWriteUnits } = capacity;
    return [...limit('capacity.maxReadUnits', maxReadUnits), ...limit('capacity.maxWriteUnits', maxWriteUnits)];
  }
  const ofIndexes = table.indexes.map(({ name }) => [`capacity.indexes.${name}`, capacity.indexes?.[name]] as const);
  return [['capacity.table', capacity.table] as const, ...ofIndexes].flatMap(([name, range]) => rulesOfRange(name, range));
}

const limit = (name: string, value: number | undefined): Rule[] =>
  value === undefined ? [] : [{ name, value, isValid: isInteger(value, 1, maxUnits), accepted: `an integer from 1 to ${maxUnits}` }];

const rulesOfRange = (name: string, range: CapacityRange = {}): Rule[] =>
  Object.entries(range).map(([kind, bounds]: [string, Bounds]) => ({
    name: `${name}.${kind}`,
    value: bounds,
    isValid: isInteger(bounds.min, 1, maxUnits) && isInteger(bounds.max, bounds.min, maxUnits),
    accepted: `a min and a max, integers from 1 to ${maxUnits} with min <= max`,
  }));
