import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { table as definition } from '../../../src/dynamodb/table';
import type { Served } from '../functions';
import type { Api } from '../rest-api';

/** The resources that alarms and the dashboard monitor. */
export interface Monitored {
  suffix: string;
  table: Table;
  served: readonly Served[];
  api: Api;
}

export const period = Duration.minutes(5);

/** Returns a metric of the stage. With the dimension ApiName alone, the metric would add up all stages. */
export const apiMetric = ({ name, stageName }: Api, metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiName: name, Stage: stageName }, statistic, period });

/** A unit with its own provisioned capacity: the table or one of its indexes. */
export interface Capacity {
  /** Part of logical ids. */
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

/** Returns the metric with 0 for every period without data. */
export const filled = (metric: IMetric, label: string): MathExpression =>
  new MathExpression({ expression: 'FILL(events, 0)', usingMetrics: { events: metric }, label, period });
