import { afterEach, describe, expect, it } from '@jest/globals';
import { responseCache } from '../../../clients/typescript/src/cache';
import { operations } from '../../../clients/typescript/src/generated/operations';
import type { ResponseFormat } from '../../../clients/typescript/src/operation';
import { idempotencyKey, requestOf } from '../../../clients/typescript/src/request';

const body = { email: 'ada@example.com', displayName: 'Ada' };

/** Returns a request of a client with an empty cache. */
const fresh = (...[id, input, headers]: [Parameters<typeof requestOf>[0], object, Record<string, string | undefined>?]) =>
  requestOf(id, input, { headers }, { baseUrl: '', cache: responseCache(0) });

/** Returns the headers of a request to a URL with a cached response. */
function headersWithCached(
  id: Parameters<typeof requestOf>[0],
  input: object,
  format: ResponseFormat | null = operations.getUser.formats[200],
) {
  const cache = responseCache(1);
  cache.end({ method: 'PUT', url: '/users/1' }, '/users/1', { etag: '"1"', format, text: '{}' });
  return requestOf(id, { userId: '1', ...input }, {}, { baseUrl: '', cache }).headers;
}

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
    const { url } = requestOf('listUsers', { limit: 5, order: 'asc' }, {}, { baseUrl: 'https://x/a&b', cache: responseCache(0) });
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

  it('include the cached ETag in If-Match, unless the input has another value or null', () => {
    expect(headersWithCached('updateUser', { body })['if-match']).toBe('"1"');
    expect(headersWithCached('deleteUser', {})['if-match']).toBe('"1"');
    expect(headersWithCached('updateUser', { body, ifMatch: '*' })['if-match']).toBe('*');
    expect('if-match' in headersWithCached('updateUser', { body, ifMatch: null })).toBe(false);
    expect('if-match' in fresh('deleteUser', { userId: '1' }).headers).toBe(false);
  });

  it('include If-None-Match only if the cached response can replace a 304', () => {
    expect(headersWithCached('getUser', {})['if-none-match']).toBe('"1"');
    expect('if-none-match' in headersWithCached('getUser', {}, null)).toBe(false);
    expect('if-none-match' in headersWithCached('getUser', {}, operations.listUsers.formats[200])).toBe(false);
    expect('if-none-match' in headersWithCached('updateUser', { body })).toBe(false);
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
