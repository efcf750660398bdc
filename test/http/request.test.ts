import { describe, expect, it } from '@jest/globals';
import { operations } from '../../generated/operations';
import { eventParser } from '../../src/http/request';
import { type EventParts, proxyEvent } from '../event';

const caller = { sub: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f', administrator: false };
const json = { 'Content-Type': ['application/json'] };
const parseCreate = (parts: EventParts) => eventParser(operations.createUser)(proxyEvent('createUser', parts), caller);
const parseList = (query: Record<string, string[]>) => eventParser(operations.listUsers)(proxyEvent('listUsers', { query }), caller);

describe('the body of an event', () => {
  it('is read from text and from base64', () => {
    expect(parseCreate({ headers: json, body: '{"a":1}' }).requestBody).toEqual({ a: 1 });
    expect(parseCreate({ headers: json, body: 'eyJhIjoxfQ==', base64: true }).requestBody).toEqual({ a: 1 });
  });

  it.each([['{'], ['{"a":1}x'], ["{'a':1}"], ['\u0000']])('%j is rejected as malformed', (body) => {
    expect(() => parseCreate({ headers: json, body })).toThrow(
      expect.objectContaining({ errors: [{ pointer: '/body', code: 'malformed', detail: 'must be JSON' }] }),
    );
  });

  it.each([['['.repeat(16_000)], [`"é${'['.repeat(16_000)}`], [`${'[9'.repeat(5_000)}${']'.repeat(5_000)}"é"`]])(
    'with extreme nesting is rejected',
    (body) => {
      expect(() => parseCreate({ headers: json, body })).toThrow(expect.objectContaining({ code: 'invalid-request' }));
    },
  );

  it('has at most 16,384 bytes, in any encoding', () => {
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
    ['application/json;charset=utf8'],
    ['application/json; charset=UTF8'],
    ['application/json; charset=unicode-1-1-utf-8'],
    ['application/json; charset=unicode11utf8'],
    ['application/json; charset=Unicode20UTF8'],
    ['application/json; charset=x-unicode20utf8'],
    ['application/json; Charset="Utf-8"; profile=x'],
    ['application/json; charset=utf-8; charset=utf8'],
    ['application/json ; charset = utf-8 ;'],
    ['application/json; profile="a;charset=utf-16"'],
  ])('is read with the Content-Type %s', (type) => {
    expect(parseCreate({ headers: { 'content-TYPE': [type] }, body: '{}' }).requestBody).toEqual({});
  });

  it.each([
    ['text/plain'],
    ['application/json; charset=utf-16'],
    ['application/json; charset=iso-8859-1'],
    ['application/json; charset="utf-8'],
    ['application/json; charset='],
    ["application/json; charset='utf-8'"],
    ['application/json; charset=utf-8; charset=latin1'],
    ['application/merge-patch+json'],
    [''],
  ])('is rejected with the Content-Type "%s"', (type) => {
    expect(() => parseCreate({ headers: { 'Content-Type': [type] }, body: '{}' })).toThrow(
      expect.objectContaining({ code: 'unsupported-media-type' }),
    );
  });

  it('has its texts in Unicode normalization form C, whether an accent is written or escaped', () => {
    expect(parseCreate({ headers: json, body: '{"displayName":"e\u0301"}' }).requestBody).toEqual({ displayName: 'é' });
    expect(parseCreate({ headers: json, body: '{"displayName":"e\\u0301"}' }).requestBody).toEqual({ displayName: 'é' });
  });

  it('is read without its byte order mark, from text and from base64', () => {
    expect(parseCreate({ headers: json, body: '\ufeff{"a":"\ufeff"}' }).requestBody).toEqual({ a: '\ufeff' });
    const body = Buffer.from('\ufeff{"a":1}').toString('base64');
    expect(parseCreate({ headers: json, body, base64: true }).requestBody).toEqual({ a: 1 });
    expect(() => parseCreate({ headers: json, body: '\ufeff\ufeff{}' })).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });

  const notUtf8 = expect.objectContaining({ errors: [{ pointer: '/body', code: 'malformed', detail: expect.stringContaining('UTF-8') }] });

  it.each([
    ['Latin-1', '{"a":"Jos\xe9"}'],
    ['an overlong encoding', '{"a":"\xc0\xaf"}'],
    ['a surrogate', '{"a":"\xed\xa0\x80"}'],
    ['a sequence that ends early', '{"a":"\xe2\x82"}'],
    ['a code point above U+10FFFF', '{"a":"\xf4\x90\x80\x80"}'],
    ['Latin-1 in the name of a property', '{"\xe9":1}'],
    ['UTF-16', '\xff\xfe{\x00}\x00'],
  ])('is rejected when it is not UTF-8: %s, in base64 and as text from API Gateway', (_what, latin1) => {
    const bytes = Buffer.from(latin1, 'latin1');
    expect(() => parseCreate({ headers: json, body: bytes.toString('base64'), base64: true })).toThrow(notUtf8);
    expect(() => parseCreate({ headers: json, body: bytes.toString('utf8') })).toThrow(notUtf8);
  });

  it('is rejected when it contains a replacement character', () => {
    for (const body of ['{"a":"\ufffd"}', '{"\ufffd":1}', '\ufffd']) {
      expect(() => parseCreate({ headers: json, body })).toThrow(notUtf8);
      expect(() => parseCreate({ headers: json, body: Buffer.from(body).toString('base64'), base64: true })).toThrow(notUtf8);
    }
  });

  it('does not change any prototype', () => {
    const body = parseCreate({ headers: json, body: '{"__proto__":{"polluted":true}}' }).requestBody;
    expect(Object.keys(Object(body))).toEqual(['__proto__']);
    expect(Object(body).polluted).toBeUndefined();
  });

  it('is ignored when the operation has none', () => {
    expect(eventParser(operations.getUser)(proxyEvent('getUser', { body: '{' }), caller).requestBody).toBeUndefined();
  });
});

describe('the query of an event', () => {
  it.each([['0x10'], ['1e1'], [' 5 '], ['5.0'], [''], ['NaN'], ['+5']])('rejects "%s" as a whole number', (limit) => {
    expect(parseList({ limit: [limit] }).errors).toEqual([
      { pointer: '/query/limit', code: 'wrong-type', detail: 'must be a whole number' },
    ]);
  });

  it('rejects a repeated parameter', () => {
    expect(parseList({ limit: ['5', '7'] }).errors).toEqual([
      { pointer: '/query/limit', code: 'repeated', detail: 'must be sent only once' },
    ]);
  });

  it('keeps a parameter called __proto__ as a name', () => {
    expect(Object.keys(parseList({ ['__proto__']: ['x'] }).query)).toEqual(['__proto__']);
  });
});

describe('the headers of an event', () => {
  it('are found whatever their case, and joined when they are repeated', () => {
    const event = proxyEvent('updateUser', { headers: { 'IF-match': ['"a"', '"b"'], 'X-Other': ['x'] } });
    expect(eventParser(operations.updateUser)(event, caller).headers).toEqual({ 'if-match': '"a", "b"' });
  });
});
