import { Aws } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, MathExpression, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { named } from '../names';
import type { Api } from '../rest-api';
import { apiMetric, capacities, capacityMetric, filled, type Monitored, period } from './metrics';

/** The definition of one alarm. */
interface AlarmDefinition {
  /** Part of the logical id. */
  id: string;
  /** Part of the name of the alarm. */
  name: string;
  metric: IMetric;
  /** The alarm goes off when the metric is greater than this value, in the unit of the metric. */
  above: number;
  /** The number of consecutive periods of 5 minutes. */
  periods: number;
  description: string;
  /** Anchor of the section in docs/runbook.md that says what to do. */
  section: string;
}

/**
 * Adds the alarms. Their descriptions link to the runbook.
 * @param email receives the alarms; undefined: the alarms notify no one
 */
export function addAlarms(scope: Construct, monitored: Monitored, email: string | undefined): Alarm[] {
  const definitions = [...tableAlarms(monitored), ...functionAlarms(monitored), ...apiAlarms(monitored)];
  const topic = email === undefined ? undefined : addTopic(scope, monitored.suffix, email);
  const alarms = definitions.map((definition) => addAlarm(scope, definition, monitored.suffix));
  if (topic) for (const alarm of alarms) alarm.addAlarmAction(new SnsAction(topic));
  return alarms;
}

/** Missing data is not breaching: an API without requests raises no alarm. */
const addAlarm = (scope: Construct, { id, name, metric, above, periods, description, section }: AlarmDefinition, suffix: string): Alarm =>
  new Alarm(scope, `${id}Alarm`, {
    alarmName: named(suffix, name),
    alarmDescription: `${description} See docs/runbook.md#${section}`,
    metric,
    threshold: above,
    comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: TreatMissingData.NOT_BREACHING,
  });

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/metrics-dimensions.html */
const tableAlarms = ({ table }: Monitored): AlarmDefinition[] =>
  capacities(table).flatMap((capacity) =>
    (['Read', 'Write'] as const).map((kind) => ({
      id: `${capacity.id}${kind}Throttle`,
      name: `${capacity.label}-${kind.toLowerCase()}-throttled`,
      metric: filled(capacityMetric(capacity, `${kind}ThrottleEvents`), `${kind} throttle events`),
      above: 0,
      periods: 1,
      description: `DynamoDB throttled a ${kind.toLowerCase()} of the ${capacity.label}: its capacity was exceeded.`,
      section: 'table-throttled',
    })),
  );

/** @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-types.html */
const functionAlarms = ({ served }: Monitored): AlarmDefinition[] =>
  served.flatMap(({ operation: { id, functionName }, function: lambda }) => [
    {
      id: `${functionName}Errors`,
      name: `${id}-errors`,
      metric: lambda.metricErrors({ period }),
      above: 0,
      periods: 1,
      description: `${id} crashed or timed out. Responses with an error status do not count.`,
      section: 'function-errors',
    },
    {
      id: `${functionName}Throttles`,
      name: `${id}-throttled`,
      metric: lambda.metricThrottles({ period }),
      above: 0,
      periods: 1,
      description: `Lambda throttled ${id}: its concurrency limit was reached.`,
      section: 'function-throttled',
    },
  ]);

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html */
const apiAlarms = ({ api }: Monitored): AlarmDefinition[] => [
  {
    id: 'Api4xx',
    name: 'api-4xx',
    metric: rate(api, '4XXError', '4xx responses, %'),
    above: 25,
    periods: 3,
    description: 'More than 25 % of the requests received a 4xx response for 15 minutes.',
    section: 'api-4xx',
  },
  {
    id: 'Api5xx',
    name: 'api-5xx',
    metric: rate(api, '5XXError', '5xx responses, %'),
    above: 1,
    periods: 1,
    description: 'More than 1 % of the requests received a 5xx response within 5 minutes.',
    section: 'api-5xx',
  },
  {
    id: 'ApiLatency',
    name: 'api-latency',
    metric: apiMetric(api, 'Latency', 'p99'),
    above: 2000,
    periods: 3,
    description: 'The slowest 1 % of the requests took longer than 2 s for 15 minutes.',
    section: 'api-latency',
  },
];

/** Returns the share of the requests, in percent. It is 0 in a period with fewer than 20 requests, where the share says nothing. */
const rate = (api: Api, metricName: string, label: string): MathExpression =>
  new MathExpression({
    expression: 'IF(FILL(requests, 0) < 20, 0, 100 * errors / requests)',
    usingMetrics: { requests: apiMetric(api, 'Count', 'SampleCount'), errors: apiMetric(api, metricName, 'Sum') },
    label,
    period,
  });

/** Adds the topic that sends the alarms by email. Its subscription starts when the recipient confirms it. */
function addTopic(scope: Construct, suffix: string, email: string): Topic {
  const topic = new Topic(scope, 'AlarmTopic', { topicName: named(suffix, 'alarms'), enforceSSL: true });
  topic.addSubscription(new EmailSubscription(email));
  // The policy that enforces TLS replaces the default policy, which allows CloudWatch to publish.
  topic.addToResourcePolicy(allowAlarms(topic));
  return topic;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const allowAlarms = ({ topicArn }: Topic): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
