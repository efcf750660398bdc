import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { operations, type Operation, type OperationId } from '../../generated/operations';
import { type Call, type Caller, testApi } from '../api';
import { newUser } from '../new-user';
import { authorized, sceneIn } from './attempt';
import { callers, carrying, tokenApi, tokenMaker } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
const me = { userId: 'me' };

const rows = Object.values<Operation>(operations).filter(({ path }) => path.includes('{userId}'));
const cells = rows.map((row) => [row.id as OperationId, row] as const);
const callOf = (row: Operation, userId: string, body: object): Call => ({ path: { userId }, ...(row.body && { body }) });

/** A user with a profile. */
async function profiled(sub: string = randomUUID()): Promise<{ call: Caller; body: object; path: { userId: string } }> {
  const call = await tokens.person({ sub });
  const body = newUser();
  const { json } = await call('createUser', { body });
  return { call, body, path: json };
}

describe.each(cells)('authorization, of me in %s', (id, row) => {
  const success = row.statuses.find((status) => status < 300);

  it('acts on the profile of the caller: the responses have the status, ETag and body of those by id', async () => {
    const { call, body, path } = await profiled();
    const changed = { ...body, displayName: 'Canary King' };
    const one = await call(id, callOf(row, 'me', changed));
    const another = await call(id, callOf(row, path.userId, changed));
    if (id === 'deleteUser') expect([one.status, one.text, another.status]).toEqual([204, '', 404]);
    else expect([one.status, one.headers.get('etag'), one.text]).toEqual([success, another.headers.get('etag'), another.text]);
    if (id !== 'deleteUser') expect(one.json).toMatchObject({ userId: path.userId, etag: one.headers.get('etag') });
  });

  it('never acts on the profile of another user', async () => {
    const { victim, attacker, tokens: all, expectNothingOf, attempt } = await sceneIn(api, tokens);
    const body = row.body ? { body: newUser() } : {};
    const outcome = await attempt({ method: row.method, target: '/users/me', headers: [authorized(all.attacker)], ...body });
    expect([outcome.status, outcome.body.includes(attacker.userId)]).toEqual([success, id !== 'deleteUser']);
    expect(outcome.body).not.toContain(victim.userId);
    // expectNothingOf rejects an ETag, which this response has.
    await expectNothingOf({ ...outcome, head: outcome.head.replace(/^etag:.*$/im, '') });
  });

  it.each([
    ['a user without a profile', {}],
    ['an administrator without a profile', { administrator: true }],
    ['an administrator whose subject is not a user id', { administrator: true, sub: 'service' }],
  ])('404 user-not-found: %s', async (_, bearer) => {
    const call = await tokens.person(bearer);
    for (const headers of [{}, { 'If-Match': '*' }]) {
      const { status, json } = await call(id, { ...callOf(row, 'me', newUser()), headers: id === 'getUser' ? {} : headers });
      expect([status, json.code]).toEqual([404, 'user-not-found']);
    }
  });

  it('403 forbidden: a user whose subject is not a user id', async () => {
    const call = await tokens.person({ sub: 'service' });
    expect((await call(id, callOf(row, 'me', newUser()))).status).toBe(403);
  });

  it('401 unauthenticated: without a token, and with a worthless one', async () => {
    const { path } = await profiled();
    for (const [caller, kind] of Object.entries(callers)) {
      if (kind !== 'nobody') continue;
      const token = await tokenMaker(tokens.key)(caller, path.userId);
      const call = token === undefined ? tokens.anybody : carrying(tokens.anybody, token);
      expect([caller, (await call(id, callOf(row, 'me', newUser()))).status]).toEqual([caller, 401]);
    }
  });

  it('404 user-not-found: in a deployment without authorization, where every caller is the same administrator', async () => {
    expect((await api.call(id, callOf(row, 'me', newUser()))).status).toBe(404);
  });
});

describe('authorization, of me in other spellings', () => {
  const targets = async (userId: string) => {
    const token = await tokens.token({ sub: userId });
    const administrator = await tokens.token({ sub: userId, administrator: true });
    const { attempt } = await sceneIn(api, tokens);
    return async (segment: string) => {
      const statuses = [token, administrator].map((one) => attempt({ target: `/users/${segment}`, headers: [authorized(one)] }));
      return (await Promise.all(statuses)).map(({ status }) => status);
    };
  };

  it.each(['me', '%6De', '%6d%65', 'me/'])(
    '200: %s, because API Gateway decodes a path parameter and ignores a final slash',
    async (segment) => {
      const { path } = await profiled();
      expect(await (await targets(path.userId))(segment)).toEqual([200, 200]);
    },
  );

  it.each(['ME', 'Me', 'mE', 'me%20', '%20me', 'me.', 'me%00', 'me;v=1', '%256De', 'self', 'm%C3%A9', 'me,me'])(
    '403 for a user, 400 for an administrator: %s',
    async (segment) => {
      const { path } = await profiled();
      expect(await (await targets(path.userId))(segment)).toEqual([403, 400]);
    },
  );

  it('400: with the id of another user in the query', async () => {
    const { victim, tokens: all, attempt, expectNothingOf } = await sceneIn(api, tokens);
    const outcome = await attempt({ target: `/users/me?userId=${victim.userId}`, headers: [authorized(all.attacker)] });
    expect(outcome.status).toBe(400);
    await expectNothingOf(outcome);
  });
});

describe('authorization, of me for a user whose token has the subject in upper case', () => {
  it('200: the same profile by me, by the id in upper case and by the id in lower case', async () => {
    const sub = randomUUID();
    const { call, path } = await profiled(sub.toUpperCase());
    const found = await Promise.all(['me', sub, sub.toUpperCase()].map((userId) => call('getUser', { path: { userId } })));
    expect(path.userId).toBe(sub);
    expect(found.map(({ status, text }) => [status, text])).toEqual(found.map(() => [200, found[0]?.text]));
  });
});

describe('authorization, of me with preconditions', () => {
  it('304, 200 and 412: an ETag that was read by id', async () => {
    const { call, path } = await profiled();
    const etag = (await call('getUser', { path })).headers.get('etag') ?? '';
    expect((await call('getUser', { path: me, headers: { 'If-None-Match': etag } })).status).toBe(304);
    const patched = await call('patchUser', { path: me, body: { bio: 'Canary' }, headers: { 'If-Match': etag } });
    expect([patched.status, patched.json.version]).toEqual([200, 2]);
    expect((await call('deleteUser', { path: me, headers: { 'If-Match': etag } })).status).toBe(412);
    expect((await call('deleteUser', { path: me, headers: { 'If-Match': patched.json.etag } })).status).toBe(204);
  });

  it('403 forbidden: an email address other than the verified one of the token', async () => {
    const sub = randomUUID();
    const { body } = await profiled(sub);
    const call = await tokens.person({ sub, email: newUser().email });
    expect((await call('patchUser', { path: me, body: newUser() })).status).toBe(403);
    expect((await call('updateUser', { path: me, body: newUser() })).status).toBe(403);
    expect((await call('patchUser', { path: me, body })).status).toBe(200);
  });
});

describe('authorization, of me after the deletion of a profile', () => {
  it('404, then the profile that was created again; Location contains its id', async () => {
    const { call, path } = await profiled();
    expect((await call('deleteUser', { path: me })).status).toBe(204);
    expect((await call('getUser', { path: me })).status).toBe(404);
    const created = await call('createUser', { body: newUser() });
    expect([created.status, created.headers.get('location')]).toEqual([201, `/users/${path.userId}`]);
    expect((await call('getUser', { path: me })).json).toEqual(created.json);
  });
});
