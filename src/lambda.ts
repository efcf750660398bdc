import { cloudwatchAudit } from './audit/audit-log';
import { administrators, readConfig } from './config';
import { dynamodbClient, dynamodbClientOnAws } from './dynamodb/client/client';
import { openStore, type Store } from './dynamodb/store';
import { everyoneAdministers, identifiedBy } from './http/authorization';
import { redact } from './http/log-line';
import type { OperationId } from './http/operation';
import type { Endpoint as HttpEndpoint, Runtime } from './http/serve';
import { parameterReader } from './settings/parameter';
import { refreshedSettings } from './settings/refresh';
import { defaults } from './settings/settings';
import { jsonLogger, type Logger } from './telemetry/logger';
import { requestLog } from './telemetry/metrics';
import { invocationTracingHeader, type TraceService, xray } from './telemetry/xray';
import type { Users } from './users/users';

/** An operation on the users table, as a handler file exports it. @typeParam Needs the methods of the store that it calls */
export type Endpoint<Id extends OperationId, Needs extends keyof Users = never> = HttpEndpoint<Id, Needs, Store>;

/**
 * Creates what the functions of one process share, from the environment variables: connects to DynamoDB, the log, X-Ray and the runtime
 * settings. The entry of each Lambda function calls it once; `npm start` calls it once for all functions.
 * @param env the environment variables: those of `config.ts`, and those that Lambda sets
 * @param write writes a log line, which includes its line break
 * @param now returns the time in milliseconds since 1970
 * @throws Error that names the environment variable that is missing or invalid
 */
export function createRuntime(env: NodeJS.ProcessEnv, write: (line: string) => void, now: () => number): Runtime<Store> {
  const { tableName, listingShards, settleSeconds, ...config } = readConfig(env);
  const tracingHeader = () => invocationTracingHeader(env);
  const level = config.logLevel ?? defaults.logLevel;
  const functionVersion = env['AWS_LAMBDA_FUNCTION_VERSION'] ?? '$LATEST';
  const logger = jsonLogger({ level, service: 'user-profiles', now, tracingHeader, redact, write });
  const trace = xray({ daemonAddress: env['AWS_XRAY_DAEMON_ADDRESS'], tracingHeader, now });
  const begin = trace?.('DynamoDB', { table_name: tableName });
  const { dynamodbEndpoint, environmentName, auditLogGroup: logGroupName } = config;
  const client = dynamodbEndpoint === undefined ? dynamodbClientOnAws(env, begin) : dynamodbClient(dynamodbEndpoint, begin);
  const store = { client, tableName, listingShards, settleSeconds, now };
  return {
    openStore: (invocationEnd) => openStore(store, invocationEnd),
    allowedOrigins: config.allowedOrigins,
    inMaintenance: maintenanceIn(config.settingsParameter, { env, now, logger, trace, hasFixedLevel: config.logLevel !== undefined }),
    identify: config.authorization ? identifiedBy(administrators) : everyoneAdministers,
    audit:
      logGroupName === undefined || !config.authorization
        ? undefined
        : cloudwatchAudit({ logGroupName, env, now, begin: trace?.('CloudWatchLogs') }),
    log: requestLog({ logger, environmentName, functionVersion, write, now }),
    now,
  };
}

interface SettingsOptions {
  env: NodeJS.ProcessEnv;
  now(): number;
  logger: Logger;
  trace: TraceService | undefined;
  /** The log level is set by an environment variable, so the runtime settings do not change it. */
  hasFixedLevel: boolean;
}

/** Returns whether the API is in maintenance, from the runtime settings. @param parameterName undefined: there are no runtime settings */
function maintenanceIn(
  parameterName: string | undefined,
  { env, now, logger, trace, hasFixedLevel }: SettingsOptions,
): Runtime<Store>['inMaintenance'] {
  if (parameterName === undefined) return () => defaults.maintenance;
  const settings = refreshedSettings({
    read: parameterReader({ parameterName, env, now, begin: trace?.('SSM') }),
    now,
    onChange: ({ logLevel }) => {
      if (!hasFixedLevel) logger.setLevel(logLevel);
    },
    deferred: env['AWS_LAMBDA_INITIALIZATION_TYPE'] === 'on-demand',
    warn: (reason) => logger.log('WARN', 'settings', { reason }),
  });
  return () => {
    const known = settings();
    return known instanceof Promise ? known.then(({ maintenance }) => maintenance) : known.maintenance;
  };
}
