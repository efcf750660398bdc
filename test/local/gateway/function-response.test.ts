import { describe, expect, it } from '@jest/globals';
import { header, notes, request, summary } from './fixture';

/** Returns the gateway's response when the function returns this result. */
const responseTo = (result: unknown) => notes({ functions: { GetFunction: async () => result } }).handle(request('GET /notes/7'));

describe('the response of a function', () => {
  it('keeps its status, headers and body', async () => {
    const response = await responseTo({
      statusCode: 201,
      headers: { 'Content-Type': 'a/b', ETag: '"1"', 'X-N': 1, 'X-B': true },
      body: '{}',
    });
    expect([response.status, response.body]).toEqual([201, '{}']);
    expect(response.headers.slice(0, -1)).toEqual([
      ['Content-Type', 'a/b'],
      ['ETag', '"1"'],
      ['X-N', '1'],
      ['X-B', 'true'],
    ]);
  });

  it('has Content-Type application/json by default', async () => {
    expect(header(await responseTo({ statusCode: 200 }), 'Content-Type')).toBe('application/json');
  });

  it('merges headers and multiValueHeaders; a line that is in both appears once', async () => {
    const response = await responseTo({
      statusCode: 200,
      headers: { vary: 'a', 'X-Y': 'z' },
      multiValueHeaders: { Vary: ['a', 'b'] },
      body: null,
    });
    expect(header(response, 'vary')).toBe('a, b');
    expect(header(response, 'X-Y')).toBe('z');
    expect(response.body).toBe('');
  });

  it('has its base64 body decoded', async () => {
    expect((await responseTo({ statusCode: 200, body: '/wA=', isBase64Encoded: true })).body).toEqual(Buffer.from([255, 0]));
  });

  it.each(['WWW-Authenticate', 'Date', 'Server', 'Authorization', 'Content-Length', 'Connection'])(
    'has its header %s renamed to x-amzn-Remapped-*',
    async (name) => {
      const response = await responseTo({ statusCode: 200, headers: { [name]: 'x' } });
      expect(header(response, `x-amzn-Remapped-${name}`)).toBe('x');
      expect(header(response, name)).toBeUndefined();
    },
  );

  it('is sent without its Transfer-Encoding header', async () => {
    expect(header(await responseTo({ statusCode: 200, headers: { 'Transfer-Encoding': 'chunked' } }), 'Transfer-Encoding')).toBeUndefined();
  });

  it.each<[string, unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['a string', '{"statusCode":200}'],
    ['an array', []],
    ['no statusCode', { body: '' }],
    ['a statusCode that is a string', { statusCode: '200' }],
    ['a statusCode that is not an integer', { statusCode: 200.5 }],
    ['a statusCode below 200', { statusCode: 99 }],
    ['a body that is an object', { statusCode: 200, body: {} }],
    ['headers that are an array', { statusCode: 200, headers: [] }],
    ['a header that is an object', { statusCode: 200, headers: { a: {} } }],
    ['a header that is null', { statusCode: 200, headers: { a: null } }],
    ['multiValueHeaders without arrays', { statusCode: 200, multiValueHeaders: { a: 'b' } }],
    ['a header with a line break', { statusCode: 200, headers: { a: 'b\r\nSet-Cookie: c' } }],
    ['a header name with a space', { statusCode: 200, headers: { 'a b': 'c' } }],
    ['a header with a character beyond Latin-1', { statusCode: 200, headers: { a: '☃' } }],
    ['a property that REST APIs do not support', { statusCode: 200, cookies: [] }],
  ])('502 for a malformed response: %s', async (_, result) => {
    expect(summary(await responseTo(result))).toBe('502 bad-gateway');
  });
});
