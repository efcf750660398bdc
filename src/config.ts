import { type LogLevel, logLevels } from './telemetry/logger';

/** The environment variables that the functions read. Whoever starts the functions sets these names. */
export const environment = {
  tableName: 'TABLE_NAME',
  listingShards: 'LISTING_SHARDS',
  settleSeconds: 'LISTING_SETTLE_SECONDS',
  dynamodbEndpoint: 'DYNAMODB_ENDPOINT',
  allowedOrigin: 'ALLOWED_ORIGIN',
  settingsParameter: 'SETTINGS_PARAMETER',
  environmentName: 'ENVIRONMENT_NAME',
  authorization: 'AUTHORIZATION',
  logLevel: 'LOG_LEVEL',
} as const;

/** How long a function may take, in seconds, on AWS and on this machine. API Gateway waits for 29 s; a client that has waited for 10 s retries. */
export const functionSeconds = 10;

/** How long CreatedAtIndex may lag behind the table, in seconds. DynamoDB promises no limit; usually an index lags less than a second. */
const indexLagSeconds = 5;

/**
 * A creation is stamped when its function begins and acknowledged before its function ends. An ascending listing ends this long before
 * now, so that it passes over no user whose creation is still under way.
 */
const defaultSettleSeconds = functionSeconds + indexLagSeconds;

/** A header that preflights may allow besides those of the definition. Quotes, commas and spaces would change the definition's list. */
export const headerName = /^[A-Za-z0-9._-]{1,64}$/;

/** The value of `${AdditionalAllowedHeaders}` in generated/api-gateway.json, which stands at the end of a list. */
export const additionalAllowedHeaders = (names: readonly string[]): string => names.map((name) => `,${name}`).join('');

/** The group of the user pool whose members are administrators. */
export const administrators = 'administrators';

/** The business counters in CloudWatch: the functions count under these names, the dashboard shows them. */
export const businessMetrics = {
  namespace: 'UserProfiles',
  dimension: 'Environment',
  counters: {
    usersCreated: 'UsersCreated',
    idempotentReplays: 'IdempotentReplays',
    emailConflicts: 'EmailConflicts',
  },
} as const;

export interface Config {
  tableName: string;
  /** Over how many partitions of CreatedAtIndex the users are spread: 1…100. */
  listingShards: number;
  /** How long before now an ascending listing ends, in seconds: 0…3600. */
  settleSeconds: number;
  /** URL of a DynamoDB that is not AWS's own. */
  dynamodbEndpoint: string | undefined;
  /** The web origin that may call the API, or `*`. */
  allowedOrigin: string;
  /** Name of the SSM parameter with the live settings; without it the defaults hold. */
  settingsParameter: string | undefined;
  /** The deployment the business counters are counted for; without it nothing is counted. */
  environmentName: string | undefined;
  /** Whether callers are held to `x-access`; where not, everyone is an administrator. */
  authorization: boolean;
  /** Absent: as the live settings say. */
  logLevel: LogLevel | undefined;
}

/**
 * Reads the configuration once, at start.
 * @throws Error naming the variable, its value and what is allowed.
 */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const tableName = env[environment.tableName];
  if (!tableName) throw new Error(`${environment.tableName} is not set; it names the DynamoDB table`);
  return {
    tableName,
    listingShards: integer(env, environment.listingShards, { least: 1, most: 100, absent: 1 }),
    settleSeconds: integer(env, environment.settleSeconds, { least: 0, most: 3600, absent: defaultSettleSeconds }),
    dynamodbEndpoint: env[environment.dynamodbEndpoint],
    allowedOrigin: env[environment.allowedOrigin] ?? '*',
    settingsParameter: env[environment.settingsParameter],
    environmentName: env[environment.environmentName],
    authorization: isOn(env, environment.authorization),
    logLevel: level(env, environment.logLevel),
  };
}

/** On unless it is said in so many words that it is off. */
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

function integer(env: NodeJS.ProcessEnv, name: string, range: { least: number; most: number; absent: number }): number {
  const text = env[name];
  if (text === undefined) return range.absent;
  const value = Number(text);
  if (/^[0-9]+$/.test(text) && value >= range.least && value <= range.most) return value;
  throw new Error(`${name} is "${text}"; it must be a whole number from ${range.least} to ${range.most}`);
}
