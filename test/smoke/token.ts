import { randomUUID } from 'node:crypto';
import { administrators } from '../../src/config';
import { UsageError } from '../../src/local/options/arguments';

/** The claims of an ID token that the test depends on. API Gateway verifies the token, not this function. */
export interface Claims {
  readonly sub: string;
  /** The email address that the profile must have. */
  readonly email: string;
}

/**
 * Reads the claims of an ID token.
 * @throws UsageError for a text that is no token, and for a token of an administrator, whose `createUser` creates profiles of others
 */
export function claimsOf(token: string): Claims {
  const claims = payloadOf(token);
  const { sub, email, 'cognito:groups': groups } = claims;
  if (typeof sub !== 'string') throw new UsageError('The token has no claim sub. Give the ID token of a user with --token.');
  if (Array.isArray(groups) && groups.includes(administrators))
    throw new UsageError('The token is one of an administrator. Give the ID token of a user who is not an administrator with --token.');
  return { sub, email: typeof email === 'string' ? email : `smoke-test-${randomUUID()}@example.com` };
}

function payloadOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // The error below says what is accepted, without a part of the token.
  }
  throw new UsageError('The value of --token is no JSON Web Token. Give the ID token of a user.');
}
