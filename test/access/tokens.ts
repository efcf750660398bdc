import { exportPKCS8, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { createPublicKey, randomUUID } from 'node:crypto';
import { beforeAll } from '@jest/globals';
import { administrators } from '../../src/config';
import { tokenAuthorizer } from '../../src/local/identity/authorizer';
import { algorithm, type SigningKey } from '../../src/local/identity/signing-key';
import { audience, type Bearer, issuer, signToken, verifyToken } from '../../src/local/identity/tokens';
import type { Caller, TestApi, VariedCaller } from '../api';

/** A key that is not stored on the disk. */
export async function freshKey(): Promise<SigningKey> {
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true });
  return { private: privateKey, public: createPublicKey(await exportPKCS8(privateKey)) };
}

export const bearer = (token: string) => ({ Authorization: `Bearer ${token}` });

/** Returns a caller that sends the token with every request. */
export const carrying =
  (call: Caller, token: string): Caller =>
  async (operationId, { headers = {}, ...rest } = {}) =>
    call(operationId, { ...rest, headers: { ...bearer(token), ...headers } });

/** The API of a test file behind a gateway that requires tokens. */
export interface TokenApi {
  /** An unauthenticated caller, without a token. */
  readonly anybody: VariedCaller;
  /** A user: by default a new one, whose token contains no email address. */
  person(of?: Partial<Bearer>): Promise<Caller>;
  administrator(): Promise<Caller>;
  /** @param seconds how long the token is valid (60) */
  token(of?: Partial<Bearer>, seconds?: number): Promise<string>;
  readonly key: SigningKey;
}

/** Called once at the top of a test file, after testApi. */
export function tokenApi(api: TestApi): TokenApi {
  let started: { key: SigningKey; anybody: VariedCaller } | undefined;
  const running = () => started ?? notYet();
  beforeAll(async () => {
    const key = await freshKey();
    started = {
      key,
      anybody: await api.varied({ authorize: tokenAuthorizer({ verify: (token) => verifyToken(key, token), required: true }) }),
    };
  });
  const token = (of: Partial<Bearer> = {}, seconds = 60) =>
    signToken(running().key, { sub: randomUUID(), administrator: false, ...of }, seconds);
  const person = async (of: Partial<Bearer> = {}) => carrying(running().anybody, await token(of));
  return {
    get anybody() {
      return running().anybody;
    },
    get key() {
      return running().key;
    },
    person,
    administrator: () => person({ administrator: true }),
    token,
  };
}

function notYet(): never {
  throw new Error('The gateway starts with the tests; ask for it inside of one');
}

const now = () => Math.floor(Date.now() / 1000);
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

const claimsOf = (sub: string): JWTPayload => ({
  sub,
  iss: issuer,
  aud: audience,
  token_use: 'id',
  'cognito:groups': [administrators],
  iat: now(),
  exp: now() + 60,
});

const signed = (key: SigningKey, claims: JWTPayload) => new SignJWT(claims).setProtectedHeader({ alg: algorithm }).sign(key.private);

/** Invalid tokens that claim every right. */
export const worthless: Readonly<Record<string, (key: SigningKey, sub: string) => Promise<string>>> = {
  'an expired token': (key, sub) => signToken(key, { sub, administrator: true }, -1),
  'a token that is not valid yet': (key, sub) => signed(key, { ...claimsOf(sub), nbf: now() + 60 }),
  'a token of another issuer': (key, sub) => signed(key, { ...claimsOf(sub), iss: 'urn:elsewhere' }),
  'a token for another audience': (key, sub) => signed(key, { ...claimsOf(sub), aud: 'another-app' }),
  'an access token': (key, sub) => signed(key, { ...claimsOf(sub), token_use: 'access' }),
  'a token without a signature': async (_, sub) => `${part({ alg: 'none' })}.${part(claimsOf(sub))}.`,
  'a token by another key': async (_, sub) => signed(await freshKey(), claimsOf(sub)),
  'a truncated token': async (key, sub) => (await signed(key, claimsOf(sub))).slice(0, -4),
};

/** The kinds of callers; `stranger` is a user other than the one in the request. */
export const callers: Readonly<Record<string, 'self' | 'stranger' | 'administrator' | 'nobody'>> = {
  'the user themselves': 'self',
  'another user': 'stranger',
  'an administrator': 'administrator',
  'an unauthenticated caller': 'nobody',
  ...Object.fromEntries(Object.keys(worthless).map((name) => [name, 'nobody' as const])),
};

/** Returns the token of a kind of caller, by its name in `callers`; `sub` is the user in the request. An unauthenticated caller has none. */
export type TokenMaker = (caller: string, sub: string) => Promise<string | undefined>;

/** @param key the key with which the API verifies tokens */
export const tokenMaker =
  (key: SigningKey): TokenMaker =>
  async (caller, sub) => {
    const forge = worthless[caller];
    if (forge) return forge(key, sub);
    const who = callers[caller];
    if (who === 'nobody') return undefined;
    return signToken(key, { sub: who === 'self' ? sub : randomUUID(), administrator: who === 'administrator' }, 60);
  };
