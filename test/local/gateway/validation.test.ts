import { describe, expect, it } from '@jest/globals';
import type { HttpResponse } from '../../../src/local/gateway/wire/message';
import { definition, notes, request, summary } from './fixture';

const api = notes();
const typed = (type: string) => ['Content-Type', type];
const post = (body: string, rawHeaders = typed('application/json')) => api.handle(request('POST /notes', { body, rawHeaders }));
const outcome = (response: HttpResponse) => (response.status === 200 ? '200' : summary(response));

describe('validation of the body', () => {
  it.each(['{"text":"a"}', '{"text":"a","place":{"name":"b","more":1}}', ' {"text":"ü\\u0000"} ', '\ufeff{"text":"a"}'])(
    'accepts %s',
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
  ])('rejects %j as BAD_REQUEST_BODY', async (body) => {
    expect(outcome(await post(body))).toBe('400 invalid-body');
  });

  it('validates a body without Content-Type as JSON', async () => {
    expect(outcome(await post('{}', []))).toBe('400 invalid-body');
    expect(outcome(await post('{"text":"a"}', []))).toBe('200');
  });

  it.each(['application/json; charset=utf-8', 'Application/JSON', ' application/json ;x'])(
    'validates a body of type %j as JSON',
    async (type) => {
      expect(outcome(await post('{}', typed(type)))).toBe('400 invalid-body');
    },
  );

  it.each(['text/plain', 'application/merge-patch+json', ''])('leaves a body of type %j to the function', async (type) => {
    expect(outcome(await post('{', typed(type)))).toBe('200');
  });

  it('accepts a missing body where the body is optional', async () => {
    expect(outcome(await api.handle(request('PUT /notes/7')))).toBe('200');
    expect(outcome(await api.handle(request('PUT /notes/7', { body: '{}' })))).toBe('400 invalid-body');
  });

  it('413 for a body of 16,385 bytes', async () => {
    const text = (bytes: number) => JSON.stringify({ text: 'x'.repeat(bytes - '{"text":""}'.length) });
    expect(outcome(await post(text(16_384)))).toBe('200');
    expect(outcome(await post(text(16_385)))).toBe('413 body-too-large');
  });

  it('is skipped for a method without a validator', async () => {
    const { 'x-amazon-apigateway-request-validator': _, ...unchecked } = definition();
    expect(outcome(await notes({}, unchecked).handle(request('POST /notes', { body: '{' })))).toBe('200');
    expect(outcome(await notes({}, unchecked).handle(request('GET /notes')))).toBe('200');
  });
});

describe('validation of parameters', () => {
  const list = (query: string, rawHeaders: string[]) => api.handle(request(`GET /notes${query}`, { rawHeaders }));

  it('accepts a request with all required parameters; header names ignore case', async () => {
    expect(outcome(await list('?owner=a', ['x-TENANT', 't']))).toBe('200');
  });

  it.each<[string, string, string[]]>([
    ['a required header', '?owner=a', []],
    ['a required query parameter', '', ['X-Tenant', 't']],
    ['a required query parameter in this case', '?Owner=a', ['X-Tenant', 't']],
    ['a value of a required query parameter', '?owner=', ['X-Tenant', 't']],
    ['a value of a required header', '?owner=a', ['X-Tenant', ' ']],
  ])('rejects a request without %s as BAD_REQUEST_PARAMETERS', async (_, query, rawHeaders) => {
    expect(outcome(await list(query, rawHeaders))).toBe('400 invalid-parameters');
  });
});
