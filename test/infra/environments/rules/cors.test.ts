import { describe, expect, it } from '@jest/globals';
import { dev } from '../../../../infra/environments/dev';
import type { Environment } from '../../../../infra/environments/environment';
import { prod } from '../../../../infra/environments/prod';
import { InvalidEnvironment, validated } from '../../../../infra/environments/validation';

const origins = (count: number) => Array.from({ length: count }, (_, at) => `https://app${at}.example.com`);

describe('CORS of an environment', () => {
  it.each<[string, Environment]>([
    ['one web origin', { ...prod, allowedOrigins: ['https://app.example.com'] }],
    ['an origin with a port', { ...prod, allowedOrigins: ['https://app.example.com:8443'] }],
    ['twenty web origins', { ...prod, allowedOrigins: origins(20) }],
    ['origins on localhost if it does not keep its data', { ...dev, allowedOrigins: ['http://localhost', 'http://localhost:5173'] }],
    ['additional headers of a web app', { ...dev, allowedHeaders: ['X-Tenant-Id', 'b3', 'x_legacy'] }],
  ])('accepts %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    ...[
      [],
      ['*', 'https://a.example'],
      ['https://a.example', 'https://a.example'],
      ['https://a.example,https://b.example'],
      ['https://a.example/'],
      ['https://*.example'],
      ['https://a.example"'],
      ['http://a.example'],
      ['null'],
      ['http://localhost:5173'],
      origins(21),
    ].map((allowedOrigins): [string, Environment] => [
      `Environment "prod": allowedOrigins is ${JSON.stringify(allowedOrigins)}; it must be ["*"], or 1 to 20 different origins such as https://app.example.com`,
      { ...prod, allowedOrigins },
    ]),
    ...['http://localhost:', 'http://localhost:80', 'http://localhost.example', 'http://localhost/'].map(
      (origin): [string, Environment] => [
        `Environment "dev": allowedOrigins is ["${origin}"]; it must be ["*"], or 1 to 20 different origins such as https://app.example.com or http://localhost:5173`,
        { ...dev, allowedOrigins: [origin] },
      ],
    ),
    ...[['X-A,X-B'], ['X A'], [''], ['*'], ["X-'"], ['X-${A}'], ['x'.repeat(65)], Array<string>(21).fill('X-A')].map(
      (allowedHeaders): [string, Environment] => [
        `Environment "dev": allowedHeaders is ${JSON.stringify(allowedHeaders)}; it must be at most 20 header names such as X-Tenant-Id`,
        { ...dev, allowedHeaders },
      ],
    ),
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
  });
});
