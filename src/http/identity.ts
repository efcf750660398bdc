import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Caller } from '../users/caller';
import { canonicalEmail } from '../users/content/email';
import { foldUserId } from '../users/user-id';

/** Who calls; nothing when the gateway has authenticated nobody. */
export type Identify = (event: APIGatewayProxyEvent) => Caller | undefined;

/**
 * Reads the claims of the ID token that API Gateway's Cognito authorizer has verified. Nothing else in the event is believed.
 * A verified e-mail address that the contract does not accept stays as it is: it equals no address of a profile, so its owner may give none.
 * @param administrators the group whose members are administrators
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
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

/** For a deployment that lets everybody in. */
export const everyoneAdministers: Identify = () => ({ sub: 'everyone', administrator: true });

interface Claims {
  sub?: unknown;
  email?: unknown;
  email_verified?: unknown;
  'cognito:groups'?: unknown;
}
