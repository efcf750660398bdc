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
const update = (userId: string, body: unknown, headers: Record<string, string> = {}) =>
  api.call('updateUser', { path: { userId }, body, headers });

describe('updateUser', () => {
  it('200: sets the client-owned properties, removes omitted ones, and keeps the server-owned ones', async () => {
    const { json: before } = await create({ bio: 'old', phoneNumber: '+442071234567', metadata: { plan: 'pro' } });
    const body: UserContent = { email: before.email, displayName: 'Ada King', metadata: { plan: 'free' } };
    const after = await update(before.userId, body);
    expect(after.status).toBe(200);
    expect(after.json).toEqual({
      ...body,
      userId: before.userId,
      version: 2,
      createdAt: before.createdAt,
      updatedAt: after.json.updatedAt,
      etag: tagOf(after),
    });
    expect((await api.call('getUser', { path: before })).json).toEqual(after.json);
  });

  it('200: a replacement that changes nothing keeps version, updatedAt and ETag', async () => {
    const body = newUser({ preferences: { theme: 'dark', notifications: { push: true, sms: false } } });
    const before = await api.call('createUser', { body });
    const reordered = { preferences: { notifications: { sms: false, push: true }, theme: 'dark' }, ...body };
    const after = await update(before.json.userId, { ...reordered, email: body.email.toUpperCase() });
    expect([after.status, after.json, tagOf(after)]).toEqual([200, before.json, tagOf(before)]);
  });

  it('200: an id in upper case identifies the same user', async () => {
    const { json: before } = await create();
    const { status, json } = await update(before.userId.toUpperCase(), newUser({ email: before.email, displayName: 'Ada King' }));
    expect([status, json.userId, json.version]).toEqual([200, before.userId, 2]);
  });

  it('200: a new email address takes effect immediately and releases the old one', async () => {
    const { json: before } = await create();
    const email = `${randomUUID()}@example.com`;
    const after = await update(before.userId, newUser({ email }));
    expect([after.status, after.json.email, after.json.version]).toEqual([200, email, 2]);
    expect((await api.call('listUsers', { query: { email } })).json.items).toEqual([after.json]);
    expect((await api.call('createUser', { body: newUser({ email: before.email }) })).status).toBe(201);
  });

  it('200: with the current ETag in If-Match, alone, in a list, or as *', async () => {
    const created = await create();
    const { userId } = created.json;
    const second = await update(userId, newUser(), { 'If-Match': tagOf(created) });
    const third = await update(userId, newUser(), { 'If-Match': `"other", ${tagOf(second)}` });
    const fourth = await update(userId, newUser(), { 'If-Match': '*' });
    expect([second, third, fourth].map(({ status, json }) => [status, json.version])).toEqual([
      [200, 2],
      [200, 3],
      [200, 4],
    ]);
  });

  it('200: with the current ETag as compressing proxies return it, six times in a row', async () => {
    const created = await create();
    const forms = ['W/"x"', '"x-gzip"', '"x--gzip"', '"x;gzip"', '"x-br"', 'W/"x-zstd",'];
    let current = created;
    for (const form of forms) {
      current = await update(created.json.userId, newUser(), { 'If-Match': form.replace('"x', tagOf(current).slice(0, -1)) });
      expect(current.status).toBe(200);
    }
    expect(current.json.version).toBe(forms.length + 1);
  });

  it('200: with the current ETag last in a list of 9 kB', async () => {
    const created = await create();
    const others = Array.from({ length: 280 }, (_, n) => tagOf(created).replace('"1-', `"${n + 2}-`));
    const answer = await update(created.json.userId, newUser(), { 'If-Match': [...others, tagOf(created)].join(',') });
    expect([answer.status, answer.json.version]).toEqual([200, 2]);
  });

  it('200: a retry after a lost response, with the If-Match of the first attempt', async () => {
    const created = await create();
    const [body, headers] = [newUser(), { 'If-Match': tagOf(created) }];
    const first = await update(created.json.userId, body, headers);
    const retry = await update(created.json.userId, body, headers);
    expect([retry.status, retry.json, tagOf(retry)]).toEqual([200, first.json, tagOf(first)]);
  });

  it('200: exactly one of twenty concurrent replacements of one revision succeeds', async () => {
    const created = await create();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        update(created.json.userId, newUser({ email: created.json.email, displayName: `Ada ${i}` }), { 'If-Match': tagOf(created) }),
      ),
    );
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 412)).toHaveLength(19);
    expect((await api.call('getUser', { path: created.json })).json).toEqual(won[0]?.json);
  });

  it.each([
    ['a server-owned userId', newUser({ userId: randomUUID() } as object)],
    ['a server-owned version', newUser({ version: 7 } as object)],
    ['a server-owned updatedAt', newUser({ updatedAt: '2020-01-01T00:00:00.000Z' } as object)],
    ['no displayName', { email: 'ada@example.com' }],
    ['a birth date in the future', newUser({ birthDate: '2999-01-01' })],
    ['no object', []],
  ])('400 invalid-request: %s; nothing changes', async (_, body) => {
    const { json: before } = await create();
    expect(outcome(await update(before.userId, body))).toBe('400 invalid-request');
    expect((await api.call('getUser', { path: before })).json).toEqual(before);
  });

  it('404 user-not-found: a missing user is never created', async () => {
    const userId = randomUUID();
    expect(outcome(await update(userId, newUser()))).toBe('404 user-not-found');
    expect(outcome(await update(userId, newUser(), { 'If-Match': '*' }))).toBe('404 user-not-found');
    expect((await api.call('getUser', { path: { userId } })).status).toBe(404);
  });

  it('409 email-taken: another user has the email address; nothing changes', async () => {
    const [{ json: ada }, { json: grace }] = [await create(), await create()];
    expect(outcome(await update(ada.userId, newUser({ email: grace.email.toUpperCase() })))).toBe('409 email-taken');
    expect((await api.call('getUser', { path: ada })).json).toEqual(ada);
  });

  it('412 precondition-failed: a stale ETag; the response has the current one', async () => {
    const created = await create();
    const { userId } = created.json;
    const current = await update(userId, newUser());
    const refused = await update(userId, newUser(), { 'If-Match': tagOf(created) });
    expect([outcome(refused), tagOf(refused)]).toEqual(['412 precondition-failed', tagOf(current)]);
    expect((await api.call('getUser', { path: { userId } })).json).toEqual(current.json);
  });

  it('412 precondition-failed: an unknown ETag, or a list without an ETag', async () => {
    const created = await create();
    for (const tag of ['W/"other"', '"other-gzip"', '""', ',']) {
      expect(outcome(await update(created.json.userId, newUser(), { 'If-Match': tag }))).toBe('412 precondition-failed');
    }
  });

  it('412 precondition-failed: the ETag of an earlier user with the same id', async () => {
    const sub = randomUUID();
    const person = await api.varied({ authorize: () => ({ claims: { sub } }) });
    const first = await person('createUser', { body: newUser() });
    await person('deleteUser', { path: first.json });
    const second = await person('createUser', { body: newUser() });
    expect([second.json.userId, second.json.version]).toEqual([first.json.userId, 1]);
    expect(outcome(await update(second.json.userId, newUser(), { 'If-Match': tagOf(first) }))).toBe('412 precondition-failed');
  });

  it('412 precondition-failed: If-None-Match with the current ETag or *; nothing changes', async () => {
    const created = await create();
    for (const tag of ['*', tagOf(created), `"other", W/${tagOf(created)}`, tagOf(created).replace(/"$/, '--gzip"')]) {
      const refused = await update(created.json.userId, newUser(), { 'If-None-Match': tag });
      expect([tag, outcome(refused), tagOf(refused)]).toEqual([tag, '412 precondition-failed', tagOf(created)]);
    }
    expect((await api.call('getUser', { path: created.json })).json).toEqual(created.json);
  });

  it('412 precondition-failed: If-None-Match: * with the content that the user already has', async () => {
    const body = newUser();
    const created = await create(body);
    expect(outcome(await update(created.json.userId, body, { 'If-None-Match': '*' }))).toBe('412 precondition-failed');
  });

  it('412 precondition-failed: the current ETag in both If-Match and If-None-Match', async () => {
    const created = await create();
    const headers = { 'If-Match': tagOf(created), 'If-None-Match': tagOf(created) };
    expect(outcome(await update(created.json.userId, newUser(), headers))).toBe('412 precondition-failed');
  });

  it('412 precondition-failed: If-None-Match with the current ETag last in a list of 9 kB', async () => {
    const created = await create();
    const others = Array.from({ length: 280 }, (_, n) => tagOf(created).replace('"1-', `"${n + 2}-`));
    const path = created.json.userId;
    expect(outcome(await update(path, newUser(), { 'If-None-Match': [...others, tagOf(created)].join(',') }))).toBe(
      '412 precondition-failed',
    );
    expect((await update(path, newUser(), { 'If-None-Match': others.slice(1).join(',') })).status).toBe(200);
  });

  it('200: If-None-Match with other ETags, with and without If-Match', async () => {
    const created = await create();
    const second = await update(created.json.userId, newUser(), { 'If-None-Match': '"other", "x-gzip"' });
    const third = await update(created.json.userId, newUser(), { 'If-None-Match': tagOf(created) });
    const fourth = await update(created.json.userId, newUser({ email: third.json.email, displayName: 'Ada' }), {
      'If-Match': tagOf(third),
      'If-None-Match': tagOf(second),
    });
    expect([second, third, fourth].map(({ status, json }) => [status, json.version])).toEqual([
      [200, 2],
      [200, 3],
      [200, 4],
    ]);
  });

  it('200: a retry after a lost response, with the If-None-Match of the first attempt', async () => {
    const created = await create();
    const [body, headers] = [newUser(), { 'If-None-Match': tagOf(created).replace('"1-', '"7-') }];
    const first = await update(created.json.userId, body, headers);
    const retry = await update(created.json.userId, body, headers);
    expect([retry.status, retry.json]).toEqual([200, first.json]);
  });

  it('404 user-not-found: If-None-Match: * for a missing user, who is not created', async () => {
    expect(outcome(await update(randomUUID(), newUser(), { 'If-None-Match': '*' }))).toBe('404 user-not-found');
  });

  it('413 body-too-large: a body over 16 kB', async () => {
    expect(outcome(await update(randomUUID(), { ...newUser(), bio: 'x'.repeat(16_384) }))).toBe('413 body-too-large');
  });

  it('415 unsupported-media-type: a JSON merge patch', async () => {
    const answer = await update(randomUUID(), newUser(), { 'Content-Type': 'application/merge-patch+json' });
    expect(outcome(answer)).toBe('415 unsupported-media-type');
  });
});

describeEveryOperation(api, 'updateUser', async () => ({ path: { userId: (await create()).json.userId }, body: newUser() }));
