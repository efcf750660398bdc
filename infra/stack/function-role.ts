import { Stack } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Operation, OperationId } from '../../generated/operations';
import { table as definition } from '../../src/dynamodb/table';
import { decryptTable } from './account/customer-key';
import { permissions } from './permissions';

/** The resources that a function uses. */
export interface UsedResources {
  table: Table;
  logGroup: LogGroup;
  /** The log of what administrators do, if there is one. */
  auditLog: LogGroup | undefined;
  /** The key that encrypts the table. Undefined: AWS's own. */
  customerKey: IKey | undefined;
  /** Name of the SSM parameter with the runtime settings. */
  settings: string;
}

/** Adds the role of one function. The role allows the actions that the function performs, on the resources it uses, and nothing else. */
export const addFunctionRole = (scope: Construct, { id, functionName }: Operation & { id: OperationId }, used: UsedResources): Role =>
  new Role(scope, `${functionName}Role`, {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    description: `Permissions of the function ${id}.`,
    inlinePolicies: { [id]: new PolicyDocument({ statements: [...dataStatements(id, used), ...otherStatements(scope, used)] }) },
  });

/** Written by hand, because the grants of CDK allow `/index/*` and actions that no function calls. */
function dataStatements(id: OperationId, { table, customerKey }: UsedResources): PolicyStatement[] {
  const indexes = definition.indexes.map(({ name }) => `${table.tableArn}/index/${name}`);
  const { table: onTable, indexes: onIndexes } = permissions[id];
  return [
    allow(onTable, [table.tableArn]),
    ...(onIndexes.length > 0 ? [allow(onIndexes, indexes)] : []),
    ...(customerKey ? [decryptTable(customerKey)] : []),
  ];
}

function otherStatements(scope: Construct, { logGroup, auditLog, settings }: UsedResources): PolicyStatement[] {
  const parameter = Stack.of(scope).formatArn({ service: 'ssm', resource: 'parameter', resourceName: settings.slice(1) });
  return [
    allow(
      ['logs:CreateLogStream', 'logs:PutLogEvents'],
      [logGroup, ...(auditLog ? [auditLog] : [])].map(({ logGroupArn }) => logGroupArn),
    ),
    allow(['ssm:GetParameter'], [parameter]),
    // These actions of X-Ray support no resource but *.
    allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], ['*']),
  ];
}

const allow = (actions: readonly string[], resources: string[]): PolicyStatement =>
  new PolicyStatement({ actions: [...actions], resources });
