import { describe, expect, it } from '@jest/globals';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { type DeclaredResponse, testApi } from '../api';
import { newUser } from '../new-user';
import { describeEveryOperation } from './every-operation';

const api = testApi();
const create = (body: unknown, headers: Record<string, string> = {}) => api.call('createUser', { body, headers });
const send = (body: string | Buffer, type = 'application/json') =>
  fetch(`${api.url}/users`, { method: 'POST', headers: { 'Content-Type': type }, body });
const outcome = ({ status, json }: DeclaredResponse) => `${status} ${json.code}`;
const errorsOf = ({ json }: DeclaredResponse) => (json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);

describe('createUser', () => {
  it('201: the user exists, with a new id, Location and ETag', async () => {
    const body = newUser();
    const { status, headers, json } = await create(body);
    expect(status).toBe(201);
    expect(json).toMatchObject({ ...body, version: 1, createdAt: json.updatedAt });
    expect(headers.get('location')).toBe(`/users/${json.userId}`);
    const read = await api.call('getUser', { path: { userId: json.userId } });
    expect(read.json).toEqual(json);
    expect(read.headers.get('etag')).toBe(headers.get('etag'));
  });

  it('201: all client-owned properties are stored as sent', async () => {
    const body = newUser({
      givenName: 'Grace',
      familyName: 'O’Hopper-Łuk 👩🏽‍💻',
      phoneNumber: '+12025550123',
      birthDate: '1906-12-09',
      avatarUrl: 'https://images.example.com/grace.png?size=2#face',
      bio: 'Finds\nthe bug.\t',
      locale: 'en-US',
      timeZone: 'America/New_York',
      preferences: { theme: 'dark', notifications: { push: true, email: false, sms: false } },
      metadata: { plan: 'pro', constructor: '', 'a.b-c_1': 'é' },
    });
    const { status, json } = await create(body);
    expect(status).toBe(201);
    expect(json).toMatchObject(body);
  });

  it('201: an empty preferences object is stored, not dropped', async () => {
    const { json } = await create(newUser({ preferences: {}, metadata: {} }));
    expect([json.preferences, json.metadata]).toEqual([{}, {}]);
  });

  it('201: lengths count code points, not UTF-16 units', async () => {
    expect((await create(newUser({ displayName: '👩'.repeat(100) }))).status).toBe(201);
    expect(errorsOf(await create(newUser({ displayName: '👩'.repeat(101) })))).toEqual(['too-long /body/displayName']);
  });

  it('201: text is stored in Unicode normalization form C', async () => {
    expect((await create(newUser({ displayName: 'Jose\u0301' }))).json.displayName).toBe('José');
  });

  it('201 Idempotent-Replayed: the same key and body return the same user in its current state', async () => {
    const [body, headers] = [newUser(), { 'Idempotency-Key': randomUUID() }];
    const first = await create(body, headers);
    const again = await create(body, headers);
    expect([first.headers.get('idempotent-replayed'), again.headers.get('idempotent-replayed')]).toEqual([null, 'true']);
    expect([again.status, again.json]).toEqual([201, first.json]);
    const path = { userId: first.json.userId };
    const changed = await api.call('updateUser', { path, body: { ...body, displayName: 'Ada King' } });
    const later = await create(body, headers);
    expect([later.status, later.json, later.headers.get('etag')]).toEqual([201, changed.json, changed.headers.get('etag')]);
  });

  it('201 Idempotent-Replayed: ten concurrent attempts create one user', async () => {
    const [body, headers] = [newUser(), { 'Idempotency-Key': randomUUID() }];
    const answers = await Promise.all(Array.from({ length: 10 }, () => create(body, headers)));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ json }) => json.userId)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers.get('idempotent-replayed') === null)).toHaveLength(1);
  });

  it('422 idempotency-key-reused: the user of this key was deleted, whatever the body; a new key creates a user', async () => {
    const [body, headers] = [newUser(), { 'Idempotency-Key': randomUUID() }];
    const first = await create(body, headers);
    await api.call('deleteUser', { path: first.json });
    for (const repeated of [body, newUser()]) {
      const { status, json } = await create(repeated, headers);
      expect([status, json.code]).toEqual([422, 'idempotency-key-reused']);
    }
    expect((await api.call('getUser', { path: first.json })).status).toBe(404);
    expect((await create(body, { 'Idempotency-Key': randomUUID() })).status).toBe(201);
  });

  it('201: without a key the same body creates another user', async () => {
    const [{ json: plain }, { json: keyed }] = [await create(newUser()), await create(newUser(), { 'Idempotency-Key': randomUUID() })];
    const item = async ({ userId }: { userId: string }) =>
      (await api.engine.client.send(new GetCommand({ TableName: api.tableName, Key: { userId } }))).Item;
    expect(await item(plain)).not.toHaveProperty('fingerprint');
    expect(await item(keyed)).toHaveProperty('fingerprint');
  });

  it('201: the same key of two callers creates two users', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const other = await api.varied({ authorize: () => ({ claims: { sub: 'someone-else', 'cognito:groups': 'administrators' } }) });
    const mine = await create(newUser(), headers);
    const theirs = await other('createUser', { body: newUser(), headers });
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.json.userId).not.toBe(theirs.json.userId);
  });

  it.each([
    ['no email address', { displayName: 'Ada' }],
    ['an unknown property', newUser({ nickname: 'A' } as object)],
    ['a server-owned userId', newUser({ userId: randomUUID() } as object)],
    ['a server-owned version', newUser({ version: 7 } as object)],
    ['a server-owned createdAt', newUser({ createdAt: '2020-01-01T00:00:00.000Z' } as object)],
    ['null', newUser({ bio: null } as object)],
    ['a number for text', newUser({ displayName: 5 } as object)],
    ['a list', [newUser()]],
    ['text', 'user'],
  ])('400 invalid-request: %s', async (_, body) => {
    expect(outcome(await create(body))).toBe('400 invalid-request');
  });

  it.each([
    ['wrong-format /body/email', { email: 'ada@' }],
    ['too-long /body/email', { email: `${'a'.repeat(243)}@example.com` }],
    ['wrong-format /body/displayName', { displayName: ' \u00a0 ' }],
    ['wrong-format /body/displayName', { displayName: 'a\u0007b' }],
    ['wrong-format /body/displayName', { displayName: 'Ada\u202eadA' }],
    ['wrong-format /body/displayName', { displayName: '\ud800' }],
    ['wrong-format /body/phoneNumber', { phoneNumber: '020 7123 4567' }],
    ['wrong-format /body/birthDate', { birthDate: '2001-02-29' }],
    ['wrong-format /body/birthDate', { birthDate: '1899-12-31' }],
    ['in-future /body/birthDate', { birthDate: '2999-01-01' }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'http://example.com/a.png' }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'javascript:alert(1)' }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'https://user:password@example.com/' }],
    ['wrong-format /body/locale', { locale: 'en_US' }],
    ['not-allowed /body/timeZone', { timeZone: 'Europe/Atlantis' }],
    ['not-allowed /body/preferences/theme', { preferences: { theme: 'pink' } }],
    ['too-many /body/metadata', { metadata: Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`k${i}`, ''])) }],
    ['too-long /body/metadata/plan', { metadata: { plan: 'x'.repeat(257) } }],
    ['wrong-format /body/metadata', { metadata: { '1st': '' } }],
  ])('400 invalid-request: %s', async (error, content) => {
    const answer = await create(newUser(content as object));
    expect(outcome(answer)).toBe('400 invalid-request');
    expect(errorsOf(answer)).toEqual([error]);
  });

  it('201: a body with a byte order mark, declared as charset=utf8', async () => {
    const user = newUser();
    const response = await send(`\ufeff${JSON.stringify(user)}`, 'application/json; charset=utf8');
    expect([response.status, await response.json()]).toEqual([201, expect.objectContaining(user)]);
  });

  it('400 invalid-request: a body in Latin-1; nothing is stored', async () => {
    const user = newUser({ displayName: 'José' });
    const response = await send(Buffer.from(JSON.stringify(user), 'latin1'));
    const detail = 'must be UTF-8 (RFC 8259 §8.1), without the replacement character U+FFFD';
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ code: 'invalid-request', errors: [{ pointer: '/body', code: 'malformed', detail }] }),
    ]);
    expect((await api.call('listUsers', { query: { email: user.email } })).json.items).toEqual([]);
  });

  it.each<[string, string[], unknown, Record<string, string>?]>([
    ['a required property is missing', ['missing /body/email'], { displayName: 'A' }],
    ['both are', ['missing /body/email', 'missing /body/displayName'], {}],
    ['null', ['wrong-type /body/bio'], newUser({ bio: null } as object)],
    [
      'an unknown property and a bad email together',
      ['unknown /body/nickname', 'wrong-format /body/email'],
      newUser({ email: 'ada@', nickname: 'A' } as object),
    ],
    [
      'errors of the schema and of the domain together',
      ['not-allowed /body/timeZone', 'unknown /body/nickname', 'wrong-format /body/locale', 'wrong-type /body/bio'],
      newUser({ nickname: 'A', timeZone: 'Europe/Atlantis', locale: 'en-a', bio: 5 } as object),
    ],
    [
      'places inside of an object, of which the rest is looked at',
      ['too-long /body/metadata/plan', 'wrong-format /body/metadata'],
      newUser({ metadata: { plan: 'x'.repeat(257), '1st': '' } }),
    ],
    [
      'a header and a property that the domain rejects',
      ['in-future /body/birthDate', 'too-long /header/Idempotency-Key', 'unknown /header/If-Match'],
      newUser({ birthDate: '2999-01-01' }),
      { 'Idempotency-Key': 'x'.repeat(129), 'If-Match': '*' },
    ],
  ])('400 invalid-request: all errors are reported: %s', async (_what, errors, body, headers = {}) => {
    const answer = await create(body, headers);
    expect([outcome(answer), errorsOf(answer).toSorted()]).toEqual(['400 invalid-request', errors.toSorted()]);
  });

  it.each<[string, string]>([
    ['no body', ''],
    ['a list', '[{}]'],
    ['null', 'null'],
    ['text', '"user"'],
    ['what is not JSON', '{'],
  ])('400 invalid-request: %s is reported at /body', async (_what, body) => {
    const answer: unknown = await (await send(body)).json();
    expect(answer).toMatchObject({
      code: 'invalid-request',
      errors: [{ pointer: '/body', code: 'wrong-type', detail: 'must be a JSON object' }],
    });
  });

  it('400 invalid-request: an idempotency key must be visible ASCII', async () => {
    expect(errorsOf(await create(newUser(), { 'Idempotency-Key': 'a b' }))).toEqual(['wrong-format /header/Idempotency-Key']);
    expect(errorsOf(await create(newUser(), { 'Idempotency-Key': 'x'.repeat(129) }))).toEqual(['too-long /header/Idempotency-Key']);
  });

  it('400 invalid-request: a rejected request creates nothing', async () => {
    const body = newUser({ birthDate: '2999-01-01' });
    await create(body);
    expect((await api.call('listUsers', { query: { email: body.email } })).json.items).toEqual([]);
  });

  it('409 email-taken: an email address that differs only in case is the same', async () => {
    const body = newUser();
    await create(body);
    const answer = await create({ ...body, email: body.email.toUpperCase() });
    expect(outcome(answer)).toBe('409 email-taken');
    expect(answer.text).not.toContain(body.email);
  });

  it('413 body-too-large: a body over 16 kB', async () => {
    expect(outcome(await create({ ...newUser(), bio: 'x'.repeat(16_384) }))).toBe('413 body-too-large');
  });

  it('415 unsupported-media-type: a body whose Content-Type is not JSON', async () => {
    expect(outcome(await create(newUser(), { 'Content-Type': 'text/plain' }))).toBe('415 unsupported-media-type');
    expect(outcome(await create(newUser(), { 'Content-Type': 'application/octet-stream' }))).toBe('415 unsupported-media-type');
  });

  it('422 idempotency-key-reused: the same key with another body; no user is created', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const other = newUser();
    await create(newUser(), headers);
    expect(outcome(await create(other, headers))).toBe('422 idempotency-key-reused');
    expect((await create(other)).status).toBe(201);
  });
});

describeEveryOperation(api, 'createUser', async () => ({ body: newUser() }));
