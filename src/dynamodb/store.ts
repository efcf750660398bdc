import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

export interface Settings {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Over how many partitions of CreatedAtIndex users are spread. It may grow at any time and must never shrink. */
  listingShards: number;
  /** How long before now an ascending listing ends, in seconds. */
  settleSeconds: number;
}

/** The table, for one invocation. */
export interface Store extends Settings {
  /** Epoch milliseconds: no retry begins later. */
  deadline: number;
  /** What every call is given, so that none outlives the deadline. */
  call: { abortSignal: AbortSignal };
}
