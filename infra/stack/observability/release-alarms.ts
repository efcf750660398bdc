import { Duration } from 'aws-cdk-lib';
import { Alarm, ComparisonOperator, type IMetric, Metric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { businessMetrics, internalErrors } from '../../../src/config';
import { aliasName } from '../release/alias';
import type { Served } from '../functions';
import { named } from '../names';

/** The alarms on 5 minutes are too slow for a release of 10 minutes. */
const period = Duration.minutes(1);

/** The definition of one alarm on the current version of a function. */
interface ReleaseAlarm {
  /** Part of the logical id. */
  id: string;
  /** Part of the name of the alarm. */
  name: string;
  metric: IMetric;
  /** The alarm goes off when the metric is greater than this value, in the unit of the metric. */
  above: number;
  /** The number of minutes above the value, within `of` minutes. */
  minutes: number;
  of: number;
  description: string;
}

/**
 * Adds the alarms that roll a release of the function back. They watch only the version that the alias refers to after the release: an alarm
 * on the whole API would dilute the errors of a version that serves 10 % of the requests, and an API that already fails could not be
 * repaired by a release.
 */
export const releaseAlarms = (scope: Construct, served: Served, suffix: string): Alarm[] =>
  alarmsOf(served, suffix).map(
    ({ id, name, metric, above, minutes, of, description }) =>
      new Alarm(scope, `${served.operation.functionName}${id}Alarm`, {
        alarmName: named(suffix, served.operation.id, name),
        alarmDescription: `${description} A release in progress is rolled back. See docs/runbook.md#release-rolled-back`,
        metric,
        threshold: above,
        comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD,
        evaluationPeriods: of,
        datapointsToAlarm: minutes,
        // A version without requests raises no alarm.
        treatMissingData: TreatMissingData.NOT_BREACHING,
      }),
  );

const alarmsOf = (served: Served, suffix: string): ReleaseAlarm[] => [
  {
    id: 'ReleaseErrors',
    name: 'release-errors',
    metric: versionMetric(served, 'Errors', 'Sum'),
    above: 0,
    minutes: 1,
    of: 1,
    description: `The current version of ${served.operation.id} crashed or timed out.`,
  },
  {
    id: 'ReleaseInternalErrors',
    name: 'release-internal-errors',
    metric: internalErrorsMetric(served, suffix),
    above: 0,
    minutes: 1,
    of: 1,
    description: `The current version of ${served.operation.id} responded with an error of its code or its deployment.`,
  },
  {
    id: 'ReleaseLatency',
    name: 'release-latency',
    metric: versionMetric(served, 'Duration', 'p99'),
    above: 1000,
    minutes: 2,
    of: 3,
    description: `The slowest 1 % of the requests to the current version of ${served.operation.id} took longer than 1 s in 2 of 3 minutes.`,
  },
];

/**
 * Returns a metric of the invocations of the current version by way of the alias.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics-view.html
 */
const versionMetric = ({ function: lambda }: Served, metricName: string, statistic: string): Metric =>
  new Metric({
    namespace: 'AWS/Lambda',
    metricName,
    dimensionsMap: {
      FunctionName: lambda.functionName,
      Resource: `${lambda.functionName}:${aliasName}`,
      ExecutedVersion: lambda.currentVersion.version,
    },
    statistic,
    period,
  });

/** Returns the metric that the functions emit for each internal error. Lambda counts such an invocation as a success. */
const internalErrorsMetric = ({ operation, function: lambda }: Served, suffix: string): Metric =>
  new Metric({
    namespace: businessMetrics.namespace,
    metricName: internalErrors.name,
    dimensionsMap: {
      [businessMetrics.dimension]: suffix,
      [internalErrors.operation]: operation.id,
      [internalErrors.version]: lambda.currentVersion.version,
    },
    statistic: 'Sum',
    period,
  });
