import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Operation, OperationId } from '../../generated/operations';
import { table as definition } from '../../src/dynamodb/table';
import { permissions } from './permissions';

/** What a function has to do with, beside its callers. */
export interface Reach {
  table: Table;
  logGroup: LogGroup;
  /** Name of the SSM parameter. */
  settings: string;
}

/** The role of one function: what it uses, on what it uses, and nothing else. */
export const functionRole = (scope: Construct, { id, functionName }: Operation & { id: OperationId }, reach: Reach): Role =>
  new Role(scope, `${functionName}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${id} may do.`,
    inlinePolicies: { [id]: new PolicyDocument({ statements: [...dataStatements(id, reach), ...otherStatements(scope, reach)] }) },
  });

/** The grants of CDK say `/index/*` and add actions that are not called. */
function dataStatements(id: OperationId, { table }: Reach): PolicyStatement[] {
  const indexes = definition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  const { table: onTable, indexes: onIndexes } = permissions[id];
  return [allow(onTable, [table.tableArn]), ...(onIndexes.length > 0 ? [allow(onIndexes, indexes)] : [])];
}

function otherStatements(scope: Construct, { logGroup, settings }: Reach): PolicyStatement[] {
  const parameter = Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: settings.slice(1) });
  return [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]),
    allow(['ssm:GetParameter'], [parameter]),
    // X-Ray knows no resources.
    allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
  ];
}

const allow = (actions: readonly string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources });
