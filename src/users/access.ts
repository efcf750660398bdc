import type { Caller } from './caller';
import { isUserId } from './user-id';

/** Who may call an operation, as `x-access` says it. */
export type Access = readonly ('self' | 'administrator')[];

/**
 * Whether the caller may call an operation for a user.
 * @param userId the user that the request names; absent when it names none: then a person acts for themself
 */
export function mayCall(caller: Caller, access: Access, userId: string | undefined): boolean {
  if (caller.administrator && access.includes('administrator')) return true;
  return access.includes('self') && isUserId(caller.sub) && (userId ?? caller.sub) === caller.sub;
}

/** Whether the caller may give a user this e-mail address, in the form in which it is stored: a person whose token carries a verified one gives that alone. */
export function mayGiveEmail({ administrator, verifiedEmail }: Caller, email: string): boolean {
  return administrator || verifiedEmail === undefined || verifiedEmail === email;
}
