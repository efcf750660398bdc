import { type LogLevel, logLevels } from './telemetry/logger';

/** The names of the environment variables that configure the functions. The stack and `npm start` set them. */
export const environment = {
  tableName: 'TABLE_NAME',
  listingShards: 'LISTING_SHARDS',
  settleSeconds: 'LISTING_SETTLE_SECONDS',
  dynamodbEndpoint: 'DYNAMODB_ENDPOINT',
  allowedOrigins: 'ALLOWED_ORIGINS',
  settingsParameter: 'SETTINGS_PARAMETER',
  environmentName: 'ENVIRONMENT_NAME',
  auditLogGroup: 'AUDIT_LOG_GROUP',
  authorization: 'AUTHORIZATION',
  logLevel: 'LOG_LEVEL',
  /** Read by infra/bundle/start.mjs. */
  postponedOptimizers: 'POSTPONED_OPTIMIZERS',
} as const;

/**
 * The timeout of a function, in seconds, with `npm start` and, unless the environment sets another one, on AWS. API Gateway waits up to 29 s,
 * but the SDKs end an attempt after 15 s.
 */
export const functionSeconds = 10;

/**
 * Throttling of the whole API with `npm start` and, unless the environment sets another one, on AWS: requests per second, and requests at
 * once. The default quota of an account is ten times the rate in most regions.
 */
export const throttling = { rate: 1000, burst: 2000 };

/** How long CreatedAtIndex may lag behind the table, in seconds. DynamoDB guarantees no limit; usually it is less than a second. */
const indexLagSeconds = 5;

/**
 * Returns how many seconds before now an ascending listing ends, so that it does not miss a user whose creation is in progress: `createdAt`
 * is the start of the function, and the response is sent before the function ends.
 * @param timeout the timeout of the functions, in seconds
 */
export const settleSecondsFor = (timeout: number): number => timeout + indexLagSeconds;

/** The format of an additional header that CORS preflights allow. Quotes, commas and spaces would break the list in the definition. */
export const headerName = /^[A-Za-z0-9._-]{1,64}$/;

/** Returns the value of `${AdditionalAllowedHeaders}` in generated/api-gateway.json, which is at the end of a list. */
export const additionalAllowedHeaders = (names: readonly string[]): string => names.map((name) => `,${name}`).join('');

/** The group of the user pool whose members are administrators. */
export const administrators = 'administrators';

/** The business counters in CloudWatch, which the functions increment and the dashboard shows. */
export const businessMetrics = {
  namespace: 'UserProfiles',
  dimension: 'Environment',
  counters: {
    usersCreated: 'UsersCreated',
    idempotentReplays: 'IdempotentReplays',
    emailConflicts: 'EmailConflicts',
  },
} as const;

/**
 * The metric that counts the responses that the code or its deployment fails, by version of the function. Lambda does not count them as
 * errors, because the function responds.
 */
export const internalErrors = { name: 'InternalErrors', operation: 'Operation', version: 'FunctionVersion' } as const;

/** The configuration of the functions. */
export interface Config {
  tableName: string;
  /** Number of partitions of CreatedAtIndex over which the users are spread: 1…100. */
  listingShards: number;
  /** How many seconds before now an ascending listing ends: 0…3600. */
  settleSeconds: number;
  /** URL of a DynamoDB other than AWS's own; undefined: AWS. */
  dynamodbEndpoint: string | undefined;
  /** The web origins that may call the API, or only `*`. The variable contains them separated by commas. */
  allowedOrigins: readonly string[];
  /** Name of the SSM parameter with the runtime settings; undefined: the defaults apply. */
  settingsParameter: string | undefined;
  /** The deployment for which the business counters are counted; undefined: nothing is counted. */
  environmentName: string | undefined;
  /** The log group that records what administrators do; undefined: nothing is recorded. */
  auditLogGroup: string | undefined;
  /** Whether `x-access` is enforced. If not, every caller is an administrator. */
  authorization: boolean;
  /** Undefined: the log level of the runtime settings applies. */
  logLevel: LogLevel | undefined;
}

/**
 * Reads the configuration from environment variables.
 * @throws Error that names the variable, its value and the values that are allowed
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const tableName = env[environment.tableName];
  if (!tableName)
    throw new Error(`The environment variable ${environment.tableName} is not set. Set it to the name of the DynamoDB table.`);
  return {
    tableName,
    listingShards: integer(env, environment.listingShards, { min: 1, max: 100, fallback: 1 }),
    settleSeconds: integer(env, environment.settleSeconds, { min: 0, max: 3600, fallback: settleSecondsFor(functionSeconds) }),
    dynamodbEndpoint: env[environment.dynamodbEndpoint],
    allowedOrigins: (env[environment.allowedOrigins] ?? '*').split(','),
    settingsParameter: env[environment.settingsParameter],
    environmentName: env[environment.environmentName],
    auditLogGroup: env[environment.auditLogGroup],
    authorization: isOn(env, environment.authorization),
    logLevel: level(env, environment.logLevel),
  };
}

/** On unless explicitly set to off. */
function isOn(env: NodeJS.ProcessEnv, name: string): boolean {
  const text = env[name] ?? 'on';
  if (text === 'on' || text === 'off') return text === 'on';
  throw new Error(`${name} is "${text}"; it must be on or off`);
}

function level(env: NodeJS.ProcessEnv, name: string): LogLevel | undefined {
  const text = env[name];
  if (!text) return undefined;
  const known = logLevels.find((each) => each === text);
  if (known === undefined) throw new Error(`${name} is "${text}"; it must be ${logLevels.join(', ')}`);
  return known;
}

function integer(env: NodeJS.ProcessEnv, name: string, range: { min: number; max: number; fallback: number }): number {
  const text = env[name];
  if (text === undefined) return range.fallback;
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= range.min && value <= range.max) return value;
  throw new Error(`${name} is "${text}"; it must be a whole number from ${range.min} to ${range.max}`);
}
