import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../clients/typescript/src/generated/operations';
import { isShaped, readAnswer } from '../../../clients/typescript/src/read-answer';

const settled = (status: number, text = '', uncertain = false) => ({ status, headers: { etag: '"1"' }, text, tries: 1, uncertain });
const kept = { etag: '"1"', shape: 'UserProfile', text: '{"kept":true}' };
const request = (method: string, headers: Record<string, string> = {}) => ({ method, target: '/users/1', headers });
const conditional = request('GET', { 'if-none-match': '"1"' });

describe('what an answer means', () => {
  const { answers } = operations.getUser;

  it('is what is kept, for a 304 to a request with its ETag', () => {
    const { answer, text } = readAnswer(answers, conditional, settled(304), kept);
    expect([answer, text]).toEqual([{ status: 200, data: { kept: true }, headers: { etag: '"1"' } }, kept.text]);
  });

  it('is 304 for one that was not asked for', () => {
    expect(readAnswer(answers, conditional, settled(304), undefined).answer.status).toBe(304);
    expect(readAnswer(answers, request('GET'), settled(304), kept).answer.status).toBe(304);
    expect(readAnswer(answers, request('GET', { 'if-none-match': '"2"' }), settled(304), kept).answer.status).toBe(304);
  });

  it('is success, for a DELETE that finds nothing after a try whose answer was lost', () => {
    const meaning = (method: string, uncertain: boolean) =>
      readAnswer(operations.deleteUser.answers, request(method), settled(404, '', uncertain), undefined).answer.status;
    expect([meaning('DELETE', true), meaning('DELETE', false), meaning('PUT', true)]).toEqual([204, 404, 404]);
  });
});

describe('the data of an answer', () => {
  const dataOf = (status: number, text: string) => readAnswer({ 200: 'UserProfile', 204: null }, request('GET'), settled(status, text), undefined).answer.data;

  it('are its JSON, without a byte order mark', () => {
    expect([dataOf(200, '{"a":1}'), dataOf(200, '\ufeff{"a":1}')]).toEqual([{ a: 1 }, { a: 1 }]);
  });

  it('are absent where there is no content, whatever the text', () => {
    expect(dataOf(204, '<html>')).toBeUndefined();
  });

  it.each(['', '<html>', '{"a":', '\ufeff', '\ufeff\ufeff{}'])('are absent when the text is %j', (text) => {
    expect(dataOf(200, text)).toBeUndefined();
  });
});

describe('the shape of JSON', () => {
  it('is nothing where there is no content', () => {
    expect([isShaped(undefined, null), isShaped(undefined, undefined), isShaped({}, undefined)]).toEqual([true, false, false]);
  });

  it('is anything but null where the contract names no members', () => {
    expect([isShaped({}, 'Unheard'), isShaped(null, 'Unheard'), isShaped(undefined, 'Unheard')]).toEqual([true, false, false]);
  });
});
