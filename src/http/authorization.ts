import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Operation as Row } from '../../generated/operations';
import { mayCall } from '../users/access';
import type { Caller } from '../users/caller';
import { forbidden, Refusal } from '../users/refusal';
import { foldUserId } from '../users/user-id';
import type { Identify } from './identity';

/** @throws unauthenticated, forbidden */
export type Authorize = (event: APIGatewayProxyEvent) => Caller;

/** Holds the callers of an operation to its `x-access`, by what the gateway says of them and the path alone. */
export function authorization({ access, owner }: Row, identify: Identify): Authorize {
  return (event) => {
    const caller = identify(event);
    if (!caller) throw new Refusal('unauthenticated');
    const named = owner === undefined ? undefined : (event.pathParameters?.[owner] ?? '');
    if (mayCall(caller, access, named)) return caller;
    // Folded only where it matters, so that an id in lower case costs nothing.
    if (named !== undefined && mayCall(caller, access, foldUserId(named))) return caller;
    throw forbidden();
  };
}
