import { deflateRawSync, deflateSync, gunzipSync, gzipSync, inflateSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { maxBodyBytes } from '../../../../src/http/request';
import type { HttpResponse } from '../../../../src/local/gateway/wire/message';
import { definition, header, notes, request, summary } from '../fixture';

const note = '{"text":"ü"}';
const echo = async ({ body, headers, isBase64Encoded }: APIGatewayProxyEvent) => ({
  statusCode: 200,
  body: JSON.stringify({ body, isBase64Encoded, coding: headers['Content-Encoding'] }),
});
const api = notes({ functions: { CreateFunction: echo, PutFunction: echo } });

const post = (coding: string | string[], body: string | Buffer, type = 'application/json') => {
  const codings = [coding].flat().flatMap((value) => ['Content-Encoding', value]);
  return api.handle(request('POST /notes', { rawHeaders: ['Content-Type', type, ...codings], body }));
};
const seen = ({ status, body }: HttpResponse): unknown => (status === 200 ? JSON.parse(body.toString()).body : undefined);

describe('the body of a request', () => {
  it.each<[string, string | string[], Buffer]>([
    ['gzip', 'gzip', gzipSync(note)],
    ['gzip in upper case', 'GZIP', gzipSync(note)],
    ['gzip in two members', 'gzip', Buffer.concat([gzipSync(note.slice(0, 5)), gzipSync(note.slice(5))])],
    ['deflate, the zlib format', 'deflate', deflateSync(note)],
    ['identity', 'identity', Buffer.from(note)],
    ['an empty value', '', Buffer.from(note)],
    ['identity and gzip', 'identity, gzip', gzipSync(note)],
  ])('is decompressed before validation and the function: %s', async (_what, coding, body) => {
    expect(seen(await post(coding, body))).toBe(note);
  });

  it('is validated after decompression', async () => {
    expect(summary(await post('gzip', gzipSync('{}')))).toBe('400 invalid-body');
  });

  it('keeps its Content-Encoding header in the event, as on AWS', async () => {
    const { body } = await post('gzip', gzipSync(note));
    expect(JSON.parse(body.toString())).toMatchObject({ body: note, coding: 'gzip' });
  });

  it('is decompressed and passed in base64 when its media type is binary', async () => {
    const { body } = await post('gzip', gzipSync(Buffer.from([255, 0])), 'application/octet-stream');
    expect(JSON.parse(body.toString())).toMatchObject({ body: '/wA=', isBase64Encoded: true });
  });

  it.each<[string, string | string[], string | Buffer]>([
    ['br', 'br', note],
    ['zstd', 'zstd', note],
    ['an unknown coding', 'utf-8', note],
    ['gzip twice', 'gzip, gzip', gzipSync(gzipSync(note))],
    ['gzip twice, in two lines', ['gzip', 'gzip'], gzipSync(gzipSync(note))],
    ['gzip with a parameter', 'gzip;q=1', gzipSync(note)],
    ['gzip, but the body is plain', 'gzip', note],
    ['gzip, but the body is truncated', 'gzip', gzipSync(note).subarray(0, -4)],
    ['gzip, but the body is zlib', 'gzip', deflateSync(note)],
    ['deflate, but the body has no zlib header', 'deflate', deflateRawSync(note)],
    ['deflate, but the body is gzip', 'deflate', gzipSync(note)],
  ])('is rejected as UNSUPPORTED_MEDIA_TYPE: %s', async (_what, coding, body) => {
    expect(summary(await post(coding, body))).toBe('415 unsupported-media-type');
  });

  it('gets 413 when the decompressed body exceeds 16,384 bytes', async () => {
    const zipped = (bytes: number) => gzipSync(JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) }));
    expect((await post('gzip', zipped(maxBodyBytes))).status).toBe(200);
    expect(summary(await post('gzip', zipped(maxBodyBytes + 1)))).toBe('413 body-too-large');
  });

  it('is not decompressed beyond 16 kB', async () => {
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024), { level: 9 });
    expect(bomb.length).toBeLessThan(maxBodyBytes);
    // Decompressing all of it would find a wrong checksum and return 415.
    bomb.writeUInt32LE(1, bomb.length - 8);
    expect(summary(await post('gzip', bomb))).toBe('413 body-too-large');
  });

  it('may be missing', async () => {
    const response = await api.handle(request('PUT /notes/7', { rawHeaders: ['Content-Encoding', 'gzip'] }));
    expect(response.status).toBe(200);
  });
});

describe('the body of a response', () => {
  const text = 'ü'.repeat(512);
  const key = 'x-amazon-apigateway-minimum-compression-size';
  const returning = (result: object) =>
    notes({ functions: { GetFunction: async () => ({ statusCode: 200, ...result }) } }, { ...definition(), [key]: 1024 });
  const get = (accepted: string[], result: object = { body: text }) =>
    returning(result).handle(request('GET /notes/7', { rawHeaders: accepted.flatMap((value) => ['accept-encoding', value]) }));

  it.each([
    ['gzip', 'gzip'],
    ['GZIP', 'gzip'],
    ['deflate', 'deflate'],
    ['deflate,gzip', 'deflate'],
    ['gzip, deflate, br', 'gzip'],
    ['br, gzip', 'gzip'],
    ['deflate;q=0.5,gzip;q=1.0', 'gzip'],
    ['gzip;q=1.0,identity;q=0.5,*;q=0', 'gzip'],
  ])('is compressed for Accept-Encoding %j by %s', async (accepted, coding) => {
    const response = await get([accepted]);
    expect(header(response, 'Content-Encoding')).toBe(coding);
    const bytes = Buffer.from(response.body);
    expect((coding === 'gzip' ? gunzipSync(bytes) : inflateSync(bytes)).toString()).toBe(text);
  });

  it.each(['', '*', 'identity', 'br', 'gzip;q=0', 'br;q=1.0, gzip;q=0.8', 'identity, gzip;q=0.5', 'gzip;q=x'])(
    'is not compressed for Accept-Encoding %j',
    async (accepted) => {
      const response = await get([accepted]);
      expect([response.body, header(response, 'Content-Encoding')]).toEqual([text, undefined]);
    },
  );

  it('is not compressed for a request without Accept-Encoding', async () => {
    expect((await get([])).body).toBe(text);
  });

  it('is compressed by the coding with the highest weight of several header lines', async () => {
    expect(header(await get(['br;q=0.5', 'gzip']), 'Content-Encoding')).toBe('gzip');
  });

  it('is not compressed below the minimum size', async () => {
    expect(header(await get(['gzip'], { body: text.slice(1) }), 'Content-Encoding')).toBeUndefined();
  });

  it('is not compressed when the function has set Content-Encoding', async () => {
    const response = await get(['gzip'], { body: text, headers: { 'content-encoding': 'br' } });
    expect([response.body, header(response, 'Content-Encoding')]).toEqual([text, 'br']);
  });

  it('is sent as it is when the definition has no minimum', async () => {
    const response = await notes({ functions: { GetFunction: async () => ({ statusCode: 200, body: text }) } }).handle(
      request('GET /notes/7', { rawHeaders: ['Accept-Encoding', 'gzip'] }),
    );
    expect(response.body).toBe(text);
  });

  it('keeps its ETag, as on AWS', async () => {
    expect(header(await get(['gzip'], { body: text, headers: { ETag: '"1"' } }), 'ETag')).toBe('"1"');
  });
});
