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
const good = () => ({ sub, iss: issuer, aud: audience, token_use: 'id', iat: now(), exp: now() + 60 });
const without = (left: string): JWTPayload => Object.fromEntries(Object.entries(good()).filter(([name]) => name !== left));
const signed = (claims: JWTPayload, by = key) => new SignJWT(claims).setProtectedHeader({ alg: 'RS256' }).sign(by.private);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a token', () => {
  it('claims who it is, as Cognito’s authorizer would say it: strings alone', async () => {
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

  it('of a person names no group and no address', async () => {
    const claims = await verifyToken(key, await signToken(key, { sub, administrator: false }, 60));
    expect(claims).toMatchObject({ sub });
    expect(Object.keys(claims ?? {}).filter((name) => name.startsWith('cognito') || name.startsWith('email'))).toEqual([]);
  });

  it.each<[string, () => Promise<string> | string]>([
    ['expired', () => signToken(key, { sub, administrator: true }, -1)],
    ['expiring now', () => signToken(key, { sub, administrator: true }, 0)],
    ['not valid yet', () => signed({ ...good(), nbf: now() + 60 })],
    ['of another issuer', () => signed({ ...good(), iss: 'urn:elsewhere' })],
    ['for another audience', () => signed({ ...good(), aud: 'another-app' })],
    ['for nobody', () => signed({ ...good(), aud: [] })],
    ['without a subject', () => signed(without('sub'))],
    ['that never expires', () => signed(without('exp'))],
    ['that is an access token', () => signed({ ...good(), token_use: 'access' })],
    ['signed by another key', () => signed(good(), otherKey)],
    ['that says it needs no signature', () => `${part({ alg: 'none' })}.${part(good())}.`],
    [
      'signed with the public key as a secret',
      () => new SignJWT(good()).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode('public')),
    ],
    ['truncated', async () => (await signed(good())).slice(0, -4)],
    [
      'with other claims under its signature',
      async () => (await signed(good())).replace(/\.[^.]+\./, `.${part({ ...good(), 'cognito:groups': ['administrators'] })}.`),
    ],
    ['that is none', () => 'not.a.token'],
  ])('%s is nobody', async (_what, token) => {
    expect(await verifyToken(key, await token())).toBeUndefined();
  });

  it('made by hand with the right claims is accepted: the refusals above are about what they say', async () => {
    expect(await verifyToken(key, await signed(good()))).toMatchObject({ sub });
  });
});
