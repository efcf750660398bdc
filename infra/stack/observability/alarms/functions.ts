import type { Served } from '../../functions';
import { reservedConcurrencyOf } from '../limits';
import { claimedConcurrency, type Monitored, period } from '../metrics';
import type { AlarmDefinition } from './definition';

/** The share of a limit, in percent, above which an alarm goes off. */
const nearLimit = 80;

/**
 * Alarms on the functions.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html
 */
export const functionAlarms = ({ served }: Monitored): AlarmDefinition[] => [
  ...served.flatMap((one) => [errors(one), throttles(one), ...nearReserved(one)]),
  {
    id: 'ClaimedConcurrency',
    name: 'account-concurrency',
    metric: claimedConcurrency(),
    above: nearLimit,
    periods: 1,
    description: `More than ${nearLimit} % of the concurrent executions that Lambda allows this account are claimed.`,
    section: 'account-concurrency',
  },
];

const errors = ({ operation: { id, functionName }, function: lambda }: Served): AlarmDefinition => ({
  id: `${functionName}Errors`,
  name: `${id}-errors`,
  metric: lambda.metricErrors({ period }),
  above: 0,
  periods: 1,
  description: `${id} crashed or timed out. Responses with an error status do not count.`,
  section: 'function-errors',
});

const throttles = ({ operation: { id, functionName }, function: lambda }: Served): AlarmDefinition => ({
  id: `${functionName}Throttles`,
  name: `${id}-throttled`,
  metric: lambda.metricThrottles({ period }),
  above: 0,
  periods: 1,
  description: `Lambda throttled ${id}: its concurrency limit was reached.`,
  section: 'function-throttled',
});

/** Reserved concurrency is the limit of its function. A function without it shares the limit of the account. */
function nearReserved({ operation: { id, functionName }, function: lambda }: Served): AlarmDefinition[] {
  const reserved = reservedConcurrencyOf(lambda);
  if (reserved === undefined) return [];
  return [
    {
      id: `${functionName}Concurrency`,
      name: `${id}-concurrency`,
      metric: lambda.metric('ConcurrentExecutions', { statistic: 'Maximum', period }),
      above: Math.floor((reserved * nearLimit) / 100),
      periods: 1,
      description: `More than ${nearLimit} % of the ${reserved} reserved concurrent executions of ${id} were in use.`,
      section: 'function-concurrency',
    },
  ];
}
