import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { personalData } from '../../generated/personal-data';
import { redactedText } from '../../src/http/log-line';
import { declared, type DeclaredResponse, testApi } from '../api';
import { canaryUser, personalIn, personalInLine } from '../canaries';
import { newUser } from '../new-user';
import { tokenApi } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
const canaries = canaryUser();

const namesOf = (value: unknown): string[] =>
  typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesOf(inner)]) : [];
const textsOf = (value: unknown): string[] => {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
};
const texts = textsOf({ ...canaries, preferences: {} });

describe('the canaries', () => {
  it('are values of every field that the contract marks as personal data', () => {
    expect(namesOf(canaries)).toEqual(expect.arrayContaining([...personalData]));
  });

  it.each(texts)('are found in any encoding: %s', (text) => {
    const written = [
      text,
      `x ${text}, y`,
      JSON.stringify({ text }),
      encodeURIComponent(text),
      Buffer.from(`x|${text}|y`).toString('base64url'),
    ];
    expect(written.filter((spelled) => personalIn(spelled).length === 0)).toEqual([]);
  });

  it.each(['somebody@mail.example.org', 'somebody%40example.org', 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'])(
    'are not the only values that are found: %s is found too',
    (text) => {
      expect(personalIn(`x ${text} y`)).not.toEqual([]);
    },
  );

  it.each(personalData)('are found in a log line by the field name %s alone', (name) => {
    expect(personalInLine(JSON.stringify({ deep: [{ [name]: true }] }))).toEqual([name]);
    expect(personalInLine(JSON.stringify({ deep: [{ [name]: redactedText }] }))).toEqual([]);
  });

  it.each([
    ['a header of a success', { status: 204, text: '' }, { 'X-Debug': canaries.email }],
    ['a URL', { status: 204, text: '' }, { Location: `/users?email=${encodeURIComponent(canaries.email)}` }],
    ['an error', { status: 404, text: JSON.stringify({ detail: canaries.displayName }) }, {}],
    [
      'a cursor',
      { status: 200, text: JSON.stringify({ items: [], nextCursor: Buffer.from(`0|${canaries.email}`).toString('base64url') }) },
      {},
    ],
  ])('are searched for in every response: in %s', (_what, { status, text }, headers) => {
    expect(() => declared('deleteUser', { status, text, headers: new Headers(headers) })).toThrow(/it contains canary/i);
  });
});

describe('errors, headers, URLs and cursors contain no personal data', () => {
  // testApi() itself checks this for the responses of every test.
  const statuses = (answers: DeclaredResponse[]) => answers.map(({ status }) => status);

  it('when a user is created, created again, and rejected', async () => {
    const headers = { 'Idempotency-Key': `canary-${randomUUID()}` };
    const body = canaryUser();
    const one = (change: object, more: object = headers) => api.call('createUser', { body: { ...body, ...change }, headers: { ...more } });
    const answers = [await one({}), await one({}), await one({ bio: 'Canary Other' }), await one({}, {})];
    expect(statuses(answers)).toEqual([201, 201, 422, 409]);
    const wrong = [
      { birthDate: '2955-05-15' },
      { locale: 'canary-x' },
      { timeZone: 'Canary/Canary' },
      { phoneNumber: 'canary' },
      { email: 'canary@' },
    ];
    for (const change of wrong) expect((await one(change)).status).toBe(400);
    expect((await one({}, { 'Content-Type': 'text/canary' })).status).toBe(415);
    expect((await one({ bio: 'Canary'.repeat(5000) })).status).toBe(413);
  });

  it('when a user is read, listed, changed and deleted, with and without success', async () => {
    const body = canaryUser();
    const created = await api.call('createUser', { body });
    await api.call('createUser', { body: newUser() });
    const [path, etag, stale] = [created.json, created.headers.get('etag') ?? '', { 'If-Match': '"canary"' }];
    const answers = [
      await api.call('getUser', { path, headers: { 'If-None-Match': etag } }),
      await api.call('listUsers', { query: { email: body.email } }),
      await api.call('listUsers', { query: { limit: 1, cursor: Buffer.from(`canary|${body.email}`).toString('base64url') } }),
      await api.call('updateUser', { path, body: { ...body, bio: 'Canary Other' } }),
      await api.call('updateUser', { path, body, headers: stale }),
      await api.call('patchUser', { path, body: { bio: 'Canary Patched' } }),
      await api.call('patchUser', { path, body: { bio: 'Canary Again' }, headers: stale }),
      await api.call('patchUser', { path, body: { metadata: { 'canary key': null } } }),
      await api.call('deleteUser', { path, headers: stale }),
      await api.call('deleteUser', { path }),
      await api.call('updateUser', { path, body }),
      await api.call('patchUser', { path, body }),
    ];
    expect(statuses(answers)).toEqual([304, 200, 400, 200, 412, 200, 412, 400, 412, 204, 404, 404]);
    expect((await api.call('listUsers', { query: { limit: 1 } })).json.nextCursor).toBeDefined();
  });

  it('when a caller is not authorized', async () => {
    const person = await tokens.person({ email: 'canary-own@example.com' });
    const other = { path: { userId: randomUUID() } };
    const answers = [
      await person('createUser', { body: canaryUser() }),
      await person('getUser', other),
      await person('listUsers', { query: { email: canaries.email } }),
      await tokens.anybody('createUser', { body: canaryUser(), headers: { Authorization: 'Bearer canary.canary.canary' } }),
    ];
    expect(statuses(answers)).toEqual([403, 403, 403, 401]);
  });
});
