import { describe, expect, it } from '@jest/globals';
import { operations } from '../../generated/operations';
import { eventParser } from '../../src/http/request';
import { type EventParts, proxyEvent } from '../event';

const json = { 'Content-Type': ['application/json'] };
const parseCreate = (parts: EventParts) => eventParser(operations.createUser)(proxyEvent('createUser', parts));
const parseList = (query: Record<string, string[]>) => eventParser(operations.listUsers)(proxyEvent('listUsers', { query }));

describe('the body of an event', () => {
  it('is read from text and from base64 alike', () => {
    expect(parseCreate({ headers: json, body: '{"a":1}' }).requestBody).toEqual({ a: 1 });
    expect(parseCreate({ headers: json, body: 'eyJhIjoxfQ==', base64: true }).requestBody).toEqual({ a: 1 });
  });

  it.each([['{'], ['{"a":1}x'], ["{'a':1}"], ['\u0000']])('%j is refused as malformed', (body) => {
    expect(() => parseCreate({ headers: json, body })).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/body', code: 'malformed', detail: 'must be JSON' }] }),
    );
  });

  it.each([['['.repeat(16_000)], [`"é${'['.repeat(16_000)}`], [`${'[9'.repeat(5_000)}${']'.repeat(5_000)}"é"`]])(
    'nested without end is refused and breaks nothing',
    (body) => {
      expect(() => parseCreate({ headers: json, body })).toThrow(expect.objectContaining({ code: 'invalid-request' }));
    },
  );

  it('may have 16,384 bytes and not one more, however it is encoded', () => {
    const fits = `"${'é'.repeat(8_191)}"`;
    expect(parseCreate({ headers: json, body: fits }).requestBody).toHaveLength(8_191);
    expect(() => parseCreate({ headers: json, body: `${fits} ` })).toThrow(expect.objectContaining({ code: 'body-too-large' }));
    const base64 = Buffer.from(`${fits} `).toString('base64');
    expect(() => parseCreate({ headers: json, body: base64, base64: true })).toThrow(expect.objectContaining({ code: 'body-too-large' }));
  });

  it.each([
    ['application/json'],
    ['application/json; charset=utf-8'],
    ['Application/JSON;charset="UTF-8"'],
    ['application/json; profile=x'],
  ])('is read when it is declared as %s', (type) => {
    expect(parseCreate({ headers: { 'content-TYPE': [type] }, body: '{}' }).requestBody).toEqual({});
  });

  it.each([['text/plain'], ['application/json; charset=utf-16'], ['application/merge-patch+json'], ['']])(
    'is refused when it is declared as "%s"',
    (type) => {
      expect(() => parseCreate({ headers: { 'Content-Type': [type] }, body: '{}' })).toThrow(
        expect.objectContaining({ code: 'unsupported-media-type' }),
      );
    },
  );

  it('comes in Unicode normalization form C, whether its accents are written or escaped', () => {
    expect(parseCreate({ headers: json, body: '{"a":"e\u0301"}' }).requestBody).toEqual({ a: 'é' });
    expect(parseCreate({ headers: json, body: '{"a":"e\\u0301"}' }).requestBody).toEqual({ a: 'é' });
  });

  it('cannot reach the prototype of anything', () => {
    const body = parseCreate({ headers: json, body: '{"__proto__":{"polluted":true}}' }).requestBody;
    expect(Object.keys(Object(body))).toEqual(['__proto__']);
    expect(Object(body).polluted).toBeUndefined();
  });

  it('is not looked at where the operation takes none', () => {
    expect(eventParser(operations.getUser)(proxyEvent('getUser', { body: '{' })).requestBody).toBeUndefined();
  });
});

describe('the query of an event', () => {
  it.each([['0x10'], ['1e1'], [' 5 '], ['5.0'], [''], ['NaN'], ['+5']])('takes "%s" for no whole number', (limit) => {
    expect(parseList({ limit: [limit] }).errors).toEqual([
      { pointer: '/query/limit', code: 'wrong-type', detail: 'must be a whole number' },
    ]);
  });

  it('refuses a parameter that is there twice', () => {
    expect(parseList({ limit: ['5', '7'] }).errors).toEqual([{ pointer: '/query/limit', code: 'repeated', detail: 'must be there once' }]);
  });

  it('keeps a parameter called __proto__ as a name', () => {
    expect(Object.keys(parseList({ ['__proto__']: ['x'] }).query)).toEqual(['__proto__']);
  });
});

describe('the headers of an event', () => {
  it('are found whatever their case, and joined when they are repeated', () => {
    const event = proxyEvent('updateUser', { headers: { 'IF-match': ['"a"', '"b"'], 'X-Other': ['x'] } });
    expect(eventParser(operations.updateUser)(event).headers).toEqual({ 'if-match': '"a", "b"' });
  });
});
