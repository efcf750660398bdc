import { Duration } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { Architecture, Code, Function as LambdaFunction, Runtime, RuntimeFamily, Tracing } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { operations } from '../../generated/operations';
import { environment as variable, functionSeconds } from '../../src/config';
import type { BundleFolder } from '../bundle/bundles';
import { nodeVersion } from '../bundle/node-version';
import type { Environment } from '../environments/environment';
import { addFunctionRole } from './function-role';
import type { LogGroups } from './logs';
import { named, withLogicalId } from './names';
import { settingsName } from './ssm-parameters';
import type { Parameters } from './template-parameters';

type OperationRow = (typeof operations)[keyof typeof operations];

/** An operation of the contract and the function that serves it. */
export interface Served {
  operation: OperationRow;
  function: LambdaFunction;
}

interface FunctionProps {
  environment: Environment;
  parameters: Parameters;
  bundleFolder: BundleFolder;
  table: Table;
  logGroups: LogGroups;
}

/** Adds one function for each operation of the contract. */
export const addFunctions = (scope: Construct, props: FunctionProps): Served[] =>
  Object.values(operations).map((operation) => ({ operation, function: addFunction(scope, operation, props) }));

function addFunction(scope: Construct, operation: OperationRow, props: FunctionProps): LambdaFunction {
  const { parameters, bundleFolder, table, logGroups, environment } = props;
  const { suffix, reservedConcurrency } = parameters;
  const name = named(suffix, operation.id);
  const logGroup = logGroups(scope, `${operation.functionName}Logs`, `/aws/lambda/${name}`);
  const role = addFunctionRole(scope, operation, { table, logGroup, settings: settingsName(suffix) });
  const lambda = new LambdaFunction(scope, operation.functionName, {
    functionName: name,
    description: `${operation.method} ${operation.path}`,
    runtime: new Runtime(`nodejs${nodeVersion}.x`, RuntimeFamily.NODEJS),
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundleFolder(operation.id)),
    handler: 'index.handler',
    // Lambda assigns processor time in proportion to memory: 512 MB get a third of a processor, which shortens the cold start.
    memorySize: 512,
    timeout: Duration.seconds(functionSeconds),
    tracing: Tracing.ACTIVE,
    reservedConcurrentExecutions: reservedConcurrency,
    environment: variables(environment, suffix, table),
    logGroup,
    // Otherwise CDK adds the statements that it considers necessary to the role.
    role: role.withoutPolicyUpdates(),
  });
  return withLogicalId(lambda, operation.functionName);
}

const variables = (environment: Environment, suffix: string, table: Table): Record<string, string> => ({
  [variable.tableName]: table.tableName,
  [variable.listingShards]: String(environment.listingShards),
  [variable.allowedOrigin]: environment.allowedOrigin,
  [variable.settingsParameter]: settingsName(suffix),
  [variable.environmentName]: suffix,
  // The functions enforce x-access unless this variable is "off".
  ...(environment.authorizer.kind === 'none' && { [variable.authorization]: 'off' }),
  ...(environment.postponesOptimizers && { [variable.postponedOptimizers]: 'on' }),
});
