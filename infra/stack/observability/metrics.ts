import { Aws, Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { table as definition } from '../../../src/dynamodb/table';
import type { Served } from '../functions';
import type { Api } from '../rest-api';
import type { WebAcl } from '../web-acl/web-acl';

/** The resources that alarms and the dashboard monitor. */
export interface Monitored {
  suffix: string;
  table: Table;
  served: readonly Served[];
  api: Api;
  /** Undefined when the environment has no web ACL. */
  webAcl: WebAcl | undefined;
}

export const period = Duration.minutes(5);

/** Returns a metric of the stage. With the dimension ApiName alone, the metric would add up all stages. */
export const apiMetric = ({ name, stageName }: Api, metricName: string, statistic: string): Metric =>
  new Metric({ namespace: 'AWS/ApiGateway', metricName, dimensionsMap: { ApiName: name, Stage: stageName }, statistic, period });

/** The two kinds of capacity of DynamoDB, as the names of its metrics contain them. */
export const kinds = ['Read', 'Write'] as const;
export type Kind = (typeof kinds)[number];

/** A unit with its own capacity: the table or one of its indexes. */
export interface Capacity {
  /** Part of logical ids. */
  id: string;
  label: string;
  table: Table;
  /** Name of the index; undefined for the table. */
  index?: string;
}

export const capacities = (table: Table): Capacity[] => [
  { id: 'Table', label: 'table', table },
  ...definition.indexes.map(({ name }) => ({ id: name, label: name, table, index: name })),
];

export function capacityMetric({ table, index }: Capacity, metricName: string, statistic = 'Sum'): Metric {
  const dimensionsMap = { TableName: table.tableName, ...(index !== undefined && { GlobalSecondaryIndexName: index }) };
  return new Metric({ namespace: 'AWS/DynamoDB', metricName, dimensionsMap, statistic, period });
}

/** Returns the metric with 0 for every period without data. */
export const filled = (metric: IMetric, label: string): MathExpression =>
  new MathExpression({ expression: 'FILL(events, 0)', usingMetrics: { events: metric }, label, period });

/** The operations of DynamoDB that the functions call. DynamoDB reports system errors for each operation; an alarm reads at most ten metrics. */
const calledOperations = ['GetItem', 'BatchGetItem', 'Query', 'UpdateItem', 'TransactWriteItems'];

/** Returns the number of requests that failed in DynamoDB itself, with a status of 500 or above. */
export function systemErrors({ tableName }: Table): MathExpression {
  const metrics = calledOperations.map((Operation): [string, Metric] => {
    const dimensionsMap = { TableName: tableName, Operation };
    return [
      Operation.charAt(0).toLowerCase() + Operation.slice(1),
      new Metric({ namespace: 'AWS/DynamoDB', metricName: 'SystemErrors', dimensionsMap, statistic: 'Sum', period }),
    ];
  });
  const expression = metrics.map(([id]) => `FILL(${id}, 0)`).join(' + ');
  return new MathExpression({ expression, usingMetrics: Object.fromEntries(metrics), label: 'system errors', period });
}

/**
 * Returns the share of the account's concurrent executions that are in use or reserved, in percent. All functions of the account and
 * region count, because they share one quota.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html#claimed-account-concurrency
 */
export const claimedConcurrency = (): MathExpression => {
  const metric = (metricName: string): Metric => new Metric({ namespace: 'AWS/Lambda', metricName, statistic: 'Maximum', period });
  return new MathExpression({
    expression: '100 * claimed / SERVICE_QUOTA(executions)',
    usingMetrics: { claimed: metric('ClaimedAccountConcurrency'), executions: metric('ConcurrentExecutions') },
    label: 'claimed concurrency of the account, %',
    period,
  });
};

/**
 * Returns a metric of the web ACL.
 * @param rule the metric name of a rule; default: all rules together
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-metrics.html
 */
export const webAclMetric = ({ metricName: WebACL }: WebAcl, metricName: string, rule = 'ALL'): Metric =>
  new Metric({
    namespace: 'AWS/WAFV2',
    metricName,
    dimensionsMap: { WebACL, Rule: rule, Region: Aws.REGION },
    statistic: 'Sum',
    period,
  });
