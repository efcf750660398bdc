import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { UserContent } from '../../src/users/profile';
import { type DeclaredResponse, testApi } from '../api';
import { newUser } from '../new-user';
import { describeEveryOperation } from './every-operation';

const api = testApi();
const outcome = ({ status, json }: DeclaredResponse) => `${status} ${json.code}`;
const tagOf = ({ headers }: DeclaredResponse) => headers.get('etag') ?? '';
const create = (content: Partial<UserContent> = {}) => api.call('createUser', { body: newUser(content) });
const patch = (userId: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('patchUser', { path: { userId }, body, headers });
const metadataOf = (count: number, prefix = 'key') => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${prefix}${n}`, 'x']));

describe('patchUser', () => {
  it('200: sets the properties with a value, removes those that are null, and keeps the others', async () => {
    const { json: before } = await create({ bio: 'old', phoneNumber: '+442071234567', locale: 'en-GB' });
    const after = await patch(before.userId, { displayName: 'Ada King', bio: null, timeZone: 'europe/london' });
    const { bio: _removed, ...kept } = before;
    const { updatedAt, etag } = after.json;
    expect(after.status).toBe(200);
    expect(after.json).toEqual({ ...kept, displayName: 'Ada King', timeZone: 'Europe/London', version: 2, updatedAt, etag });
    expect((await api.call('getUser', { path: before })).json).toEqual(after.json);
  });

  it('200: merges preferences, notifications and metadata', async () => {
    const preferences = { theme: 'dark' as const, notifications: { push: true, email: true } };
    const { json: before } = await create({ preferences, metadata: { plan: 'pro', team: 'blue' } });
    const body = {
      preferences: { theme: null, notifications: { email: null, sms: false } },
      metadata: { plan: 'free', team: null, seat: '1' },
    };
    const { json } = await patch(before.userId, body);
    expect(json.preferences).toEqual({ notifications: { push: true, sms: false } });
    expect(json.metadata).toEqual({ plan: 'free', seat: '1' });
  });

  it('200: removes preferences and metadata as a whole, and creates them', async () => {
    const { json: before } = await create({ preferences: { theme: 'dark' }, metadata: { plan: 'pro' } });
    const removed = await patch(before.userId, { preferences: null, metadata: null });
    expect([removed.json.preferences, removed.json.metadata]).toEqual([undefined, undefined]);
    const created = await patch(before.userId, { preferences: { notifications: { push: true } }, metadata: { a: 'b', c: null } });
    expect([created.json.preferences, created.json.metadata]).toEqual([{ notifications: { push: true } }, { a: 'b' }]);
  });

  it.each([
    ['an empty patch', {}],
    ['the values that the profile has', { displayName: 'Canary Lovelace', metadata: { plan: 'pro' } }],
    ['null for absent properties', { bio: null, preferences: { notifications: { push: null } }, metadata: { other: null } }],
    ['the same email address in upper case and the same time zone in lower case', { timeZone: 'europe/london' }],
  ])('200: %s keeps version, updatedAt and ETag', async (_what, body) => {
    const content = newUser({ metadata: { plan: 'pro' }, preferences: { notifications: {} }, timeZone: 'Europe/London' });
    const before = await api.call('createUser', { body: content });
    const after = await patch(before.json.userId, { email: content.email.toUpperCase(), ...body });
    expect([after.status, after.json, tagOf(after)]).toEqual([200, before.json, tagOf(before)]);
    const stale = await patch(before.json.userId, { email: content.email, ...body }, { 'If-Match': '"other"' });
    expect([stale.status, stale.json]).toEqual([200, before.json]);
  });

  it('200: a new email address takes effect immediately and releases the old one', async () => {
    const { json: before } = await create({ bio: 'kept' });
    const email = `${randomUUID()}@example.com`;
    const after = await patch(before.userId, { email });
    expect([after.status, after.json.email, after.json.version, after.json.bio]).toEqual([200, email, 2, 'kept']);
    expect((await api.call('listUsers', { query: { email } })).json.items).toEqual([after.json]);
    expect((await api.call('createUser', { body: newUser({ email: before.email }) })).status).toBe(201);
  });

  it('200: with the current ETag in If-Match, and with other ETags in If-None-Match', async () => {
    const created = await create();
    const second = await patch(created.json.userId, { bio: 'a' }, { 'If-Match': tagOf(created) });
    const third = await patch(created.json.userId, { bio: 'b' }, { 'If-Match': `"other", W/${tagOf(second)}` });
    const fourth = await patch(created.json.userId, { bio: 'c' }, { 'If-None-Match': tagOf(created) });
    expect([second, third, fourth].map(({ status, json }) => [status, json.version])).toEqual([
      [200, 2],
      [200, 3],
      [200, 4],
    ]);
  });

  it('200: a retry after a lost response, with the If-Match of the first attempt', async () => {
    const created = await create({ bio: 'old' });
    const [body, headers] = [{ displayName: 'Ada', bio: null }, { 'If-Match': tagOf(created) }];
    const first = await patch(created.json.userId, body, headers);
    const retry = await patch(created.json.userId, body, headers);
    expect([retry.status, retry.json, tagOf(retry)]).toEqual([200, first.json, tagOf(first)]);
  });

  it('200: twenty concurrent patches of different metadata keys all take effect', async () => {
    const { json: before } = await create();
    const keys = Object.keys(metadataOf(16));
    const responses = await Promise.all(keys.map((key) => patch(before.userId, { metadata: { [key]: key } })));
    expect(responses.map(({ status }) => status)).toEqual(keys.map(() => 200));
    const { json: after } = await api.call('getUser', { path: before });
    expect([after.metadata, after.version]).toEqual([Object.fromEntries(keys.map((key) => [key, key])), 1 + keys.length]);
  });

  it('200: exactly one of twenty concurrent patches of one revision succeeds', async () => {
    const created = await create();
    const bodies = Array.from({ length: 20 }, (_, n) => ({ displayName: `Ada ${n}` }));
    const responses = await Promise.all(bodies.map((body) => patch(created.json.userId, body, { 'If-Match': tagOf(created) })));
    const won = responses.filter(({ status }) => status === 200);
    expect([won.length, responses.filter(({ status }) => status === 412).length]).toEqual([1, 19]);
    expect((await api.call('getUser', { path: created.json })).json).toEqual(won[0]?.json);
  });

  it('200: replaces sixteen metadata keys by sixteen others', async () => {
    const { json: before } = await create({ metadata: metadataOf(16, 'old') });
    const removed = Object.fromEntries(Object.keys(metadataOf(16, 'old')).map((key) => [key, null]));
    const { status, json } = await patch(before.userId, { metadata: { ...removed, ...metadataOf(16) } });
    expect([status, json.metadata]).toEqual([200, metadataOf(16)]);
  });

  it.each([
    ['a server-owned etag', { etag: '"1"' }, '/body/etag', 'unknown'],
    ['a server-owned version', { version: 7 }, '/body/version', 'unknown'],
    ['null for a required property', { displayName: null }, '/body/displayName', 'wrong-type'],
    ['null for the email address', { email: null }, '/body/email', 'wrong-type'],
    ['an unknown setting', { preferences: { colour: 'red' } }, '/body/preferences/colour', 'unknown'],
    ['an unknown theme', { preferences: { theme: 'pink' } }, '/body/preferences/theme', 'not-allowed'],
    ['a switch that is a text', { preferences: { notifications: { push: 'on' } } }, '/body/preferences/notifications/push', 'wrong-type'],
    ['a control character in a metadata value', { metadata: { key0: 'a\u0000' } }, '/body/metadata/key0', 'wrong-format'],
    ['a birth date in the future', { birthDate: '2999-01-01' }, '/body/birthDate', 'in-future'],
    ['an unknown time zone', { timeZone: 'Mars/Olympus' }, '/body/timeZone', 'not-allowed'],
    ['an invalid metadata key', { metadata: { '1 2': 'x' } }, '/body/metadata', 'wrong-format'],
    ['a metadata value that is a number', { metadata: { key0: 1 } }, '/body/metadata/key0', 'wrong-type'],
    ['33 metadata keys', { metadata: metadataOf(33) }, '/body/metadata', 'too-many'],
    ['a 17th metadata key', { metadata: { 'one-more': 'x' } }, '/body/metadata', 'too-many'],
    ['null', null, '/body', 'wrong-type'],
    ['a text', 'bio', '/body', 'wrong-type'],
    ['a list of patch operations (RFC 6902)', [{ op: 'remove', path: '/bio' }], '/body', 'wrong-type'],
  ])('400 invalid-request: %s; the response names the place, and nothing changes', async (_what, body, pointer, code) => {
    const { json: before } = await create({ metadata: metadataOf(16) });
    const { status, json } = await patch(before.userId, body);
    expect([status, json.errors?.map((error) => [error.pointer, error.code])]).toEqual([400, [[pointer, code]]]);
    expect((await api.call('getUser', { path: before })).json).toEqual(before);
  });

  it('400 invalid-request: the detail of an unknown theme lists the accepted values, null included', async () => {
    const { json: before } = await create();
    const { json } = await patch(before.userId, { preferences: { theme: 'pink' } });
    expect(json.errors?.map(({ detail }) => detail)).toEqual(['must be one of system, light, dark, null']);
  });

  it('404 user-not-found: a missing user is never created, with any patch and precondition', async () => {
    const userId = randomUUID();
    expect(outcome(await patch(userId, newUser()))).toBe('404 user-not-found');
    expect(outcome(await patch(userId, {}, { 'If-Match': '*' }))).toBe('404 user-not-found');
    expect((await api.call('getUser', { path: { userId } })).status).toBe(404);
  });

  it('404 user-not-found: a deleted user', async () => {
    const { json } = await create();
    await api.call('deleteUser', { path: json });
    expect(outcome(await patch(json.userId, { bio: 'x' }))).toBe('404 user-not-found');
  });

  it('403 forbidden: an email address that is not the verified one of the token; the verified one is accepted', async () => {
    const [sub, verified] = [randomUUID(), `${randomUUID()}@example.com`];
    const owner = await api.varied({ authorize: () => ({ claims: { sub, email: verified, email_verified: 'true' } }) });
    await owner('createUser', { body: newUser({ email: verified }) });
    const path = { userId: sub };
    expect(outcome(await owner('patchUser', { path, body: { email: `${randomUUID()}@example.com` } }))).toBe('403 forbidden');
    expect((await owner('patchUser', { path, body: { email: verified.toUpperCase(), bio: 'x' } })).status).toBe(200);
    await api.call('patchUser', { path, body: { email: `${randomUUID()}@example.com` } });
    expect((await owner('patchUser', { path, body: { bio: 'y' } })).status).toBe(200);
    expect((await owner('patchUser', { path, body: { email: verified } })).json.email).toBe(verified);
  });

  it('409 email-taken: another user has the email address; nothing changes', async () => {
    const [{ json: ada }, { json: grace }] = [await create(), await create()];
    expect(outcome(await patch(ada.userId, { email: grace.email.toUpperCase(), bio: 'x' }))).toBe('409 email-taken');
    expect((await api.call('getUser', { path: ada })).json).toEqual(ada);
  });

  it('412 precondition-failed: a stale or unknown ETag; the response has the current one', async () => {
    const created = await create();
    const current = await patch(created.json.userId, { bio: 'new' });
    for (const tag of [tagOf(created), 'W/"other"', '""', ',']) {
      const rejected = await patch(created.json.userId, { bio: 'mine' }, { 'If-Match': tag });
      expect([outcome(rejected), tagOf(rejected)]).toEqual(['412 precondition-failed', tagOf(current)]);
    }
    expect((await api.call('getUser', { path: created.json })).json).toEqual(current.json);
  });

  it('412 precondition-failed: If-None-Match with the current ETag or *, even when nothing would change', async () => {
    const created = await create();
    for (const tag of ['*', tagOf(created)]) {
      for (const body of [{}, { bio: 'x' }]) {
        expect(outcome(await patch(created.json.userId, body, { 'If-None-Match': tag }))).toBe('412 precondition-failed');
      }
    }
  });

  it('413 body-too-large: a body over 16 kB', async () => {
    expect(outcome(await patch(randomUUID(), { bio: 'x'.repeat(16_384) }))).toBe('413 body-too-large');
  });

  it.each(['application/json', 'application/json-patch+json', 'text/plain', 'application/merge-patch+json; charset=latin1'])(
    '415 unsupported-media-type: %s; Accept-Patch names the media type',
    async (type) => {
      const rejected = await patch(randomUUID(), { bio: 'x' }, { 'Content-Type': type });
      expect([outcome(rejected), rejected.headers.get('accept-patch')]).toEqual([
        '415 unsupported-media-type',
        'application/merge-patch+json',
      ]);
    },
  );

  it('200: the media type in another case and with a charset', async () => {
    const { json } = await create();
    const type = 'Application/Merge-Patch+JSON; charset="UTF-8"';
    expect((await patch(json.userId, { bio: 'x' }, { 'Content-Type': type })).status).toBe(200);
  });
});

describeEveryOperation(api, 'patchUser', async () => ({ path: { userId: (await create()).json.userId }, body: { bio: 'x' } }));
