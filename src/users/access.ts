import type { Caller } from './caller';
import { isUserId } from './user-id';

/** The callers that may call an operation: `x-access` of the contract. */
export type Access = readonly ('self' | 'administrator')[];

/**
 * Returns whether the caller may call an operation.
 * @param userId the user that the request addresses; undefined when it addresses none: then callers act on their own profile
 */
export function mayCall(caller: Caller, access: Access, userId: string | undefined): boolean {
  if (caller.administrator && access.includes('administrator')) return true;
  return access.includes('self') && isUserId(caller.sub) && (userId ?? caller.sub) === caller.sub;
}

/**
 * Returns whether the caller may set this email address on a profile. A user whose token contains a verified email address may set only
 * that one.
 * @param email in the format in which it is stored
 */
export function maySetEmail({ administrator, verifiedEmail }: Caller, email: string): boolean {
  return administrator || verifiedEmail === undefined || verifiedEmail === email;
}
