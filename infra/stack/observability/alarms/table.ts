import { capacities, type Capacity, capacityMetric, filled, kinds, type Kind, type Monitored, systemErrors } from '../metrics';
import { scalingRangeOf } from '../limits';
import type { AlarmDefinition } from './definition';

/**
 * Alarms on the table and its indexes.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html
 */
export const tableAlarms = ({ table }: Monitored): AlarmDefinition[] => [
  ...capacities(table).flatMap((capacity) => kinds.flatMap((kind) => [throttled(capacity, kind), ...atMaximum(capacity, kind)])),
  {
    id: 'TableSystemErrors',
    name: 'table-system-errors',
    metric: systemErrors(table),
    // DynamoDB fails a few requests of a million, and the functions retry them.
    above: 10,
    periods: 3,
    description: 'DynamoDB failed with more than 10 internal errors per 5 minutes for 15 minutes.',
    section: 'table-system-errors',
  },
];

const throttled = (capacity: Capacity, kind: Kind): AlarmDefinition => ({
  id: `${capacity.id}${kind}Throttle`,
  name: `${capacity.label}-${kind.toLowerCase()}-throttled`,
  metric: filled(capacityMetric(capacity, `${kind}ThrottleEvents`), `${kind} throttle events`),
  above: 0,
  periods: 1,
  description: `DynamoDB throttled a ${kind.toLowerCase()} of the ${capacity.label}: its capacity was exceeded.`,
  section: 'table-throttled',
});

/** Returns no alarm when auto scaling cannot raise the capacity: with on-demand capacity, or with a minimum equal to the maximum. */
function atMaximum(capacity: Capacity, kind: Kind): AlarmDefinition[] {
  const range = scalingRangeOf(capacity, kind);
  if (!range || range.min === range.max) return [];
  return [
    {
      id: `${capacity.id}${kind}Maximum`,
      name: `${capacity.label}-${kind.toLowerCase()}-at-maximum`,
      metric: capacityMetric(capacity, `Provisioned${kind}CapacityUnits`, 'Average'),
      // Capacity is a whole number of units.
      above: range.max - 1,
      periods: 3,
      description: `The provisioned ${kind.toLowerCase()} capacity of the ${capacity.label} has been at its maximum of ${range.max} units for 15 minutes.`,
      section: 'table-at-maximum',
    },
  ];
}
