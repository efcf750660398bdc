import { afterEach, describe, expect, it } from '@jest/globals';
import { idempotencyKey, requestOf } from '../../../clients/typescript/src/request';

const body = { email: 'ada@example.com', displayName: 'Ada' };

/** Returns the request of a call. */
const fresh = (...[id, input, headers]: [Parameters<typeof requestOf>[0], object, Record<string, string | undefined>?]) =>
  requestOf(id, input, { headers }, '');

describe('the URL of a request', () => {
  it('encodes the reserved characters of path parameters', () => {
    expect(fresh('getUser', { userId: 'a/b?c d' }).url).toBe('/users/a%2Fb%3Fc%20d');
  });

  it.each(['', '.', '..', undefined, null])(
    'throws a TypeError for the path parameter %p, which would reach another resource',
    (userId) => {
      expect(() => fresh('deleteUser', { userId })).toThrow(new TypeError(`deleteUser: userId must not be "${userId ?? ''}"`));
    },
  );

  it.each(['\ud83d', '\ude00', 'a\ude00\ud83d@example.com'])(
    'throws a TypeError for the parameter %j, which has a lone surrogate',
    (text) => {
      expect(() => fresh('getUser', { userId: text })).toThrow(new TypeError('getUser: userId must be valid Unicode'));
      expect(() => fresh('listUsers', { limit: 5, email: text })).toThrow(new TypeError('listUsers: email must be valid Unicode'));
    },
  );

  it('encodes characters outside ASCII', () => {
    expect(fresh('listUsers', { email: '😀@example.com' }).url).toBe('/users?email=%F0%9F%98%80%40example.com');
  });

  it('has all other parameters in the query, without undefined ones', () => {
    const { url } = fresh('listUsers', {
      limit: 5,
      cursor: undefined,
      createdFrom: '2026-01-01T00:00:00+01:00',
      email: 'a&b@example.com',
    });
    expect(url).toBe('/users?limit=5&createdFrom=2026-01-01T00%3A00%3A00%2B01%3A00&email=a%26b%40example.com');
  });

  it('begins with the base URL, whose path may contain an ampersand', () => {
    const { url } = requestOf('listUsers', { limit: 5, order: 'asc' }, {}, 'https://x/a&b');
    expect(url).toBe('https://x/a&b/users?limit=5&order=asc');
  });

  it('has no question mark without a query', () => {
    expect(fresh('listUsers', {}).url).toBe('/users');
    expect(fresh('listUsers', { cursor: undefined }).url).toBe('/users');
  });
});

describe('the body of a request', () => {
  it('is JSON, with the content type application/json', () => {
    const request = fresh('createUser', { body });
    expect(request.body).toBe(JSON.stringify(body));
    expect(request.headers['content-type']).toBe('application/json');
  });

  it('is a JSON Merge Patch for patchUser: null is sent, and undefined is omitted', () => {
    const request = fresh('patchUser', { userId: 'me', body: { bio: null, locale: undefined, metadata: { etag: 'own' } } });
    expect(request).toMatchObject({ method: 'PATCH', url: '/users/me', body: '{"bio":null,"metadata":{"etag":"own"}}' });
    expect(request.headers['content-type']).toBe('application/merge-patch+json');
    expect(fresh('patchUser', { userId: 'me', body: {} }).body).toBe('{}');
  });

  it('is absent for an operation without a body', () => {
    expect(fresh('getUser', { userId: '1' })).toEqual({
      method: 'GET',
      url: '/users/1',
      headers: { 'x-client-version': 'typescript/0.1.0' },
    });
  });
});

describe('the headers of a request', () => {
  it('include a random Idempotency-Key, or the one from the input', () => {
    const keys = [fresh('createUser', { body }), fresh('createUser', { body })].map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^\d{20,60}$/);
    expect(fresh('createUser', { body, idempotencyKey: 'mine' }).headers['idempotency-key']).toBe('mine');
  });

  it.each<[string, object, string | undefined]>([
    ['the etag of the body', { body: { ...body, etag: '"1"' } }, '"1"'],
    ['ifMatch instead of the etag of the body', { body: { ...body, etag: '"1"' }, ifMatch: '*' }, '*'],
    ['the etag of the body for an undefined ifMatch', { body: { ...body, etag: '"1"' }, ifMatch: undefined }, '"1"'],
    ['nothing for null, whatever the etag of the body', { body: { ...body, etag: '"1"' }, ifMatch: null }, undefined],
    ['nothing without either', { body }, undefined],
    ['nothing for an undefined etag', { body: { ...body, etag: undefined } }, undefined],
  ])('include in If-Match %s', (_what, input, ifMatch) => {
    for (const id of ['updateUser', 'patchUser'] as const) {
      const request = fresh(id, { userId: '1', ...input });
      expect(request.headers['if-match']).toBe(ifMatch);
      expect(request.body).toBe(JSON.stringify(body));
    }
  });

  it('include no If-Match for a deletion without ifMatch', () => {
    expect(fresh('deleteUser', { userId: '1' })).toMatchObject({ headers: expect.not.objectContaining({ 'if-match': expect.anything() }) });
    expect(fresh('deleteUser', { userId: '1', ifMatch: '"1"' }).headers['if-match']).toBe('"1"');
  });

  it('throws a TypeError for an etag that cannot be sent', () => {
    expect(() => fresh('updateUser', { userId: '1', body: { ...body, etag: '"1"\n' } })).toThrow(TypeError);
  });

  it('include the headers of the call, which replace those of the client whatever their case; undefined ones are omitted', () => {
    const { headers } = fresh(
      'createUser',
      { body },
      { Prefer: 'code=404', 'X-Client-Version': 'other', 'IDEMPOTENCY-KEY': 'k', 'x-none': undefined },
    );
    const expected = { prefer: 'code=404', 'x-client-version': 'other', 'idempotency-key': 'k', 'content-type': 'application/json' };
    expect(headers).toEqual(expected);
  });
});

describe('a generated idempotency key', () => {
  const { crypto } = globalThis;
  afterEach(() => {
    Object.defineProperty(globalThis, 'crypto', { value: crypto, configurable: true, writable: true });
  });

  it.each(['with', 'without'])('consists of digits and is unique, on a platform %s crypto', (which) => {
    if (which === 'without') Object.defineProperty(globalThis, 'crypto', { value: undefined, configurable: true, writable: true });
    const keys = Array.from({ length: 1000 }, idempotencyKey);
    expect(new Set(keys).size).toBe(1000);
    expect(keys.filter((key) => !/^\d{20,60}$/.test(key))).toEqual([]);
    expect(new Set(keys.map((key) => key.slice(-1))).size).toBe(10);
  });
});
