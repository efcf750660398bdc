import { describe, expect, it } from '@jest/globals';
import { entitiesUpTo } from '../../../clients/typescript/src/cache';
import { operations } from '../../../clients/typescript/src/generated/operations';
import type { Shape } from '../../../clients/typescript/src/operation';
import { requestOf } from '../../../clients/typescript/src/request';

const body = { email: 'ada@example.com', displayName: 'Ada' };

/** The request without what a client keeps. */
const fresh = (...[id, input, headers]: [Parameters<typeof requestOf>[0], object, Record<string, string | undefined>?]) =>
  requestOf(id, input, { headers }, { baseUrl: '', entities: entitiesUpTo(0) }).request;

/** The headers of a request to a path of which something is kept. */
function headersKeeping(id: Parameters<typeof requestOf>[0], input: object, shape: Shape | null = operations.getUser.answers[200]) {
  const entities = entitiesUpTo(1);
  entities.end({ method: 'PUT', url: '/users/1' }, '/users/1', { etag: '"1"', shape, text: '{}' });
  return requestOf(id, { userId: '1', ...input }, {}, { baseUrl: '', entities }).request.headers;
}

describe('the URL of a request', () => {
  it('has path parameters in the path, without a meaning of their own', () => {
    expect(fresh('getUser', { userId: 'a/b?c d' }).url).toBe('/users/a%2Fb%3Fc%20d');
  });

  it.each(['', '.', '..', undefined, null])('is refused when the path parameter is %p, which would reach another resource', (userId) => {
    expect(() => fresh('deleteUser', { userId })).toThrow(new TypeError(`deleteUser: userId must not be "${userId ?? ''}"`));
  });

  it.each(['\ud83d', '\ude00', 'a\ude00\ud83d@example.com'])('is refused when a parameter is %j, which has a lone surrogate', (text) => {
    expect(() => fresh('getUser', { userId: text })).toThrow(new TypeError('getUser: userId must be valid Unicode'));
    expect(() => fresh('listUsers', { limit: 5, email: text })).toThrow(new TypeError('listUsers: email must be valid Unicode'));
  });

  it('has text of any language', () => {
    expect(fresh('listUsers', { email: '😀@example.com' }).url).toBe('/users?email=%F0%9F%98%80%40example.com');
  });

  it('has everything else in the query, what is undefined left out', () => {
    const { url } = fresh('listUsers', {
      limit: 5,
      cursor: undefined,
      createdFrom: '2026-01-01T00:00:00+01:00',
      email: 'a&b@example.com',
    });
    expect(url).toBe('/users?limit=5&createdFrom=2026-01-01T00%3A00%3A00%2B01%3A00&email=a%26b%40example.com');
  });

  it('begins with the base URL, which may have an ampersand in its path', () => {
    const { request } = requestOf('listUsers', { limit: 5, order: 'asc' }, {}, { baseUrl: 'https://x/a&b', entities: entitiesUpTo(0) });
    expect(request.url).toBe('https://x/a&b/users?limit=5&order=asc');
  });

  it('has no question mark without a query', () => {
    expect(fresh('listUsers', {}).url).toBe('/users');
    expect(fresh('listUsers', { cursor: undefined }).url).toBe('/users');
  });
});

describe('the body of a request', () => {
  it('is JSON and says so', () => {
    const request = fresh('createUser', { body });
    expect(request.body).toBe(JSON.stringify(body));
    expect(request.headers['content-type']).toBe('application/json');
  });

  it('is absent where there is none', () => {
    expect(fresh('getUser', { userId: '1' })).toEqual({
      method: 'GET',
      url: '/users/1',
      headers: { 'x-client-version': 'typescript/0.1.0' },
    });
  });
});

describe('the headers of a request', () => {
  it('have an Idempotency-Key of their own or the one that is given', () => {
    const keys = [fresh('createUser', { body }), fresh('createUser', { body })].map(({ headers }) => headers['idempotency-key']);
    expect(new Set(keys).size).toBe(2);
    expect(keys[0]).toMatch(/^\d{20,60}$/);
    expect(fresh('createUser', { body, idempotencyKey: 'mine' }).headers['idempotency-key']).toBe('mine');
  });

  it('have the ETag that is kept in If-Match, unless another or none is wanted', () => {
    expect(headersKeeping('updateUser', { body })['if-match']).toBe('"1"');
    expect(headersKeeping('deleteUser', {})['if-match']).toBe('"1"');
    expect(headersKeeping('updateUser', { body, ifMatch: '*' })['if-match']).toBe('*');
    expect('if-match' in headersKeeping('updateUser', { body, ifMatch: null })).toBe(false);
    expect('if-match' in fresh('deleteUser', { userId: '1' }).headers).toBe(false);
  });

  it('have If-None-Match where a 304 can be given back as what is kept', () => {
    expect(headersKeeping('getUser', {})['if-none-match']).toBe('"1"');
    expect('if-none-match' in headersKeeping('getUser', {}, null)).toBe(false);
    expect('if-none-match' in headersKeeping('getUser', {}, operations.listUsers.answers[200])).toBe(false);
    expect('if-none-match' in headersKeeping('updateUser', { body })).toBe(false);
  });

  it('have those of the call besides, and in place of their own whatever the case, undefined ones left out', () => {
    const { headers } = fresh(
      'createUser',
      { body },
      { Prefer: 'code=404', 'X-Client-Version': 'other', 'IDEMPOTENCY-KEY': 'k', 'x-none': undefined },
    );
    const expected = { prefer: 'code=404', 'x-client-version': 'other', 'idempotency-key': 'k', 'content-type': 'application/json' };
    expect(headers).toEqual(expected);
  });
});
