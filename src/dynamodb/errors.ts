import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { serviceUnavailable } from '../users/refusal';

/** DynamoDB, "Error handling with DynamoDB": what it says of a request that is wrong in itself. Trying again cannot help. */
const ourFaults = new Set(['ValidationException', 'SerializationException', 'IdempotentParameterMismatchException']);
const ourFaultsInTransactions = new Set(['ValidationError', 'ItemCollectionSizeLimitExceeded', 'DuplicateItem']);

/** What the SDK throws without having had an answer: the deadline has passed, or nobody lends us credentials. */
const unanswered = new Set(['AbortError', 'TimeoutError', 'CredentialsProviderError']);

/** Runs one method of the store. What it throws is a Refusal or a fault of ours; the SDK's own errors become service-unavailable. */
export async function translatingErrors<T>(method: () => Promise<T>): Promise<T> {
  try {
    return await method();
  } catch (error) {
    throw isOutage(error) ? serviceUnavailable(error) : error;
  }
}

function isOutage(error: unknown): boolean {
  if (error instanceof TransactionCanceledException) {
    return !error.CancellationReasons?.some(({ Code }) => Code !== undefined && ourFaultsInTransactions.has(Code));
  }
  if (error instanceof DynamoDBServiceException) return !ourFaults.has(error.name);
  // The SDK leaves $metadata on the errors of the network.
  return typeof error === 'object' && error !== null && ('$metadata' in error || ('name' in error && unanswered.has(String(error.name))));
}
