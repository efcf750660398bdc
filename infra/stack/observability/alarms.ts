import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { Construct } from 'constructs';
import type { Api } from '../rest-api';
import type { Served } from '../functions';
import { apiMetric, capacities, capacityMetric, filled, period } from './metrics';
import { named } from '../names';

/** What somebody should look at. */
interface Concern {
  id: string;
  /** Part of the alarm's name. */
  name: string;
  metric: IMetric;
  /** It alarms above this, in the unit of the metric. */
  above: number;
  /** For so many periods one after the other. */
  periods: number;
  what: string;
  /** In docs/runbook.md. */
  section: string;
}

interface Watched {
  suffix: string;
  table: Table;
  served: readonly Served[];
  api: Api;
}

/** The alarms, each with where to read on. Silence is no alarm: nobody called. */
export function addAlarms(scope: Construct, watched: Watched, topic: ITopic | undefined): Alarm[] {
  const concerns = [...ofTable(watched), ...ofFunctions(watched), ...ofApi(watched)];
  const alarms = concerns.map((concern) => alarmOf(scope, concern, watched.suffix));
  if (topic) for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
  return alarms;
}

const alarmOf = (scope: Construct, { id, name, metric, above, periods, what, section }: Concern, suffix: string): Alarm =>
  new Alarm(scope, `${id}Alarm`, {
    alarmName: named(suffix, name),
    alarmDescription: `${what} See docs/runbook.md#${section}`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
const ofTable = ({ table }: Watched): Concern[] =>
  capacities(table).flatMap((capacity) =>
    (['Read', 'Write'] as const).map((kind) => ({
      id: `${capacity.id}${kind}Throttle`,
      name: `${capacity.label}-${kind.toLowerCase()}-throttled`,
      metric: filled(capacityMetric(capacity, `${kind}ThrottleEvents`), `${kind} throttle events`),
      above: 0,
      periods: 1,
      what: `DynamoDB refused a ${kind.toLowerCase()} of the ${capacity.label} for want of capacity.`,
      section: 'table-throttled',
    })),
  );

/** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const ofFunctions = ({ served }: Watched): Concern[] =>
  served.flatMap(({ operation: { id, functionName }, function: lambda }) => [
    {
      id: `${functionName}Errors`,
      name: `${id}-errors`,
      metric: lambda.metricErrors({ period }),
      above: 0,
      periods: 1,
      what: `${id} crashed or ran out of time; a refusal is no error.`,
      section: 'function-errors',
    },
    {
      id: `${functionName}Throttles`,
      name: `${id}-throttled`,
      metric: lambda.metricThrottles({ period }),
      above: 0,
      periods: 1,
      what: `${id} was called more often at once than it may run.`,
      section: 'function-throttled',
    },
  ]);

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
const ofApi = ({ api }: Watched): Concern[] => [
  {
    id: 'Api4xx',
    name: 'api-4xx',
    metric: rate(api, '4XXError', 'Refused requests, %'),
    above: 25,
    periods: 3,
    what: 'More than 25 % of the requests were refused for 15 minutes.',
    section: 'api-4xx',
  },
  {
    id: 'Api5xx',
    name: 'api-5xx',
    metric: rate(api, '5XXError', 'Failed requests, %'),
    above: 1,
    periods: 1,
    what: 'More than 1 % of the requests failed within 5 minutes.',
    section: 'api-5xx',
  },
  {
    id: 'ApiLatency',
    name: 'api-latency',
    metric: apiMetric(api, 'Latency', 'p99'),
    above: 2000,
    periods: 3,
    what: 'One request in a hundred took longer than 2 s for 15 minutes.',
    section: 'api-latency',
  },
];

/** Percent of the requests. Of a handful it says nothing, so below 20 in a period it is 0. */
const rate = (api: Api, metricName: string, label: string): MathExpression =>
  new MathExpression({
    expression: 'IF(FILL(requests, 0) < 20, 0, 100 * errors / requests)',
    usingMetrics: { requests: apiMetric(api, 'Count', 'SampleCount'), errors: apiMetric(api, metricName, 'Sum') },
    label,
    period,
  });
