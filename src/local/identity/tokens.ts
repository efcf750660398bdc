import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { administrators } from '../../config';
import { algorithm, type SigningKey } from './signing-key';

/** Issuer and audience of local tokens. */
export const issuer = 'urn:user-profiles:local';
export const audience = 'user-profiles-app';

/** The caller that a token identifies. */
export interface Bearer {
  sub: string;
  administrator: boolean;
  /** A verified email address. */
  email?: string;
}

/** The claims of a token. All values are strings, as in the events of API Gateway's Cognito authorizer. */
export type Claims = Record<string, string>;

/**
 * Returns a token in the format of a Cognito ID token.
 * @param seconds how long the token is valid; 0 and negative numbers create an expired token
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html
 */
export async function signToken(key: SigningKey, { sub, administrator, email }: Bearer, seconds: number): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const claims = {
    token_use: 'id',
    ...(administrator && { 'cognito:groups': [administrators] }),
    ...(email !== undefined && { email, email_verified: true }),
  };
  return new SignJWT(claims)
    .setProtectedHeader({ alg: algorithm })
    .setSubject(sub)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setNotBefore(Math.min(now, now + seconds))
    .setExpirationTime(now + seconds)
    .sign(key.private);
}

/** Returns the claims of a token; undefined when its signature, issuer, audience or lifetime is invalid. */
export async function verifyToken(key: SigningKey, token: string): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, key.public, {
      algorithms: [algorithm],
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    return payload['token_use'] === 'id' ? asStrings(payload) : undefined;
  } catch {
    return undefined;
  }
}

/** Joins lists with commas, as API Gateway does with Cognito's groups. */
const asStrings = (payload: JWTPayload): Claims =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]));
