import type { ValidateFunction } from 'ajv';
import { administrators, environment, readConfig } from './config';
import { dynamodbClient } from './dynamodb/client/client';
import { dynamodbUsers } from './dynamodb/adapter';
import { everyoneAdministers, identifiedBy } from './http/identity';
import type { Check, Operation, OperationId } from './http/operation';
import { redacted } from './http/redaction';
import { serve as serveWith, type LambdaHandler, type Runtime } from './http/serve';
import { jsonLogger } from './telemetry/logger';
import { requestLog } from './telemetry/metrics/request-log';
import { liveSettings } from './settings/live';
import { parameterReader } from './settings/parameter';
import { defaults, type Settings } from './settings/settings';
import { xray } from './telemetry/tracing/xray';

const { env } = process;
const config = readConfig(env);
const write = (line: string) => void process.stdout.write(line);
const logger = jsonLogger({
  level: config.logLevel ?? defaults.logLevel,
  service: 'user-profiles',
  now: Date.now,
  tracingHeader: () => env['_X_AMZN_TRACE_ID'],
  redacted,
  write,
});
const trace = xray(env, Date.now);

const runtime: Runtime = {
  usersUntil: dynamodbUsers({
    client: dynamodbClient(config.dynamodbEndpoint, trace?.('DynamoDB', { table_name: config.tableName })),
    tableName: config.tableName,
    listingShards: config.listingShards,
    settleSeconds: config.settleSeconds,
  }),
  allowedOrigin: config.allowedOrigin,
  inMaintenance: inMaintenance(config.settingsParameter),
  identify: config.authorization ? identifiedBy(administrators) : everyoneAdministers,
  log: requestLog({
    logger,
    environmentName: config.environmentName,
    write,
    now: Date.now,
  }),
};

function inMaintenance(parameter: string | undefined): Runtime['inMaintenance'] {
  if (parameter === undefined) return () => defaults.maintenance;
  const settings = liveSettings({
    read: parameterReader(parameter, env, Date.now, trace?.('SSM')),
    now: Date.now,
    changed: setLogLevel,
    hurried: env['AWS_LAMBDA_INITIALIZATION_TYPE'] === 'on-demand',
    warn: (reason) => logger.log('WARN', 'settings', { reason }),
  });
  return () => settings().maintenance;
}

/** Whoever sets the level by the environment wants it for this process, whatever the settings say. */
function setLogLevel({ logLevel }: Settings): void {
  if (!env[environment.logLevel]) logger.setLevel(logLevel);
}

/** An operation as a Lambda function on the store and the configuration of its environment. */
export const serve = <Id extends OperationId>(
  id: Id,
  operation: Operation<Id>,
  validators: ValidateFunction[],
  check?: Check<Id>,
): LambdaHandler => serveWith(runtime, id, operation, validators, check);
