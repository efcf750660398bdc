import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../clients/typescript/src/generated/operations';
import { meaning, readAnswer } from '../../../clients/typescript/src/read-answer';

const answer = (status: number, text = '', uncertain = false) => ({ status, headers: { etag: '"1"' }, text, tries: 1, uncertain });
const kept = { etag: '"1"', shape: 'UserProfile', text: '{"kept":true}' };

describe('what an answer means', () => {
  it('is what is kept, for a 304', () => {
    expect(meaning(operations.getUser, answer(304), kept)).toMatchObject({ status: 200, text: kept.text, headers: { etag: '"1"' } });
    expect(meaning(operations.getUser, answer(304), undefined).status).toBe(304);
  });

  it('is success, for a DELETE that finds nothing after a try whose answer was lost', () => {
    expect(meaning(operations.deleteUser, answer(404, '', true), undefined).status).toBe(204);
    expect(meaning(operations.deleteUser, answer(404), undefined).status).toBe(404);
    const put = { ...operations.deleteUser, method: 'PUT' };
    expect(meaning(put, answer(404, '', true), undefined).status).toBe(404);
  });
});

describe('an answer as its caller gets it', () => {
  it('has the JSON as data', () => {
    expect(readAnswer(operations.getUser, answer(200, '{"a":1}'))).toEqual({ status: 200, data: { a: 1 }, headers: { etag: '"1"' } });
  });

  it('has no data where there is no content, whatever the text', () => {
    expect(readAnswer(operations.deleteUser, answer(204, '<html>'))).toEqual({ status: 204, data: undefined, headers: { etag: '"1"' } });
  });

  it.each(['', '<html>', '{"a":'])('is none when its text is %p', (text) => {
    expect(readAnswer(operations.getUser, answer(200, text))).toBeUndefined();
  });
});
