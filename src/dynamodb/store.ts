import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setMaxListeners } from 'node:events';
import { serviceUnavailable } from '../users/rejection';

/** The users table of a deployment. */
export interface StoreSettings {
  client: DynamoDBDocumentClient;
  tableName: string;
  /** Number of partitions of CreatedAtIndex over which the users are spread. It can be increased at any time and must never be decreased. */
  listingShards: number;
  /** How many seconds before now an ascending listing ends. */
  settleSeconds: number;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
}

/** The users table, for one invocation. */
export interface Store extends StoreSettings {
  /** No attempt starts after this time, in milliseconds since 1970. */
  deadline: number;
  /** The options of every SDK call: they abort it at the deadline. */
  call: { abortSignal: AbortSignal };
}

/** Milliseconds reserved at the end of the invocation for sending the response. */
const reserve = 250;
const maxTimer = 2 ** 31 - 1;

/**
 * Opens the store for one invocation.
 * @param invocationEnd when the invocation must be over, in milliseconds since 1970
 */
export function openStore(settings: StoreSettings, invocationEnd: number): Store {
  const deadline = invocationEnd - reserve;
  const left = Math.min(Math.max(deadline - settings.now(), 0), maxTimer);
  const abortSignal = AbortSignal.timeout(left);
  setMaxListeners(0, abortSignal); // Each call in progress adds a listener, so many listeners are not a leak.
  return { ...settings, deadline, call: { abortSignal } };
}

/**
 * Turns a function on the store into a method of the `Users` port: an SDK error that means that DynamoDB is unavailable becomes the
 * rejection service-unavailable, with the SDK's error as its cause. Every other error passes through unchanged.
 */
export const storeMethod =
  <Arguments extends unknown[], Result>(run: (store: Store, ...args: Arguments) => Promise<Result>) =>
  (store: Store) =>
  async (...args: Arguments): Promise<Result> => {
    try {
      return await run(store, ...args);
    } catch (error) {
      throw isUnavailability(error) ? serviceUnavailable(error) : error;
    }
  };

/** Errors about the request itself: retrying cannot help. Source: Amazon DynamoDB Developer Guide, "Error handling with DynamoDB". */
const requestErrors = new Set(['ValidationException', 'SerializationException', 'IdempotentParameterMismatchException']);
const requestErrorsInTransactions = new Set(['ValidationError', 'ItemCollectionSizeLimitExceeded', 'DuplicateItem']);

/** Errors of the SDK when it received no response in time. */
const errorsWithoutResponse = new Set(['AbortError', 'TimeoutError']);

/** Returns whether an error of the SDK means that DynamoDB is unavailable, so that the same call can succeed later. */
export function isUnavailability(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    return !error.CancellationReasons?.some(({ Code }) => Code !== undefined && requestErrorsInTransactions.has(Code));
  }
  if (error instanceof DynamoDBServiceException) return !requestErrors.has(error.name);
  if (typeof error !== 'object' || error === null) return false;
  // The SDK adds $metadata to network errors.
  return '$metadata' in error || ('name' in error && errorsWithoutResponse.has(String(error.name)));
}
