import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type JWTPayload, SignJWT } from 'jose';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SigningKey, signingKey } from '../../../src/local/identity/signing-key';
import { audience, issuer, signToken, verifyToken } from '../../../src/local/identity/tokens';

const directories: string[] = [];
let key: SigningKey;
let otherKey: SigningKey;

async function freshKey(): Promise<SigningKey> {
  const directory = mkdtempSync(join(tmpdir(), 'keys-'));
  directories.push(directory);
  return signingKey(directory);
}

beforeAll(async () => {
  [key, otherKey] = await Promise.all([freshKey(), freshKey()]);
});
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true });
});

const sub = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
const now = () => Math.floor(Date.now() / 1000);
const validClaims = () => ({ sub, iss: issuer, aud: audience, token_use: 'id', iat: now(), exp: now() + 60 });
const without = (left: string): JWTPayload => Object.fromEntries(Object.entries(validClaims()).filter(([name]) => name !== left));
const signed = (claims: JWTPayload, by = key) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(by.private);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a local token', () => {
  it('has the claims of a Cognito ID token, all of them strings', async () => {
    const token = await signToken(key, { sub, administrator: true, email: 'ada@example.com' }, 60);
    expect(await verifyToken(key, token)).toEqual({
      sub,
      'cognito:groups': 'administrators',
      email: 'ada@example.com',
      email_verified: 'true',
      token_use: 'id',
      iss: issuer,
      aud: audience,
      iat: expect.stringMatching(/^\d+$/),
      nbf: expect.stringMatching(/^\d+$/),
      exp: expect.stringMatching(/^\d+$/),
    });
  });

  it('of a user who is not an administrator has no group and no email address', async () => {
    const claims = await verifyToken(key, await signToken(key, { sub, administrator: false }, 60));
    expect(claims).toMatchObject({ sub });
    expect(Object.keys(claims ?? {}).filter((name) => name.startsWith('cognito') || name.startsWith('email'))).toEqual([]);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['expired', () => signToken(key, { sub, administrator: true }, -1)],
    ['expiring now', () => signToken(key, { sub, administrator: true }, 0)],
    ['not valid yet', () => signed({ ...validClaims(), nbf: now() + 60 })],
    ['another issuer', () => signed({ ...validClaims(), iss: 'urn:elsewhere' })],
    ['another audience', () => signed({ ...validClaims(), aud: 'another-app' })],
    ['no audience', () => signed({ ...validClaims(), aud: [] })],
    ['no subject', () => signed(without('sub'))],
    ['no expiry', () => signed(without('exp'))],
    ['an access token', () => signed({ ...validClaims(), token_use: 'access' })],
    ['signed with another key', () => signed(validClaims(), otherKey)],
    ['the algorithm none', () => `${part({ alg: 'none' })}.${part(validClaims())}.`],
    [
      'signed with the public key as a secret',
      () => new SignJWT(validClaims()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('public')),
    ],
    ['truncated', async () => (await signed(validClaims())).slice(0, -4)],
    [
      'claims that differ from the signed ones',
      async () =>
        (await signed(validClaims())).replace(/\.[^.]+\./, `.${part({ ...validClaims(), 'cognito:groups': ['administrators'] })}.`),
    ],
    ['not a JWT', () => 'not.a.token'],
  ])('is rejected: %s', async (_what, token) => {
    expect(await verifyToken(key, await token())).toBeUndefined();
  });

  it('with the claims of the tests above, all valid, is accepted', async () => {
    expect(await verifyToken(key, await signed(validClaims()))).toMatchObject({ sub });
  });
});
