import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { type DeclaredResponse, testApi } from './api';
import { newUser } from './new-user';

const api = testApi();
const create = (content: object) => api.call('createUser', { body: newUser(content) });
const errorsOf = ({ json }: DeclaredResponse) => (json.errors ?? []).map(({ pointer, code }) => `${code} ${pointer}`);
const valueOf = ({ json }: DeclaredResponse, name: string): unknown => Reflect.get(Object(json), name);

describe('a valid value', () => {
  it.each([
    ['consecutive dots, which carriers have issued', 'try..this@docomo.ne.jp', 'try..this@docomo.ne.jp'],
    ['a final dot', 'a.@docomo.ne.jp', 'a.@docomo.ne.jp'],
    ['an internationalized domain', 'user@bücher.example', 'user@xn--bcher-kva.example'],
    ['a quoted local part', '"John Doe"@example.com', '"john doe"@example.com'],
    ['upper case', 'Kate@Example.COM', 'kate@example.com'],
  ])('201: an email address with %s, %s, is stored as %s and accepted again', async (_what, email, stored) => {
    const created = await create({ email });
    expect([created.status, created.json.email]).toEqual([201, stored]);
    const again = await api.call('updateUser', { path: created.json, body: newUser({ email: stored }) });
    expect([again.status, again.json.email]).toEqual([200, stored]);
  });

  it.each([
    ['locale', 'fa-IR-u-ca-persian-fw-sat-mu-celsius', 'fa-IR-u-ca-persian-fw-sat-mu-celsius'],
    ['locale', 'ja-JP-u-ca-japanese-x-lvariant-JP', 'ja-JP-u-ca-japanese-x-lvariant-JP'],
    ['locale', 'zh-yue-HK', 'yue-HK'],
    ['locale', 'i-klingon', 'tlh'],
    ['timeZone', 'europe/berlin', 'Europe/Berlin'],
    ['timeZone', 'Asia/Calcutta', 'Asia/Calcutta'],
    ['avatarUrl', 'HTTPS://example.com/a.png', 'HTTPS://example.com/a.png'],
    ['displayName', 'نامه\u200cای 👩🏽\u200d💻', 'نامه\u200cای 👩🏽\u200d💻'],
    ['displayName', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}', '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}'],
    ['givenName', 'Jose\u0301', 'José'],
    ['bio', '\u2067שלום\u2069 world', '\u2067שלום\u2069 world'],
  ])('201: the %s %s is stored as %s and accepted again', async (name, sent, stored) => {
    const created = await create({ [name]: sent });
    expect([created.status, valueOf(created, name)]).toEqual([201, stored]);
    const again = await api.call('updateUser', { path: created.json, body: newUser({ email: created.json.email, [name]: stored }) });
    expect([again.status, valueOf(again, name)]).toEqual([200, stored]);
  });

  it.each(['ế', '각', 'é'])(
    '201: a hundred times %s, sent decomposed, is accepted because lengths count code points in NFC',
    async (letter) => {
      const displayName = letter.repeat(100);
      const { status, json } = await create({ displayName: displayName.normalize('NFD') });
      expect([status, json.displayName]).toEqual([201, displayName]);
      expect(errorsOf(await create({ displayName: letter.repeat(101).normalize('NFD') }))).toEqual(['too-long /body/displayName']);
    },
  );
});

describe('an invalid value', () => {
  it.each([
    ['wrong-format /body/email', { email: `a@${'b'.repeat(64)}.com` }],
    ['wrong-format /body/email', { email: 'a@example.123' }],
    ['wrong-format /body/email', { email: `${'a'.repeat(65)}@example.com` }],
    ['wrong-format /body/email', { email: '\u212aate@example.com' }],
    ['wrong-format /body/email', { email: 'a@ｅxample.com' }],
    ['wrong-format /body/email', { email: 'a@bu\u0308cher.example' }],
    ['wrong-format /body/displayName', { displayName: '\u3164' }],
    ['wrong-format /body/displayName', { displayName: '\u200b' }],
    ['wrong-format /body/displayName', { displayName: '\ufffe' }],
    ['wrong-format /body/givenName', { givenName: '\u2800' }],
    ['wrong-format /body/bio', { bio: '\u2067a' }],
    ['wrong-format /body/metadata/plan', { metadata: { plan: '\ufdd0' } }],
    ['wrong-format /body/metadata', { metadata: { '\u212a': 'x' } }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'https://example.com:abc/' }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'https://example.com:65536/' }],
    ['wrong-format /body/avatarUrl', { avatarUrl: 'https:///a.png' }],
    ['wrong-format /body/locale', { locale: 'en_US' }],
    ['wrong-format /body/locale', { locale: 'de-1996-1996' }],
    ['not-allowed /body/timeZone', { timeZone: 'BST' }],
    ['not-allowed /body/timeZone', { timeZone: 'IST' }],
    ['not-allowed /body/timeZone', { timeZone: 'CST' }],
    ['not-allowed /body/timeZone', { timeZone: 'SystemV/EST5' }],
    ['not-allowed /body/timeZone', { timeZone: 'US/Pacific-New' }],
    ['wrong-format /body/timeZone', { timeZone: 'Asia/To\u212ayo' }],
  ])('400 invalid-request: %s', async (error, content) => {
    const response = await create(content);
    expect([response.status, errorsOf(response)]).toEqual([400, [error]]);
  });

  it('400 invalid-request: an escaped U+FFFD is rejected, because it marks a lost character', async () => {
    const body = JSON.stringify(newUser({ displayName: 'Jos?' })).replace('?', String.raw`\ufffd`);
    const response = await fetch(`${api.url}/users`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
    const { errors }: { errors: object[] } = JSON.parse(await response.text());
    expect([response.status, errors]).toEqual([400, [expect.objectContaining({ pointer: '/body/displayName', code: 'wrong-format' })]]);
  });
});

describe('one email address in several forms', () => {
  it('409 email-taken: Unicode, A-labels and unnecessary quotes are the same email address', async () => {
    const id = randomUUID();
    expect((await create({ email: `${id}@bücher.example` })).status).toBe(201);
    for (const email of [`${id}@xn--bcher-kva.example`, `"${id}"@BÜCHER.example`]) {
      const { status, json } = await create({ email });
      expect([status, json.code]).toEqual([409, 'email-taken']);
    }
  });

  it('201: the same idempotency key returns the same user', async () => {
    const headers = { 'Idempotency-Key': randomUUID() };
    const body = newUser({ email: `${randomUUID()}@bücher.example` });
    const first = await api.call('createUser', { body, headers });
    const again = await api.call('createUser', { body: { ...body, email: first.json.email.toUpperCase() }, headers });
    expect([again.status, again.headers.get('idempotent-replayed'), again.json]).toEqual([201, 'true', first.json]);
  });
});
