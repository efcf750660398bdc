import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { Rejection } from '../../users/rejection';
import { isUnavailability } from '../store';

const throttling = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  // The codes in the reasons of a cancelled transaction.
  'ProvisionedThroughputExceeded',
  'ThrottlingError',
]);
const notAllowed = new Set([
  'AccessDeniedException',
  'UnrecognizedClientException',
  'InvalidSignatureException',
  'ExpiredTokenException',
  'MissingAuthenticationTokenException',
  'ResourceNotFoundException',
]);

/**
 * Returns why a call failed, if the same call can succeed later: DynamoDB rejects calls beyond the capacity, or it is unavailable.
 * @returns undefined for every other error
 */
export function temporaryFailure(error: unknown): 'throttled' | 'unavailable' | undefined {
  if (error instanceof Rejection)
    return error.code === 'service-unavailable' ? (temporaryFailure(error.cause) ?? 'unavailable') : undefined;
  if (isThrottled(error)) return 'throttled';
  return isUnavailability(error) && !notAllowed.has(nameOf(error)) ? 'unavailable' : undefined;
}

function isThrottled(error: unknown): boolean {
  if (!(error instanceof TransactionCanceledException)) return throttling.has(nameOf(error));
  return error.CancellationReasons?.some(({ Code }) => Code !== undefined && throttling.has(Code)) ?? false;
}

const nameOf = (error: unknown): string => (typeof error === 'object' && error !== null && 'name' in error ? String(error.name) : '');
