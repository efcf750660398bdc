import { describe, expect, it } from '@jest/globals';
import { entitiesUpTo } from '../../../clients/typescript/src/entities';
import { keepAnswer } from '../../../clients/typescript/src/keep-answer';

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, data: undefined, headers });
const old = { etag: '"old"', shape: 'UserProfile', text: '{"old":true}' };
const content = { shape: 'UserProfile', text: '{"new":true}' };
const fresh = { etag: '"new"', ...content };
const freshAnswer = answer(200, { etag: '"new"' });
const request = (method: string, target = '/users/1') => ({ method, target, headers: {} });

function entities() {
  const made = entitiesUpTo(100);
  made.set('/users/1', old);
  return made;
}

describe('what is kept of an answer', () => {
  it.each(['GET', 'PUT'])('is ETag and text of a success of %s', (method) => {
    const made = entities();
    keepAnswer(made, request(method), freshAnswer, content, old);
    expect(made.get('/users/1')).toEqual(fresh);
  });

  it.each(['/v1/users/2', '/users/2', 'https://api.example.com/v1/users/2'])('of a creation with Location %s is that of the new path', (location) => {
    const made = entities();
    keepAnswer(made, request('POST', '/users'), answer(201, { etag: '"new"', location }), content, undefined);
    expect(made.get('/users/2')).toEqual(fresh);
    expect(made.get('/users')).toBeUndefined();
  });

  it('of a creation without Location is not taken for what was there', () => {
    const made = entities();
    keepAnswer(made, request('POST', '/users'), answer(201, { etag: '"new"' }), content, undefined);
    expect(made.get('/users/1')).toEqual(old);
  });

  it('is nothing for a success without an ETag and for what is not there', () => {
    for (const [method, gone] of [
      ['DELETE', answer(204)],
      ['GET', answer(404, { etag: '"problem"' })],
      ['PUT', answer(200)],
    ] as const) {
      const made = entities();
      keepAnswer(made, request(method), gone, content, old);
      expect(made.get('/users/1')).toBeUndefined();
    }
  });

  it('stays what a change has answered in the meantime when a read answers that began before it', () => {
    const made = entities();
    keepAnswer(made, request('PUT'), freshAnswer, content, old);
    keepAnswer(made, request('GET'), answer(200, { etag: '"old"' }), old, old);
    expect(made.get('/users/1')).toEqual(fresh);
  });
});
