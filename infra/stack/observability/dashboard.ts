import { Aws } from 'aws-cdk-lib';
import { Dashboard, GraphWidget, type IMetric, type IWidget, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import { businessMetrics as business } from '../../../src/config';
import type { Api } from '../rest-api';
import type { Served } from '../functions';
import { apiMetric, capacities, type Capacity, capacityMetric, period } from './metrics';
import { named } from '../names';

interface Shown {
  suffix: string;
  table: Table;
  served: readonly Served[];
  api: Api;
}

/** One page that says how the environment is. Gives its URL. */
export function addDashboard(scope: Construct, shown: Shown): string {
  const dashboard = new Dashboard(scope, 'Dashboard', { dashboardName: named(shown.suffix), widgets: widgets(shown) });
  return `https://${Aws.REGION}.console.aws.amazon.com/cloudwatch/home?region=${Aws.REGION}#dashboards:name=${dashboard.dashboardName}`;
}

const widgets = ({ suffix, table, served, api }: Shown): IWidget[][] => [
  [
    graph('Traffic', [apiMetric(api, 'Count', 'SampleCount')]),
    graph('Errors of the API', [apiMetric(api, '4XXError', 'Sum'), apiMetric(api, '5XXError', 'Sum')]),
    graph(
      'Latency of the API, ms',
      ['p50', 'p90', 'p99'].map((statistic) => apiMetric(api, 'Latency', statistic)),
    ),
  ],
  [
    graph('Errors of the functions', ofEach(served, 'Errors', 'Sum')),
    graph('Throttled calls of the functions', ofEach(served, 'Throttles', 'Sum')),
    graph('Duration of the functions, p99, ms', ofEach(served, 'Duration', 'p99')),
    graph('Concurrency', ofEach(served, 'ConcurrentExecutions', 'Maximum')),
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

/** Both in units a second, for DynamoDB sums up what is consumed and averages what is provisioned. */
function capacityGraph(capacity: Capacity, kind: 'Read' | 'Write'): GraphWidget {
  const consumed = capacityMetric(capacity, `Consumed${kind}CapacityUnits`);
  const used = new MathExpression({ expression: 'used / PERIOD(used)', usingMetrics: { used: consumed }, label: 'consumed', period });
  const provisioned = capacityMetric(capacity, `Provisioned${kind}CapacityUnits`, 'Average').with({ label: 'provisioned' });
  return new GraphWidget({ title: `${kind} units of the ${capacity.label}`, left: [used, provisioned], width: 12, height: 6 });
}
