import { Aws } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import { businessMetrics as business } from '../../../src/config';
import type { Served } from '../functions';
import { apiMetric, capacities, type Capacity, capacityMetric, type Monitored, period } from './metrics';
import { named } from '../names';

/** Adds the dashboard of the environment and returns its URL. */
export function addDashboard(scope: Construct, monitored: Monitored): string {
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: named(monitored.suffix), widgets: widgets(monitored) });
  return `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards:name=${dashboard.dashboardName}`;
}

const widgets = ({ suffix, table, served, api }: Monitored): IWidget[][] => [
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
  ],
  ...capacities(table).map((capacity) => (['Read', 'Write'] as const).map((kind) => capacityGraph(capacity, kind))),
  [
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

/** Shows both metrics in units per second: DynamoDB reports consumed capacity as a sum and provisioned capacity as an average. */
function capacityGraph(capacity: Capacity, kind: 'Read' | 'Write'): GraphWidget {
  const consumed = capacityMetric(capacity, `Consumed${kind}CapacityUnits`);
  const used = new MathExpression({ expression: 'used / PERIOD(used)', usingMetrics: { used: consumed }, label: 'consumed', period });
  const provisioned = capacityMetric(capacity, `Provisioned${kind}CapacityUnits`, 'Average').with({ label: 'provisioned' });
  return new GraphWidget({ title: `${kind} capacity units of the ${capacity.label}`, left: [used, provisioned], width: 12, height: 6 });
}
