import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Operation as Row } from '../../generated/operations';
import { mayCall } from '../users/access';
import type { Caller } from '../users/caller';
import { canonicalEmail } from '../users/content/email';
import { forbidden, unauthenticated, userNotFound } from '../users/rejection';
import { addressedUser, foldUserId, isUserId, me } from '../users/user-id';

/**
 * Returns the caller of a request.
 * @param onCaller called with an authenticated caller, before the request may be rejected
 * @throws unauthenticated, forbidden; user-not-found for `me` of a caller who cannot have a profile
 */
export type Authorize = (event: APIGatewayProxyEvent, onCaller?: (caller: Caller) => void) => Caller;

/** Returns the caller as authenticated by API Gateway; undefined for an unauthenticated caller. */
export type Identify = (event: APIGatewayProxyEvent) => Caller | undefined;

/** Enforces the operation's `x-access`. It reads only the claims that API Gateway has verified and the path. */
export function authorization({ access, owner }: Row, identify: Identify): Authorize {
  return (event, onCaller) => {
    const caller = identify(event);
    if (!caller) throw unauthenticated();
    onCaller?.(caller);
    const segment = owner === undefined ? undefined : (event.pathParameters?.[owner] ?? '');
    if (!mayCall(caller, access, segment === undefined ? undefined : addressedUser(segment, caller))) throw forbidden();
    if (segment === me && !isUserId(caller.sub)) throw userNotFound();
    return caller;
  };
}

/**
 * Identifies callers by the claims of the ID token that API Gateway's Cognito authorizer has verified. Nothing else in the event counts.
 * A verified email address that the contract does not accept is kept unchanged: it equals no email address of a profile, so this caller
 * may set none.
 * Source: Amazon Cognito Developer Guide, "Understanding the identity (ID) token".
 * @param administrators the group whose members are administrators
 */
export function identifiedBy(administrators: string): Identify {
  return ({ requestContext }) => {
    const claims: unknown = requestContext.authorizer?.['claims'];
    if (typeof claims !== 'object' || claims === null) return undefined;
    const { sub, email, email_verified: verified, 'cognito:groups': groups }: Claims = claims;
    if (typeof sub !== 'string' || sub === '') return undefined;
    return {
      sub: foldUserId(sub),
      administrator: typeof groups === 'string' && groups.split(',').includes(administrators),
      ...(typeof email === 'string' && verified === 'true' && { verifiedEmail: canonicalEmail(email) ?? email }),
    };
  };
}

/** Identifies every caller as an administrator, for a deployment without authorization. */
export const everyoneAdministers: Identify = () => ({ sub: 'everyone', administrator: true });

interface Claims {
  sub?: unknown;
  email?: unknown;
  email_verified?: unknown;
  'cognito:groups'?: unknown;
}
