import { describe, expect, it } from '@jest/globals';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import type { Bearer } from '../../src/local/identity/tokens';
import { type Caller, type DeclaredResponse, testApi } from '../api';
import { newUser } from '../new-user';
import { tokenApi } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
const outcome = ({ status, json }: DeclaredResponse) => `${status} ${json?.code}`;
const address = () => `${randomUUID()}@example.com`;
const keyed = (key = randomUUID()) => ({ 'Idempotency-Key': key });

/** A user and the path of their profile. */
async function someone(of: Partial<Bearer> = {}): Promise<{ call: Caller; path: { userId: string } }> {
  const sub = of.sub ?? randomUUID();
  return { call: await tokens.person({ ...of, sub }), path: { userId: sub } };
}

/** Creates a user with a profile that has this email address. */
async function profiled(email: string, of: Partial<Bearer> = {}) {
  const { call, path } = await someone();
  expect((await call('createUser', { body: newUser({ email }) })).status).toBe(201);
  return { call: await tokens.person({ ...of, sub: path.userId }), path };
}

describe('authorization, of users who create their own profile', () => {
  it('201: the id is the subject of the token', async () => {
    const { call, path } = await someone();
    const { status, json, headers } = await call('createUser', { body: newUser() });
    expect([status, json.userId, headers.get('location')]).toEqual([201, path.userId, `/users/${path.userId}`]);
    expect((await call('getUser', { path })).json).toEqual(json);
  });

  it('409 user-exists: the user has a profile already, which does not change', async () => {
    const { call, path } = await someone();
    const { json } = await call('createUser', { body: newUser() });
    for (const headers of [{}, keyed()]) expect(outcome(await call('createUser', { body: newUser(), headers }))).toBe('409 user-exists');
    expect((await call('getUser', { path })).json).toEqual(json);
  });

  it('409 user-exists: the same body without a key cannot be distinguished from a second creation', async () => {
    const { call } = await someone();
    const body = newUser();
    await call('createUser', { body });
    expect(outcome(await call('createUser', { body }))).toBe('409 user-exists');
  });

  it('201 Idempotent-Replayed for a retry, 422 for its key with another body, 409 user-exists for another key with its body', async () => {
    const { call } = await someone();
    const [body, headers] = [newUser(), keyed()];
    const first = await call('createUser', { body, headers });
    const again = await call('createUser', { body, headers });
    expect([again.status, again.json, again.headers.get('idempotent-replayed')]).toEqual([201, first.json, 'true']);
    expect(outcome(await call('createUser', { body: newUser(), headers }))).toBe('422 idempotency-key-reused');
    expect(outcome(await call('createUser', { body, headers: keyed() }))).toBe('409 user-exists');
  });

  it('201: the idempotency key of another user has no effect', async () => {
    const [one, other] = [await someone(), await someone()];
    const headers = keyed();
    const first = await one.call('createUser', { body: newUser(), headers });
    const second = await other.call('createUser', { body: newUser(), headers });
    expect([first.json.userId, second.json.userId]).toEqual([one.path.userId, other.path.userId]);
    expect(second.headers.get('idempotent-replayed')).toBeNull();
  });

  it('409 email-taken: another user has the email address, and nothing about that user is revealed', async () => {
    const email = address();
    const owner = await profiled(email);
    const { call, path } = await someone();
    const refused = await call('createUser', { body: newUser({ email }) });
    expect(outcome(refused)).toBe('409 email-taken');
    expect(refused.text).not.toMatch(new RegExp(`${owner.path.userId}|${email}`));
    expect((await call('getUser', { path })).status).toBe(404);
  });

  it('201 or 409 user-exists: exactly one of ten concurrent creations succeeds', async () => {
    const { call, path } = await someone();
    const bodies = Array.from({ length: 10 }, () => newUser());
    const answers = await Promise.all(bodies.map((body) => call('createUser', { body })));
    expect(answers.map(outcome).toSorted()).toEqual(['201 undefined', ...Array(9).fill('409 user-exists')]);
    expect((await call('getUser', { path })).json).toEqual(answers.find(({ status }) => status === 201)?.json);
    const { Items } = await api.engine.client.send(new ScanCommand({ TableName: api.tableName, ConsistentRead: true }));
    expect(bodies.filter(({ email }) => JSON.stringify(Items).includes(`email#${email}`))).toHaveLength(1);
  });

  it('201: the profile was deleted and is created again with the same id', async () => {
    const { call, path } = await someone();
    const [body, headers] = [newUser(), keyed()];
    const first = await call('createUser', { body, headers });
    expect((await call('deleteUser', { path })).status).toBe(204);
    expect(outcome(await call('createUser', { body, headers }))).toBe('422 idempotency-key-reused');
    const second = await call('createUser', { body, headers: keyed() });
    expect([second.status, second.json.userId, second.json.version]).toEqual([201, path.userId, 1]);
    expect(second.headers.get('idempotent-replayed')).toBeNull();
    const stale = { 'If-Match': first.headers.get('etag') ?? '' };
    expect(outcome(await call('updateUser', { path, body: newUser(), headers: stale }))).toBe('412 precondition-failed');
    expect(outcome(await call('deleteUser', { path, headers: stale }))).toBe('412 precondition-failed');
  });

  it.each(['service', '1', `${randomUUID()} `, 'email#ada@example.com'])(
    '403 forbidden: the subject %j is not a valid user id, for every operation',
    async (sub) => {
      const { call, path } = await someone({ sub });
      expect(outcome(await call('createUser', { body: newUser() }))).toBe('403 forbidden');
      for (const id of ['getUser', 'deleteUser'] as const) expect(outcome(await call(id, { path }))).toBe('403 forbidden');
    },
  );
});

describe('authorization, with a UUID in upper case', () => {
  it('200: the id in the path matches the subject in any case', async () => {
    const lower = await someone();
    const upper = {
      call: await tokens.person({ sub: lower.path.userId.toUpperCase() }),
      path: { userId: lower.path.userId.toUpperCase() },
    };
    const { json } = await upper.call('createUser', { body: newUser() });
    expect(json.userId).toBe(lower.path.userId);
    for (const { call } of [lower, upper]) {
      for (const { path } of [lower, upper]) expect((await call('getUser', { path })).json).toEqual(json);
    }
    expect(outcome(await lower.call('createUser', { body: newUser() }))).toBe('409 user-exists');
    expect((await upper.call('deleteUser', { path: upper.path })).status).toBe(204);
  });

  it('403 forbidden: the id of another user', async () => {
    const [{ path }, { call }] = [await profiled(address()), await someone()];
    expect(outcome(await call('getUser', { path: { userId: path.userId.toUpperCase() } }))).toBe('403 forbidden');
  });
});

describe('authorization, of users whose token contains a verified email address', () => {
  it('201: a profile with that email address, in any spelling', async () => {
    const email = address();
    const { call } = await someone({ email: email.toUpperCase() });
    const { status, json } = await call('createUser', { body: newUser({ email: email.replace('example', 'eXample') }) });
    expect([status, json.email]).toEqual([201, email]);
  });

  it('403 forbidden: a profile with another email address, whether free or taken', async () => {
    const taken = address();
    await profiled(taken);
    const { call, path } = await someone({ email: address() });
    for (const email of [address(), taken]) expect(outcome(await call('createUser', { body: newUser({ email }) }))).toBe('403 forbidden');
    expect((await call('getUser', { path })).status).toBe(404);
  });

  it('403 forbidden: an email address that only a careless comparison considers equal', async () => {
    // Lower case of the Kelvin sign is k.
    const { call } = await someone({ email: '\u212aate@example.com' });
    expect(outcome(await call('createUser', { body: newUser({ email: 'kate@example.com' }) }))).toBe('403 forbidden');
  });
});

describe.each(['updateUser', 'patchUser'] as const)(
  'authorization of %s, of users whose token contains a verified email address',
  (operation) => {
    it('200: a change to that email address', async () => {
      const email = address();
      const { call, path } = await profiled(address(), { email });
      const { status, json } = await call(operation, { path, body: newUser({ email: email.toUpperCase() }) });
      expect([status, json.email]).toEqual([200, email]);
    });

    it('403 forbidden: a change to another email address, whether free or taken', async () => {
      const [before, taken] = [address(), address()];
      await profiled(taken);
      const { call, path } = await profiled(before, { email: address() });
      for (const email of [address(), taken])
        expect(outcome(await call(operation, { path, body: newUser({ email }) }))).toBe('403 forbidden');
      expect((await call('getUser', { path })).json.email).toBe(before);
    });

    it('200: a change of other properties that keeps a different email address', async () => {
      const before = address();
      const { call, path } = await profiled(before, { email: address() });
      const { status, json } = await call(operation, { path, body: newUser({ email: before.toUpperCase(), displayName: 'Ada King' }) });
      expect([status, json.email, json.displayName, json.version]).toEqual([200, before, 'Ada King', 2]);
    });

    it('200: a retry of an earlier change to a different email address', async () => {
      const { call, path } = await profiled(address(), { email: address() });
      const { json } = await call('getUser', { path });
      const { userId: _, version: __, createdAt: ___, updatedAt: ____, etag: _____, ...body } = json;
      expect((await call(operation, { path, body, headers: { 'If-Match': '"0"' } })).json).toEqual(json);
    });
  },
);

describe('authorization, of administrators', () => {
  it('201: users with new ids and any email address, whatever email address the token contains', async () => {
    const sub = randomUUID();
    const call = await tokens.person({ sub, administrator: true, email: address() });
    const created = await Promise.all([newUser(), newUser()].map((body) => call('createUser', { body })));
    expect(created.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set([sub, ...created.map(({ json }) => json.userId)]).size).toBe(3);
  });

  it('200: a change of the email address of a user, who may still read and delete the profile', async () => {
    const { call, path } = await profiled(address(), { email: address() });
    const administrator = await tokens.administrator();
    const changed = await administrator('updateUser', { path, body: newUser() });
    expect(changed.status).toBe(200);
    expect((await call('getUser', { path })).json).toEqual(changed.json);
    expect((await call('deleteUser', { path })).status).toBe(204);
  });

  it('404 user-not-found: an id without a user', async () => {
    const administrator = await tokens.administrator();
    expect(outcome(await administrator('updateUser', { path: { userId: randomUUID() }, body: newUser() }))).toBe('404 user-not-found');
  });
});
