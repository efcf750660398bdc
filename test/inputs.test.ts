import { describe, expect, it } from '@jest/globals';
import { deflateSync, gzipSync } from 'node:zlib';
import { declared, type DeclaredResponse, testApi } from './api';
import { mediaTypeOf } from './media-type';
import { newUser } from './new-user';

/** Requests as phones, proxies and libraries send them. test/values.test.ts has the values of properties. */
const api = testApi();

const post = (content: unknown, headers: Record<string, string> = {}): Promise<DeclaredResponse> =>
  send('POST', '/users', Buffer.from(JSON.stringify(content)), headers);

async function send(
  method: string,
  path: string,
  body: Buffer | undefined,
  headers: Record<string, string> = {},
): Promise<DeclaredResponse> {
  const init = { method, headers: { 'Content-Type': mediaTypeOf(method), ...headers }, ...(body && { body }) };
  const response = await fetch(`${api.url}${path}`, init);
  const { status, headers: received } = response;
  return declared(operationOf(method, path), { status, headers: received, text: await response.text() });
}

const operationOf = (method: string, path: string) => {
  if (method === 'POST') return 'createUser';
  if (method === 'PUT') return 'updateUser';
  if (method === 'PATCH') return 'patchUser';
  if (method === 'DELETE') return 'deleteUser';
  return path.startsWith('/users/') ? 'getUser' : 'listUsers';
};

const errorsOf = ({ status, json: problem }: DeclaredResponse): string[] => [
  String(status),
  ...new Set((problem.errors ?? []).map(({ pointer }) => pointer).toSorted()),
];

describe('a request body', () => {
  const text = (): string => JSON.stringify(newUser());

  it.each([
    ['with a replacement character', Buffer.from('{"email":"canary@example.com","displayName":"Jos\ufffd"}')],
    ['in Latin-1', Buffer.from(`{"email":"canary@example.com","displayName":"Jos\xe9"}`, 'latin1')],
    ['cut in the middle of a character', Buffer.from('{"email":"canary@example.com","displayName":"José"}').subarray(0, -3)],
    ['that is a list', Buffer.from('[]')],
    ['that is null', Buffer.from('null')],
    ['that is not JSON', Buffer.from('{"email":')],
  ])('%s is rejected with a location, and no user is created', async (_, body) => {
    const [status, location = ''] = errorsOf(await send('POST', '/users', body));
    expect([status, location]).toEqual(['400', expect.stringMatching(/^\/body/)]);
    expect((await send('GET', '/users?email=canary%40example.com', undefined)).json.items).toEqual([]);
  });

  it('that is missing is rejected with the location /body', async () => {
    expect(errorsOf(await send('POST', '/users', undefined))).toEqual(['400', '/body']);
  });

  it('that begins with a byte order mark is accepted', async () => {
    expect((await send('POST', '/users', Buffer.from(`\ufeff${text()}`))).status).toBe(201);
  });

  it.each(['application/json; charset=utf8', 'application/json;charset="UTF-8"', 'Application/JSON; Charset=Utf-8'])(
    'of the type %s is accepted',
    async (type) => expect((await send('POST', '/users', Buffer.from(text()), { 'Content-Type': type })).status).toBe(201),
  );

  it('in another character set is rejected with 415', async () => {
    const headers = { 'Content-Type': 'application/json; charset=iso-8859-1' };
    expect((await send('POST', '/users', Buffer.from(text()), headers)).status).toBe(415);
  });

  it('that is compressed with gzip or deflate is accepted', async () => {
    const gzip = await send('POST', '/users', gzipSync(text()), { 'Content-Encoding': 'gzip' });
    const deflate = await send('POST', '/users', deflateSync(text()), { 'Content-Encoding': 'deflate' });
    expect([gzip.status, deflate.status]).toEqual([201, 201]);
  });

  it.each(['gzip', 'br'])('that is not compressed with its Content-Encoding %s is rejected with 415', async (coding) => {
    expect((await send('POST', '/users', Buffer.from(text()), { 'Content-Encoding': coding })).status).toBe(415);
  });

  it.each<[string, object, string[]]>([
    ['a missing property', { displayName: 'A' }, ['/body/email']],
    ['a property that is null', { ...newUser(), bio: null }, ['/body/bio']],
    ['a property of another type', { ...newUser(), preferences: [] }, ['/body/preferences']],
    ['an unknown property and an invalid email address', { email: 'x', displayName: 'A', age: 1 }, ['/body/age', '/body/email']],
    ['an unknown property and an invalid time zone', { ...newUser(), timeZone: 'BST', age: 1 }, ['/body/age', '/body/timeZone']],
  ])('with %s is rejected with all locations', async (_, body, locations) => {
    expect(errorsOf(await post(body))).toEqual(['400', ...locations]);
  });
});

describe('the body of a patch', () => {
  const patch = async (body: Buffer, headers: Record<string, string> = {}): Promise<DeclaredResponse> => {
    const { userId } = (await post(newUser())).json;
    return send('PATCH', `/users/${userId}`, body, headers);
  };
  const text = '{"displayName":"Ada King"}';

  it.each(['application/merge-patch+json', 'application/merge-patch+json; charset=utf-8', 'Application/Merge-Patch+JSON;charset="UTF8"'])(
    'of the type %s is accepted',
    async (type) => {
      expect((await patch(Buffer.from(text), { 'Content-Type': type })).json).toMatchObject({ displayName: 'Ada King', version: 2 });
    },
  );

  it.each(['application/json', 'application/json-patch+json', 'text/plain', 'application/merge-patch+json; charset=latin1'])(
    'of the type %s is rejected with 415, and the response names the accepted type',
    async (type) => {
      const { status, headers } = await patch(Buffer.from(text), { 'Content-Type': type });
      expect([status, headers.get('accept-patch')]).toEqual([415, 'application/merge-patch+json']);
    },
  );

  it('that is compressed, or begins with a byte order mark, is accepted', async () => {
    expect((await patch(gzipSync(text), { 'Content-Encoding': 'gzip' })).status).toBe(200);
    expect((await patch(Buffer.from(`\ufeff${text}`))).status).toBe(200);
  });

  it.each<[string, string, string[]]>([
    ['a required property that is null', '{"email":null,"displayName":null}', ['/body/displayName', '/body/email']],
    ['a list', '[]', ['/body']],
    ['null', 'null', ['/body']],
    ['an unknown property that is null, and an invalid time zone', '{"age":null,"timeZone":"BST"}', ['/body/age', '/body/timeZone']],
    ['null for an unknown switch', '{"preferences":{"notifications":{"fax":null}}}', ['/body/preferences/notifications/fax']],
  ])('that contains or is %s is rejected with all locations', async (_, body, locations) => {
    expect(errorsOf(await patch(Buffer.from(body)))).toEqual(['400', ...locations]);
  });
});

describe('an ETag changed by a compressing proxy', () => {
  const forms: [string, (tag: string) => string][] = [
    ['weakened', (tag) => `W/${tag}`],
    ['with -gzip', (tag) => tag.replace(/"$/, '-gzip"')],
    ['with --gzip', (tag) => tag.replace(/"$/, '--gzip"')],
    ['with ;gzip', (tag) => tag.replace(/"$/, ';gzip"')],
    ['with -br', (tag) => tag.replace(/"$/, '-br"')],
    ['in a list with empty elements', (tag) => `, ${tag},,`],
  ];

  it.each(forms)('still matches the profile: %s', async (_, spelled) => {
    const body = newUser();
    const { headers, json: user } = await post(body);
    const tag = spelled(headers.get('etag') ?? '');
    const path = `/users/${user.userId}`;
    expect((await send('GET', path, undefined, { 'If-None-Match': tag })).status).toBe(304);
    const saved = await send('PUT', path, Buffer.from(JSON.stringify({ ...body, bio: 'Saved.' })), { 'If-Match': tag });
    expect([saved.status, saved.json.version]).toEqual([200, 2]);
    const stale = await send('DELETE', path, undefined, { 'If-Match': tag });
    expect(stale.status).toBe(412);
    const next = spelled(saved.headers.get('etag') ?? '');
    const patched = await send('PATCH', path, Buffer.from('{"bio":null}'), { 'If-Match': next });
    expect([patched.status, patched.json.version, patched.json.bio]).toEqual([200, 3, undefined]);
    expect((await send('PATCH', path, Buffer.from('{"bio":"Late."}'), { 'If-Match': next })).status).toBe(412);
  });
});

describe('a conditional header', () => {
  it('If-None-Match: * returns 412 for PUT, PATCH and DELETE of an existing user', async () => {
    const body = newUser();
    const path = `/users/${(await post(body)).json.userId}`;
    const headers = { 'If-None-Match': '*' };
    const put = await send('PUT', path, Buffer.from(JSON.stringify({ ...body, bio: 'Replaced.' })), headers);
    const patch = await send('PATCH', path, Buffer.from('{"bio":"Patched."}'), headers);
    expect([put.status, patch.status, (await send('DELETE', path, undefined, headers)).status]).toEqual([412, 412, 412]);
    expect((await send('GET', path, undefined)).json.version).toBe(1);
  });

  it.each([
    ['POST', '/users', 'If-Match'],
    ['POST', '/users', 'If-None-Match'],
    ['GET', '/users', 'If-Match'],
  ])('is rejected by operations that do not declare it: %s %s with %s', async (method, path, name) => {
    const body = method === 'POST' ? Buffer.from(JSON.stringify(newUser())) : undefined;
    expect(errorsOf(await send(method, path, body, { [name]: '"1-20261123070925513-517b6be6"' }))).toEqual(['400', `/header/${name}`]);
  });
});

describe('a user id in upper case', () => {
  it('identifies the same user as in lower case', async () => {
    const { json: user } = await post(newUser());
    expect((await send('GET', `/users/${user.userId.toUpperCase()}`, undefined)).json).toEqual(user);
  });
});

describe('a time in a query', () => {
  it.each(['1969-12-31T23:59:59Z', '2016-12-31T23:59:60Z', '0000-01-01T00:00:00+14:00'])('is accepted: %s', async (time) => {
    expect((await send('GET', `/users?${new URLSearchParams({ createdFrom: time })}`, undefined)).status).toBe(200);
  });

  it('is rejected without its T', async () => {
    const response = await send('GET', '/users?createdFrom=2026-01-01%2000:00:00Z', undefined);
    expect(errorsOf(response)).toEqual(['400', '/query/createdFrom']);
  });
});

describe('a preflight request', () => {
  it('allows the headers of tracing libraries', async () => {
    const { headers } = await fetch(`${api.url}/users`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example.com', 'Access-Control-Request-Method': 'POST' },
    });
    const allowed = (headers.get('access-control-allow-headers') ?? '').toLowerCase().split(',');
    const required = [
      'baggage',
      'cache-control',
      'pragma',
      'sentry-trace',
      'traceparent',
      'tracestate',
      'x-amzn-trace-id',
      'x-requested-with',
    ];
    expect(allowed).toEqual(expect.arrayContaining(required));
  });
});
