import { Aws } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { businessMetrics as business } from '../../../src/config';
import type { Served } from '../functions';
import { named } from '../names';
import type { WebAcl } from '../web-acl/web-acl';
import { scalingRangeOf } from './limits';
import {
  apiMetric,
  capacities,
  type Capacity,
  capacityMetric,
  claimedConcurrency,
  type Kind,
  kinds,
  type Monitored,
  period,
  systemErrors,
  webAclMetric,
} from './metrics';

/** Adds the dashboard of the environment and returns its URL. It shows every metric that an alarm watches. */
export function addDashboard(scope: Construct, monitored: Monitored): string {
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: named(monitored.suffix), widgets: widgets(monitored) });
  return `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards:name=${dashboard.dashboardName}`;
}

const widgets = ({ suffix, table, served, api, webAcl }: Monitored): IWidget[][] => [
  [
    graph('Traffic', [apiMetric(api, 'Count', 'SampleCount')]),
    graph('API errors', [apiMetric(api, '4XXError', 'Sum'), apiMetric(api, '5XXError', 'Sum')]),
    graph(
      'API latency, ms',
      ['p50', 'p90', 'p99'].map((statistic) => apiMetric(api, 'Latency', statistic)),
    ),
  ],
  [
    graph('Function errors', ofEach(served, 'Errors', 'Sum')),
    graph('Throttled function invocations', ofEach(served, 'Throttles', 'Sum')),
    graph('Function duration, p99, ms', ofEach(served, 'Duration', 'p99')),
    graph('Concurrent executions', ofEach(served, 'ConcurrentExecutions', 'Maximum')),
    graph('Concurrency of the account', [claimedConcurrency()]),
    graph('DynamoDB system errors', [systemErrors(table)]),
  ],
  ...capacities(table).map((capacity) => kinds.map((kind) => capacityGraph(capacity, kind))),
  [
    ...(webAcl ? webAclGraphs(webAcl) : []),
    graph(
      'Users',
      Object.values(business.counters).map((name) => counter(name, suffix)),
    ),
  ],
];

const graph = (title: string, left: IMetric[]): GraphWidget => new GraphWidget({ title, left, width: 8, height: 6 });

const ofEach = (served: readonly Served[], metricName: string, statistic: string): IMetric[] =>
  served.map(({ operation, function: lambda }) => lambda.metric(metricName, { statistic, period, label: operation.id }));

const counter = (metricName: string, suffix: string): Metric =>
  new Metric({ namespace: business.namespace, metricName, dimensionsMap: { [business.dimension]: suffix }, statistic: 'Sum', period });

const webAclGraphs = (webAcl: WebAcl): GraphWidget[] => [
  graph('Requests at the web ACL', [webAclMetric(webAcl, 'AllowedRequests'), webAclMetric(webAcl, 'BlockedRequests')]),
  graph(
    'Requests that a rule blocked or counted',
    webAcl.rules.flatMap((rule) =>
      ['BlockedRequests', 'CountedRequests'].map((name) => webAclMetric(webAcl, name, rule).with({ label: `${rule}: ${name}` })),
    ),
  ),
];

/** Shows consumed and provisioned capacity in units per second: DynamoDB reports the first as a sum and the second as an average. */
function capacityGraph(capacity: Capacity, kind: Kind): GraphWidget {
  const consumed = capacityMetric(capacity, `Consumed${kind}CapacityUnits`);
  const used = new MathExpression({ expression: 'used / PERIOD(used)', usingMetrics: { used: consumed }, label: 'consumed', period });
  const provisioned = capacityMetric(capacity, `Provisioned${kind}CapacityUnits`, 'Average').with({ label: 'provisioned' });
  const throttled = capacityMetric(capacity, `${kind}ThrottleEvents`).with({ label: 'throttled' });
  const range = scalingRangeOf(capacity, kind);
  return new GraphWidget({
    title: `${kind} capacity units of the ${capacity.label}`,
    left: range ? [used, provisioned] : [used],
    right: [throttled],
    ...(range && { leftAnnotations: [{ value: range.max, label: 'maximum' }] }),
    width: 12,
    height: 6,
  });
}
