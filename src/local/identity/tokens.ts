import { jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { administrators } from '../../config';
import { algorithm, type SigningKey } from './signing-key';

/** Who tokens of this machine are from, and whom they are for. */
export const issuer = 'urn:user-profiles:local';
export const audience = 'user-profiles-app';

/** What a token says of its bearer. */
export interface Bearer {
  sub: string;
  administrator: boolean;
  /** An e-mail address that was verified. */
  email?: string;
}

/** Strings alone, as API Gateway's Cognito authorizer gives them to functions. */
export type Claims = Record<string, string>;

/**
 * A token in the form of a Cognito ID token.
 * @param seconds how long it is good for; one that is not positive is expired already
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

/** What a token claims; nothing when it is not one of ours, for us, and good now. */
export async function verifyToken(key: SigningKey, token: string): Promise<Claims | undefined> {
  try {
    const { payload } = await jwtVerify(token, key.public, {
      algorithms: [algorithm],
      issuer,
      audience,
      requiredClaims: ['sub', 'exp', 'iat'],
    });
    return payload['token_use'] === 'id' ? texts(payload) : undefined;
  } catch {
    return undefined;
  }
}

/** Lists become text with commas, as Cognito's groups do. */
const texts = (payload: JWTPayload): Claims =>
  Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]));
