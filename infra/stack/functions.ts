import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { operations } from '../../generated/operations';
import { environment as variable, functionSeconds } from '../../src/config';
import type { BundleFolder } from '../bundle/bundles';
import type { Environment } from '../environments/environment';
import type { LogGroups } from './logs';
import { named, withLogicalId } from './names';
import type { Parameters } from './template-parameters';
import { functionRole } from './function-role';
import { settingsName } from './ssm-parameters';

type Row = (typeof operations)[keyof typeof operations];

/** An operation and the function that serves it. */
export interface Served {
  operation: Row;
  function: LambdaFunction;
}

interface Parts {
  environment: Environment;
  parameters: Parameters;
  bundleFolder: BundleFolder;
  table: Table;
  logGroups: LogGroups;
}

/** One function for each operation of the contract. */
export const functions = (scope: Construct, parts: Parts): Served[] =>
  Object.values(operations).map((operation) => ({ operation, function: functionOf(scope, operation, parts) }));

function functionOf(scope: Construct, operation: Row, { parameters, bundleFolder, table, logGroups, environment }: Parts): LambdaFunction {
  const { suffix, reservedConcurrency } = parameters;
  const name = named(suffix, operation.id);
  const logGroup = logGroups(scope, `${operation.functionName}Logs`, `/aws/lambda/${name}`);
  const role = functionRole(scope, operation, { table, logGroup, settings: settingsName(suffix) });
  const lambda = new LambdaFunction(scope, operation.functionName, {
    functionName: name,
    description: `${operation.method} ${operation.path}`,
    runtime: Runtime.NODEJS_24_X,
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundleFolder(operation.id)),
    handler: 'index.handler',
    // Half a gigabyte buys a third of a processor, and so a shorter cold start.
    memorySize: 512,
    timeout: Duration.seconds(functionSeconds),
    tracing: Tracing.ACTIVE,
    reservedConcurrentExecutions: reservedConcurrency,
    environment: variables(environment, suffix, table),
    logGroup,
    // Otherwise CDK adds to the role what it holds to be necessary.
    role: role.withoutPolicyUpdates(),
  });
  return withLogicalId(lambda, operation.functionName);
}

const variables = ({ allowedOrigin, listingShards, authorizer }: Environment, suffix: string, table: Table): Record<string, string> => ({
  [variable.tableName]: table.tableName,
  [variable.listingShards]: String(listingShards),
  [variable.allowedOrigin]: allowedOrigin,
  [variable.settingsParameter]: settingsName(suffix),
  [variable.environmentName]: suffix,
  // Absent, it is on.
  ...(authorizer.kind === 'none' && { [variable.authorization]: 'off' }),
});
