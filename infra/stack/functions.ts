import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  ApplicationLogLevel,
  Architecture,
  type CfnAlias,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  RuntimeFamily,
  SystemLogLevel,
  Tracing,
  type VersionOptions,
} from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { operations } from '../../generated/operations';
import { environment as variable, settleSecondsFor } from '../../src/config';
import type { BundleFolder } from '../bundle/bundles';
import { nodeVersion } from '../bundle/node-version';
import type { Environment } from '../environments/environment';
import { addAlias } from './release/alias';
import { completeSettings } from '../environments/functions';
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
  /** The alias that API Gateway invokes. */
  alias: CfnAlias;
}

interface FunctionProps {
  environment: Environment;
  parameters: Parameters;
  bundleFolder: BundleFolder;
  table: Table;
  logGroups: LogGroups;
  /** Undefined when nobody is recorded. */
  auditLog: LogGroup | undefined;
  /** Undefined when AWS's own key encrypts the table. */
  customerKey: IKey | undefined;
}

/** Adds one function for each operation of the contract. */
export const addFunctions = (scope: Construct, props: FunctionProps): Served[] =>
  Object.values(operations).map((operation) => {
    const lambda = addFunction(scope, operation, props);
    return {
      operation,
      function: lambda,
      alias: addAlias(scope, lambda, operation.functionName, props.environment.provisionedConcurrency?.[operation.id]),
    };
  });

/**
 * Old versions stay, so that `aws lambda update-alias` can return to one of them at once. The version of a failed deployment is deleted:
 * Lambda publishes no second version of unchanged code, so the next attempt would fail.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_PublishVersion.html
 */
const versionOptions: VersionOptions = { removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE };

function addFunction(scope: Construct, operation: OperationRow, props: FunctionProps): LambdaFunction {
  const { parameters, bundleFolder, table, logGroups, auditLog, customerKey, environment } = props;
  const { suffix } = parameters;
  const { memoryMB, timeoutSeconds, reservedConcurrency, systemLogLevel } = completeSettings(environment.functions);
  const reserved = reservedConcurrency[operation.id];
  const name = named(suffix, operation.id);
  const logGroup = logGroups(scope, `${operation.functionName}Logs`, `/aws/lambda/${name}`);
  const role = addFunctionRole(scope, operation, { table, logGroup, auditLog, customerKey, settings: settingsName(suffix) });
  const lambda = new LambdaFunction(scope, operation.functionName, {
    functionName: name,
    description: `${operation.method} ${operation.path}`,
    runtime: new Runtime(`nodejs${nodeVersion}.x`, RuntimeFamily.NODEJS),
    architecture: Architecture.ARM_64,
    code: Code.fromAsset(bundleFolder(operation.id)),
    handler: 'index.handler',
    memorySize: memoryMB,
    timeout: Duration.seconds(timeoutSeconds),
    tracing: Tracing.ACTIVE,
    ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
    environment: { ...variables(environment, suffix, table), ...(auditLog && { [variable.auditLogGroup]: auditLog.logGroupName }) },
    logGroup,
    ...logging,
    systemLogLevelV2: SystemLogLevel[systemLogLevel],
    // Otherwise CDK adds the statements that it considers necessary to the role.
    role: role.withoutPolicyUpdates(),
    currentVersionOptions: versionOptions,
  });
  return withLogicalId(lambda, operation.functionName);
}

/**
 * Lambda writes its own lines as JSON. It does not change lines that are JSON already, as all lines of this project are, but drops those
 * below the application log level: TRACE drops none, because the runtime settings select the level.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-log-level.html
 */
const logging = { loggingFormat: LoggingFormat.JSON, applicationLogLevelV2: ApplicationLogLevel.TRACE };

const variables = (environment: Environment, suffix: string, table: Table): Record<string, string> => ({
  [variable.tableName]: table.tableName,
  [variable.listingShards]: String(environment.listingShards),
  [variable.settleSeconds]: String(settleSecondsFor(completeSettings(environment.functions).timeoutSeconds)),
  [variable.allowedOrigins]: environment.allowedOrigins.join(','),
  [variable.settingsParameter]: settingsName(suffix),
  [variable.environmentName]: suffix,
  // The functions enforce x-access unless this variable is "off".
  ...(environment.authorizer.kind === 'none' && { [variable.authorization]: 'off' }),
  ...(environment.postponesOptimizers && { [variable.postponedOptimizers]: 'on' }),
});
