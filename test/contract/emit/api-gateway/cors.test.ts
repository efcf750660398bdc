import { describe, expect, it } from '@jest/globals';
import { preflight } from '../../../../src/contract/emit/api-gateway/cors';
import { contract } from '../../seeds';

const paths = [...new Set(contract.operations.map(({ path }) => path))];
const of = (path: string) =>
  preflight(
    contract.operations.filter((operation) => operation.path === path),
    contract.operations,
  );
const mapped = (path: string) => of(path)['x-amazon-apigateway-integration'].responses.default.responseParameters;

describe('OPTIONS', () => {
  it.each(paths)('of %s returns 204 without a function', (path) => {
    expect(of(path)['x-amazon-apigateway-integration']).toMatchObject({
      type: 'mock',
      requestTemplates: { 'application/json': '{"statusCode": 204}' },
      responses: { default: { statusCode: '204' } },
    });
  });

  it.each(paths)('of %s declares every header that it maps', (path) => {
    const declared = Object.keys(of(path).responses['204'].headers).map((name) => `method.response.header.${name}`);
    expect(Object.keys(mapped(path))).toEqual(declared);
  });

  it.each([
    ['/users', "'GET,POST,OPTIONS'"],
    ['/users/{userId}', "'GET,PUT,PATCH,DELETE,OPTIONS'"],
  ])('of %s allows only the methods of the path', (path, expected) => {
    expect(mapped(path)['method.response.header.Access-Control-Allow-Methods']).toBe(expected);
  });

  it('allows the headers of operations, SDKs and tracing libraries, and the configured ones', () => {
    const allowed = [
      'Authorization,Cache-Control,Content-Type,Idempotency-Key,If-Match,If-None-Match,Pragma,X-Amzn-Trace-Id,X-Client-Version',
      'X-Requested-With,X-Retry-Count,baggage,sentry-trace,traceparent,tracestate${AdditionalAllowedHeaders}',
    ];
    expect(mapped('/users')['method.response.header.Access-Control-Allow-Headers']).toBe(`'${allowed.join(',')}'`);
  });

  it('allows one origin for a day, and varies by origin', () => {
    expect(mapped('/users')).toMatchObject({
      'method.response.header.Access-Control-Allow-Origin': "'${AllowedOrigin}'",
      'method.response.header.Access-Control-Max-Age': "'86400'",
      'method.response.header.Vary': "'Origin'",
    });
  });

  it('has an X-Request-Id, as every response', () => {
    expect(mapped('/users')).toMatchObject({ 'method.response.header.X-Request-Id': 'context.requestId' });
  });

  it('declares the parameters of the path', () => {
    expect([of('/users').parameters, of('/users/{userId}').parameters]).toEqual([
      [],
      [{ name: 'userId', in: 'path', required: true, schema: { type: 'string' } }],
    ]);
  });
});
