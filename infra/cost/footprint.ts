import { operations } from '../../generated/operations';
import { businessMetrics } from '../../src/config';
import { createdAtIndex, table } from '../../src/dynamodb/table';
import { completeRanges, type OnDemand, type Ranges } from '../environments/capacity';
import type { Environment } from '../environments/environment';
import { completeSettings, type SystemLogLevel } from '../environments/functions';

/** The resources of an environment that have a price without any request. `test/infra/cost/footprint.test.ts` compares it with the template. */
export interface Footprint {
  memoryMegabytes: number;
  /** Executions of all functions that are kept initialized. */
  provisionedExecutions: number;
  /** The ranges of the provisioned capacity; the default ranges if the capacity is on-demand. */
  ranges: Ranges;
  /** Undefined: the capacity is provisioned. */
  onDemand: OnDemand | undefined;
  listingShards: number;
  /** The requests that X-Ray traces: the first of each second, and a share of the others. */
  traceSampling: { rate: number; perSecond: number };
  /** Size of the lines that Lambda itself writes for each invocation, in bytes. */
  platformLog: number;
  /** Keys of the customer. */
  keys: number;
  /** Metrics that alarms evaluate. An alarm on a rate evaluates two. */
  alarmMetrics: number;
  dashboards: number;
  counters: number;
  parameters: number;
  /** Rules of Contributor Insights: most accessed and most throttled keys, by hash key and, if there is a range key, by both keys. */
  contributorRules: number;
  webAclRules: number;
  /** Whether a Cognito user pool authenticates the callers. Its price depends on the active users. */
  hasUserPool: boolean;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights_HowItWorks.html */
const rulesOf = (index: object): number => ('rangeKey' in index ? 4 : 2);

/**
 * Errors and throttling of each function, the concurrency of the account and of functions with reservations; throttling and provisioned
 * capacity of the table and each index for reads and writes, and five operations of the table; three alarms of the API, two of which
 * evaluate two metrics; the web ACL.
 */
function alarmMetricsOf({ webAcl, capacity, functions, release }: Environment): number {
  const { reservedConcurrency } = completeSettings(functions);
  const ofFunctions = 2 * Object.keys(operations).length + 2 + Object.keys(reservedConcurrency).length;
  const ofTable = (capacity?.kind === 'on-demand' ? 2 : 4) * (1 + table.indexes.length) + 5;
  const ofRelease = release.kind === 'gradual' ? releaseAlarmMetrics : 0;
  return ofFunctions + ofTable + 5 + (webAcl.kind === 'managed' ? 2 : 0) + ofRelease;
}

/** The alarms of a gradual release on errors, internal errors and latency of each function. */
const releaseAlarmMetrics = 3 * Object.keys(operations).length;

/** X-Ray's default rule. @see https://docs.aws.amazon.com/xray/latest/devguide/xray-console-sampling.html */
const defaultSampling = { rate: 0.05, perSecond: 1 };

/**
 * The lines of a successful invocation as JSON, as the Lambda guide shows them: INFO writes platform.start and platform.report, DEBUG also
 * platform.runtimeDone.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/telemetry-schema-reference.html
 */
const platformLog: Record<SystemLogLevel, number> = { WARN: 0, INFO: 650, DEBUG: 1200 };

export function footprintOf(environment: Environment): Footprint {
  const { capacity = { kind: 'provisioned' }, contributorInsights, webAcl, authorizer } = environment;
  const { memoryMB, systemLogLevel } = completeSettings(environment.functions);
  return {
    memoryMegabytes: memoryMB,
    provisionedExecutions: Object.values(environment.provisionedConcurrency ?? {}).reduce((sum, count) => sum + count, 0),
    ranges: completeRanges(capacity.kind === 'provisioned' ? capacity : {}),
    onDemand: capacity.kind === 'on-demand' ? capacity : undefined,
    listingShards: environment.listingShards,
    traceSampling: environment.traceSampling ?? defaultSampling,
    platformLog: platformLog[systemLogLevel],
    keys: environment.kmsKeyArn === undefined ? 0 : 1,
    alarmMetrics: alarmMetricsOf(environment),
    dashboards: 1,
    counters: Object.keys(businessMetrics.counters).length,
    parameters: authorizer.kind === 'own-pool' ? 7 : 3,
    contributorRules: contributorInsights ? [table, ...table.indexes].reduce((sum, each) => sum + rulesOf(each), 0) : 0,
    webAclRules: webAcl.kind === 'managed' ? 5 : 0,
    hasUserPool: authorizer.kind !== 'none',
  };
}

/** Bytes of a user's entry in each index, without the overhead of 100 bytes that DynamoDB adds to every item and entry. */
export const indexEntryBytes = {
  email: table.hashKey.length + 36 + 'email'.length,
  createdAt: table.hashKey.length + 36 + createdAtIndex.hashKey.length + 1 + createdAtIndex.rangeKey.length + 24,
};
