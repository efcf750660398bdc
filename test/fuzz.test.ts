import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { connect } from 'node:net';
import { randomUUID } from 'node:crypto';
import { operations } from '../generated/operations';
import { testApi } from './api';
import { invalid, schemaOf, valid } from './arbitraries';

const api = testApi();
const request = schemaOf('CreateUserRequest');
const properties = Object.entries(request.properties);
const validRequest = valid(request) as fc.Arbitrary<Record<string, unknown>>;

const mutations = fc.oneof(
  fc.constantFrom(...request.required).map((name) => (body: Record<string, unknown>) => without(body, name)),
  fc
    .string({ minLength: 1 })
    .filter((name) => !(name in request.properties) && name !== '__proto__')
    .map((name) => (body: Record<string, unknown>) => ({ ...body, [name]: 1 })),
  fc
    .constantFrom(...properties)
    .chain(([name, schema]) => invalid(schema).map((value) => (body: Record<string, unknown>) => ({ ...body, [name]: value }))),
);

const replacement = schemaOf('ReplaceUserRequest');
const patch = schemaOf('PatchUserRequest');
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const switches = { push: orNull(fc.boolean()), email: orNull(fc.boolean()), sms: orNull(fc.boolean()) };
const preferences = {
  theme: orNull(fc.constantFrom('system', 'light', 'dark')),
  notifications: orNull(fc.record(switches, { requiredKeys: [] })),
};
/** A property of a patch has the values of the property of a replacement, and null if it is optional. */
const validPatch = fc.record(
  {
    ...Object.fromEntries(
      Object.entries(replacement.properties).map(([name, schema]) => [
        name,
        replacement.required.includes(name) ? valid(schema) : orNull(valid(schema)),
      ]),
    ),
    preferences: orNull(fc.record(preferences, { requiredKeys: [] })),
  },
  { requiredKeys: [] },
) as fc.Arbitrary<Record<string, unknown>>;

const patchMutations = fc.oneof(
  fc.constantFrom(...replacement.required).map((name) => ({ [name]: null })),
  fc
    .string({ minLength: 1 })
    .filter((name) => !(name in patch.properties) && name !== '__proto__')
    .chain((name) => fc.constantFrom(null, 1).map((value) => ({ [name]: value }))),
  fc.constantFrom(...Object.entries(patch.properties)).chain(([name, schema]) => invalid(schema).map((value) => ({ [name]: value }))),
);

const without = (body: Record<string, unknown>, omitted: string) =>
  Object.fromEntries(Object.entries(body).filter(([name]) => name !== omitted));

describe('requests generated from the contract', () => {
  it('are accepted if they are valid, returned as sent, and accepted again as stored', async () => {
    await fc.assert(
      fc.asyncProperty(validRequest, async (body) => {
        const { status, json } = await api.call('createUser', { body });
        expect(status).toBe(201);
        expect(json).toMatchObject({ ...(normalized(body) as object), email: String(body['email']).toLowerCase() });
        const replaced = await api.call('updateUser', { path: json, body });
        expect([replaced.status, replaced.json]).toEqual([200, json]);
        const stored = Object.fromEntries(Object.entries(json).filter(([name]) => name in request.properties));
        const again = await api.call('updateUser', { path: json, body: stored });
        expect([again.status, again.json]).toEqual([200, json]);
      }),
      { numRuns: 200 },
    );
  });

  it('return 400 with the location of the error after any mutation', async () => {
    await fc.assert(
      fc.asyncProperty(validRequest, mutations, async (body, mutate) => {
        const { status, json } = await api.call('createUser', { body: mutate(body) });
        expect([status, json.code, json.errors?.[0]?.pointer]).toEqual([400, 'invalid-request', expect.stringMatching(/^\/body/)]);
      }),
      { numRuns: 600 },
    );
  });

  it('patch what they contain and nothing else, and change nothing when they are repeated', async () => {
    await fc.assert(
      fc.asyncProperty(validRequest, validPatch, async (body, changes) => {
        const keys = [body, changes].flatMap(({ metadata }) => Object.keys(metadata ?? {}));
        fc.pre(new Set(keys).size <= 16);
        const { json: before } = await api.call('createUser', { body: { ...body, email: `${randomUUID()}@example.com` } });
        const { status, json: after } = await api.call('patchUser', { path: before, body: changes });
        expect(status).toBe(200);
        for (const [name, value] of Object.entries(request.properties).map(([each]) => [each, changes[each]] as const)) {
          const stored: unknown = Reflect.get(after, name);
          if (value === undefined) expect(stored).toEqual(Reflect.get(before, name));
          else if (value === null) expect(stored).toBeUndefined();
          else if (name === 'email') expect(stored).toBe(String(value).toLowerCase());
          else if (typeof value === 'string') expect(stored).toBe(value.normalize('NFC'));
        }
        const again = await api.call('patchUser', { path: before, body: changes });
        expect([again.status, again.json]).toEqual([200, after]);
      }),
      { numRuns: 200 },
    );
  });

  it('return 400 with the location of the error after any mutation of a patch', async () => {
    const { json: path } = await api.call('createUser', { body: { email: `${randomUUID()}@example.com`, displayName: 'A' } });
    await fc.assert(
      fc.asyncProperty(validPatch, patchMutations, async (body, mutation) => {
        const { status, json } = await api.call('patchUser', { path, body: { ...body, ...mutation } });
        expect([status, json.code, json.errors?.[0]?.pointer]).toEqual([400, 'invalid-request', expect.stringMatching(/^\/body/)]);
      }),
      { numRuns: 400 },
    );
    expect((await api.call('getUser', { path })).json).toEqual(path);
  });

  it('return a declared response for any query', async () => {
    const names = [...Object.keys(operations.listUsers.query), 'x', '__proto__', 'constructor'];
    const query = fc.dictionary(fc.constantFrom(...names), fc.oneof(fc.string({ unit: 'binary' }), fc.integer().map(String)));
    await fc.assert(
      fc.asyncProperty(query, async (entries) => {
        const { status } = await api.call('listUsers', { query: Object.fromEntries(Object.entries(entries)) });
        expect([200, 400]).toContain(status);
      }),
      { numRuns: 300 },
    );
  });

  it('return a declared response for any value of a declared header', async () => {
    const value = fc.stringMatching(/^[!-~]([ -~]{0,40}[!-~])?$/);
    const path = { userId: randomUUID() };
    await fc.assert(
      fc.asyncProperty(value, value, value, async (ifMatch, ifNoneMatch, key) => {
        const put = await api.call('updateUser', {
          path,
          headers: { 'If-Match': ifMatch },
          body: { email: 'a@example.com', displayName: 'A' },
        });
        const get = await api.call('getUser', { path, headers: { 'If-None-Match': ifNoneMatch } });
        const patched = await api.call('patchUser', { path, headers: { 'If-Match': ifMatch, 'If-None-Match': ifNoneMatch }, body: {} });
        const body = { email: `${randomUUID()}@example.com`, displayName: 'A' };
        const post = await api.call('createUser', { headers: { 'Idempotency-Key': key }, body });
        expect([404, 400]).toEqual(expect.arrayContaining([put.status, get.status, patched.status]));
        expect([201, 400, 422]).toContain(post.status);
      }),
      { numRuns: 100 },
    );
  });
});

describe('malformed requests', () => {
  const token = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'X');
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  const path = fc.oneof(
    fc.constantFrom(
      '/users',
      '/users/',
      '//users',
      '/users/me',
      '/users/%',
      '/users/%E0%A4%A',
      '/users/..%2f..',
      '/',
      '*',
      '/users?%=%&limit=%ff',
    ),
    fc.stringMatching(/^\/users\/[!-~]{0,30}$/),
  );
  const type = fc.constantFrom(
    'application/json',
    'application/merge-patch+json',
    'application/octet-stream',
    'text/plain',
    'application/json; charset=utf-16',
    ';',
    '',
  );

  it('never return a 5xx for any method, path, header and body', async () => {
    await fc.assert(
      fc.asyncProperty(
        token,
        path,
        type,
        fc.oneof(fc.constant(Buffer.from('x')), bytes),
        bytes,
        async (method, target, contentType, header, body) => {
          const head = `${method} ${target} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${contentType}\r\nContent-Length: ${body.length}\r\nX-Any: `;
          const response = await exchange(Buffer.concat([Buffer.from(head), header, Buffer.from('\r\n\r\n'), body]));
          expect(response).toMatch(/^HTTP\/1\.1 [234]\d\d /);
        },
      ),
      { numRuns: 600 },
    );
  });
});

/** Sends bytes over a new connection and returns everything that is received. */
function exchange(bytes: Buffer): Promise<string> {
  const { hostname, port } = new URL(api.url);
  return new Promise((settle, fail) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => socket.write(bytes));
    socket.setEncoding('latin1').on('data', (text: string) => (received += text));
    socket.on('close', () => settle(received)).on('error', fail);
  });
}

const normalized = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, inner) => (typeof inner === 'string' ? inner.normalize('NFC') : inner));
