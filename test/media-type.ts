import { operations, type Operation } from '../generated/operations';

/** Returns the media type of the body of the operation with this method; JSON when no such operation has a body. */
export const mediaTypeOf = (method: string): string =>
  Object.values<Operation>(operations).find((row) => row.method === method && row.body !== undefined)?.body ?? 'application/json';
