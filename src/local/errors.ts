import { types } from 'node:util';

/** Why something failed, in words for the person at the terminal. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  if (error.name === 'BrokenAnswer') return `its answer is not that of a DynamoDB (HTTP status ${statusOf(error)})`;
  if (error.name === 'TimeoutError') return 'it did not answer in time';
  return error.message || firstOf(error) || error.name;
}

/** Errors of the socket may come in a bundle whose own message is empty. */
const firstOf = (error: Error): string => (error instanceof AggregateError ? reasonOf(error.errors[0]) : '');

/** The SDK leaves the status on its errors. */
function statusOf(error: Error): string {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  return typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata ? String(metadata.httpStatusCode) : 'unknown';
}
