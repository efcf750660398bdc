import { operations } from '../../generated/operations';
import { businessMetrics } from '../../src/config';
import { createdAtIndex, table } from '../../src/dynamodb/table';
import type { Environment } from '../environments/environment';

/** The resources of an environment that have a price without any request. `test/infra/cost/footprint.test.ts` compares it with the template. */
export interface Footprint {
  memoryMegabytes: number;
  /** Read capacity units, and as many write capacity units, of the table and of each index; `share` is the target utilization. */
  capacity: { min: number; max: number; share: number };
  listingShards: number;
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

/** The alarms on errors and on throttling of each function, and those of the API and the table. */
const alarmMetrics = 2 * Object.keys(operations).length + 11;

export const footprintOf = ({ listingShards, contributorInsights, webAcl, authorizer }: Environment): Footprint => ({
  memoryMegabytes: 512,
  capacity: { min: 2, max: 20, share: 0.7 },
  listingShards,
  alarmMetrics,
  dashboards: 1,
  counters: Object.keys(businessMetrics.counters).length,
  parameters: authorizer.kind === 'own-pool' ? 7 : 3,
  contributorRules: contributorInsights ? [table, ...table.indexes].reduce((sum, each) => sum + rulesOf(each), 0) : 0,
  webAclRules: webAcl.kind === 'managed' ? 2 : 0,
  hasUserPool: authorizer.kind !== 'none',
});

/** Bytes of a user's entry in each index, without the overhead of 100 bytes that DynamoDB adds to every item and entry. */
export const indexEntryBytes = {
  email: table.hashKey.length + 36 + 'email'.length,
  createdAt: table.hashKey.length + 36 + createdAtIndex.hashKey.length + 1 + createdAtIndex.rangeKey.length + 24,
};
