import { describe, expect, it } from '@jest/globals';
import { entitiesUpTo } from '../../../clients/typescript/src/cache';
import { operations, type OperationId } from '../../../clients/typescript/src/generated/operations';
import { readAnswer } from '../../../clients/typescript/src/call';

const profile = { userId: '1', email: 'a@example.com', displayName: 'A', version: 1, createdAt: '', updatedAt: '' };
const text = JSON.stringify(profile);
const shape = operations.getUser.answers[200];
const old = { etag: '"old"', shape, text: JSON.stringify({ ...profile, displayName: 'Old' }) };
const fresh = { etag: '"new"', shape, text };
const url = 'https://api.example.com/v1/users/1';

interface Situation {
  status?: number;
  headers?: Record<string, string>;
  text?: string;
  isLost?: boolean;
  method?: string;
  url?: string;
  sent?: Record<string, string>;
  /** What is kept of the URL before the request. */
  kept?: typeof old | undefined;
}

/** What an answer is read as, and what is kept after it. */
function read(id: OperationId, situation: Situation) {
  const { status = 200, headers = { etag: '"new"' }, isLost = false, kept, sent = {}, ...rest } = situation;
  const entities = entitiesUpTo(10);
  entities.end({ method: 'PUT', url }, url, kept);
  const request = { method: operations[id].method, url, headers: sent, ...rest };
  entities.begin(request);
  const answer = readAnswer(id, entities, request, { status, headers, text: rest.text ?? text, tries: 1, isLost }, kept);
  return { answer, keptOf: (other: string) => entities.get(other), kept: entities.get(url) };
}

describe('an answer', () => {
  it('has status, data and headers of a success', () => {
    expect(read('getUser', {}).answer).toEqual({ status: 200, data: profile, headers: { etag: '"new"' } });
  });

  it('has no data where there is no content, whatever the text', () => {
    expect(read('deleteUser', { status: 204, text: '<html>' }).answer).toEqual({
      status: 204,
      data: undefined,
      headers: { etag: '"new"' },
    });
  });

  it.each(['', '<html>', '{"a":', '\ufeff', 'null'])('is none when its text is %j', (other) => {
    expect(read('getUser', { text: other }).answer).toBeUndefined();
  });

  it('is none with a status that the contract does not declare as success', () => {
    expect([202, 204, 206, 304, 404].map((status) => read('getUser', { status }).answer)).toEqual([1, 2, 3, 4, 5].map(() => undefined));
  });

  it('is what is kept, for a 304 to a request with its ETag', () => {
    const { answer, kept } = read('getUser', {
      status: 304,
      text: '',
      headers: { etag: '"old"' },
      kept: old,
      sent: { 'if-none-match': '"old"' },
    });
    expect(answer).toMatchObject({ status: 200, data: { displayName: 'Old' } });
    expect(kept).toEqual(old);
  });

  it.each([{}, { 'if-none-match': '"other"' }])('is none for a 304 to a request with the headers %j', (sent) => {
    expect(read('getUser', { status: 304, kept: old, sent }).answer).toBeUndefined();
  });

  it('is success, for a DELETE that finds nothing after a try whose answer was lost', () => {
    const statusOf = (id: OperationId, isLost: boolean) => read(id, { status: 404, text: '{}', isLost }).answer?.status;
    expect([statusOf('deleteUser', true), statusOf('deleteUser', false), statusOf('updateUser', true)]).toEqual([
      204,
      undefined,
      undefined,
    ]);
  });
});

describe('what is kept of an answer', () => {
  it.each<OperationId>(['getUser', 'updateUser'])('is ETag and text of a success of %s', (id) => {
    expect(read(id, { kept: old }).kept).toEqual(fresh);
  });

  it.each(['/v1/users/2', '/users/2', 'https://api.example.com/v1/users/2'])(
    'of a creation with Location %s is that of the new URL',
    (location) => {
      const users = 'https://api.example.com/v1/users';
      const { keptOf } = read('createUser', { status: 201, headers: { etag: '"new"', location }, url: users });
      expect([keptOf(`${users}/2`), keptOf(users)]).toEqual([fresh, undefined]);
    },
  );

  it.each<[OperationId, number, Record<string, string>]>([
    ['deleteUser', 204, {}],
    ['updateUser', 200, {}],
  ])('is nothing for %s with status %d and headers %j', (id, status, headers) => {
    expect(read(id, { status, headers, kept: old }).kept).toBeUndefined();
  });

  it('stays for an answer that is none of the contract', () => {
    expect(read('getUser', { text: '{"error":"login"}', kept: old }).kept).toEqual(old);
    expect(read('updateUser', { status: 412, kept: old }).kept).toEqual(old);
    expect(read('getUser', { status: 404, kept: old }).kept).toEqual(old);
  });
});
