import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { table as definition } from '../../../src/dynamodb/table';
import type { Api } from '../rest-api';

export const period = Duration.minutes(5);

/** A metric of the API as a whole. The one that says ApiName alone sums up all stages. */
export const apiMetric = ({ name, stageName }: Api, metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiName: name, Stage: stageName }, statistic, period });

/** What has its own capacity: the table, and each of its indexes. */
export interface Capacity {
  /** As logical ids have it. */
  id: string;
  label: string;
  dimensions: Record<string, string>;
}

export const capacities = (table: Table): Capacity[] => [
  { id: 'Table', label: 'table', dimensions: { TableName: table.tableName } },
  ...definition.indexes.map(({ name }) => ({
    id: name,
    label: name,
    dimensions: { TableName: table.tableName, GlobalSecondaryIndexName: name },
  })),
];

export const capacityMetric = ({ dimensions }: Capacity, metricName: string, statistic = 'Sum'): Metric =>
  new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap: dimensions, statistic, period });

/** A metric that is there only when something happened, as a number at all times. */
export const filled = (metric: IMetric, label: string): MathExpression =>
  new MathExpression({ expression: 'FILL(events, 0)', usingMetrics: { events: metric }, label, period });
