import { describe, expect, it } from '@jest/globals';
import type { GatewayResponse } from '../../../src/local/gateway/wire/response';
import { definition, notes, request, summary } from './fixture';

const api = notes();
const typed = (type: string) => ['Content-Type', type];
const post = (body: string, rawHeaders = typed('application/json')) => api.handle(request('POST /notes', { body, rawHeaders }));
const outcome = (answer: GatewayResponse) => (answer.status === 200 ? '200' : summary(answer));

describe('validation of the body', () => {
  it.each(['{"text":"a"}', '{"text":"a","place":{"name":"b","more":1}}', ' {"text":"ü\\u0000"} ', '\ufeff{"text":"a"}'])(
    'lets %s pass',
    async (body) => {
      expect(outcome(await post(body))).toBe('200');
    },
  );

  it.each([
    '',
    '{',
    '\ufeff\ufeff{"text":"a"}',
    'null',
    '[]',
    '{}',
    '{"text":1}',
    '{"text":"a","more":1}',
    '{"text":"a","place":{"name":1}}',
    '{"text":"a","__proto__":1}',
  ])('refuses %j as BAD_REQUEST_BODY', async (body) => {
    expect(outcome(await post(body))).toBe('400 invalid-body');
  });

  it('takes a body without Content-Type for JSON', async () => {
    expect(outcome(await post('{}', []))).toBe('400 invalid-body');
    expect(outcome(await post('{"text":"a"}', []))).toBe('200');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', ' application/json ;x'])('knows %j as JSON', async (type) => {
    expect(outcome(await post('{}', typed(type)))).toBe('400 invalid-body');
  });

  it.each(['text/plain', 'application/merge-patch+json', ''])('leaves a body of type %j to the function', async (type) => {
    expect(outcome(await post('{', typed(type)))).toBe('200');
  });

  it('lets an absent body pass where none is required', async () => {
    expect(outcome(await api.handle(request('PUT /notes/7')))).toBe('200');
    expect(outcome(await api.handle(request('PUT /notes/7', { body: '{}' })))).toBe('400 invalid-body');
  });

  it('413: one byte more than 16 kB', async () => {
    const text = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
    expect(outcome(await post(text(16_384)))).toBe('200');
    expect(outcome(await post(text(16_385)))).toBe('413 body-too-large');
  });

  it('does not happen without a validator', async () => {
    const { 'x-amazon-apigateway-request-validator': _, ...unchecked } = definition();
    expect(outcome(await notes({}, unchecked).handle(request('POST /notes', { body: '{' })))).toBe('200');
    expect(outcome(await notes({}, unchecked).handle(request('GET /notes')))).toBe('200');
  });
});

describe('validation of parameters', () => {
  const list = (query: string, rawHeaders: string[]) => api.handle(request(`GET /notes${query}`, { rawHeaders }));

  it('lets a request with the required ones pass, whatever the case of a header', async () => {
    expect(outcome(await list('?owner=a', ['x-TENANT', 't']))).toBe('200');
  });

  it.each<[string, string, string[]]>([
    ['a header', '?owner=a', []],
    ['a query parameter', '', ['X-Tenant', 't']],
    ['a query parameter of this case', '?Owner=a', ['X-Tenant', 't']],
    ['a query parameter with a value', '?owner=', ['X-Tenant', 't']],
    ['a header with a value', '?owner=a', ['X-Tenant', ' ']],
  ])('refuses a request without %s as BAD_REQUEST_PARAMETERS', async (_, query, rawHeaders) => {
    expect(outcome(await list(query, rawHeaders))).toBe('400 invalid-parameters');
  });
});
