import { createdAtIndex, table } from '../../src/dynamodb/table';
import { businessMetrics } from '../../src/config';
import type { Environment } from '../environments/environment';

/** What the stack of an environment has that costs, whether anybody calls or not. `test/infra/cost/footprint.test.ts` holds it to the template. */
export interface Footprint {
  memoryMegabytes: number;
  /** Units of the table and of each index, of reading and of writing alike; auto scaling aims at the share. */
  capacity: { least: number; most: number; share: number };
  listingShards: number;
  /** Metrics that alarms look at; one that computes a rate looks at two. */
  alarmMetrics: number;
  dashboards: number;
  counters: number;
  parameters: number;
  /** Rules of Contributor Insights: most accessed and most throttled, by hash key and by both keys where there are two. */
  contributorRules: number;
  webAclRules: number;
  /** Whether a Cognito user pool vouches for the callers. It costs by the person. */
  hasUserPool: boolean;
}

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/contributorinsights_HowItWorks.html */
const rulesOf = (index: object): number => ('rangeKey' in index ? 4 : 2);

export const footprintOf = ({ listingShards, contributorInsights, webAcl, authorizer }: Environment): Footprint => ({
  memoryMegabytes: 512,
  capacity: { least: 2, most: 20, share: 0.7 },
  listingShards,
  alarmMetrics: 21,
  dashboards: 1,
  counters: Object.keys(businessMetrics.counters).length,
  parameters: authorizer.kind === 'own-pool' ? 7 : 3,
  contributorRules: contributorInsights ? [table, ...table.indexes].reduce((sum, each) => sum + rulesOf(each), 0) : 0,
  webAclRules: webAcl.kind === 'managed' ? 2 : 0,
  hasUserPool: authorizer.kind !== 'none',
});

/** Bytes that DynamoDB stores of a user beside the item and the lock: an entry of each index. Each has 100 bytes more for itself. */
export const indexEntryBytes = {
  email: table.hashKey.length + 36 + 'email'.length,
  createdAt: table.hashKey.length + 36 + createdAtIndex.hashKey.length + 1 + createdAtIndex.rangeKey.length + 24,
};
