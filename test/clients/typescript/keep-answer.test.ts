import { describe, expect, it } from '@jest/globals';
import { connectionOf } from '../../../clients/typescript/src/connection';
import { operations } from '../../../clients/typescript/src/generated/operations';
import { keepAnswer } from '../../../clients/typescript/src/keep-answer';
import { fakeClock } from './fake-clock';

const answer = (status: number, headers: Record<string, string> = {}, text = '') => ({ status, headers, text });
const old = { etag: '"old"', shape: 'UserProfile', text: '{"old":true}' };
const fresh = { etag: '"new"', shape: 'UserProfile', text: '{"new":true}' };
const freshAnswer = answer(200, { etag: '"new"' }, fresh.text);

function connection(baseUrl = 'https://api.example.com/v1') {
  const made = connectionOf({ baseUrl }, fakeClock());
  made.entities.set('/users/1', old);
  return made;
}

describe('what is kept of an answer', () => {
  it.each([operations.getUser, operations.updateUser])('is ETag and text of a success of %p', (operation) => {
    const made = connection();
    keepAnswer(made, operation, '/users/1', old, freshAnswer);
    expect(made.entities.get('/users/1')).toEqual(fresh);
  });

  it.each([
    ['https://api.example.com/v1', '/v1/users/2'],
    ['https://api.example.com/v1', '/users/2'],
    ['https://api.example.com', '/users/2'],
    ['/v1', '/v1/users/2'],
    ['https://api.example.com/v1', '/v10/users/2', '/v10/users/2'],
  ])('of a creation below %s is that of the path in Location: %s', (baseUrl, location, path = '/users/2') => {
    const made = connection(baseUrl);
    keepAnswer(made, operations.createUser, '/users', undefined, answer(201, { etag: '"new"', location }, fresh.text));
    expect(made.entities.get(path)).toEqual(fresh);
    expect(made.entities.get('/users')).toBeUndefined();
  });

  it('is nothing for a success without an ETag and for what is not there', () => {
    for (const [operation, gone] of [
      [operations.deleteUser, answer(204)],
      [operations.getUser, answer(404)],
      [operations.updateUser, answer(200)],
    ] as const) {
      const made = connection();
      keepAnswer(made, operation, '/users/1', old, gone);
      expect(made.entities.get('/users/1')).toBeUndefined();
    }
  });

  it('stays what a change has answered in the meantime when a read answers that began before it', () => {
    const made = connection();
    keepAnswer(made, operations.updateUser, '/users/1', old, freshAnswer);
    keepAnswer(made, operations.getUser, '/users/1', old, answer(200, { etag: '"old"' }, old.text));
    expect(made.entities.get('/users/1')).toEqual(fresh);
  });
});
