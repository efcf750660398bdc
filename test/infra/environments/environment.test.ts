import { describe, expect, it } from '@jest/globals';
import { environments } from '../../../infra/environments/environments';
import { type Environment, suffixRule, validated, warningsOf, InvalidEnvironment } from '../../../infra/environments/environment';
import { dev } from '../../../infra/environments/dev';
import { prod } from '../../../infra/environments/prod';
import { staging } from '../../../infra/environments/staging';
import { existingPool } from '../template';

const requiresTokens = '"own-pool" or "existing-pool" if keepsData is true or the environment is a production environment';
const own = (url = 'https://app.example.com/signed-in') => ({
  kind: 'own-pool' as const,
  callbackUrls: [url],
  logoutUrls: ['https://app.example.com/'],
});

describe('the environments', () => {
  it.each(environments.map((environment) => [environment.name, environment] as const))('%s satisfies every rule', (_name, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it("contain exactly one owner of the account's logs role", () => {
    expect(environments.filter(({ ownsAccountRole }) => ownsAccountRole)).toHaveLength(1);
  });

  it('keep their data except dev', () => {
    expect(environments.filter(({ keepsData }) => keepsData)).toEqual([staging, prod]);
  });

  it('authenticate callers with a user pool of their own', () => {
    expect(environments.map(({ authorizer }) => authorizer.kind)).toEqual(['own-pool', 'own-pool', 'own-pool']);
  });

  it('produce no warnings', () => {
    expect(environments.flatMap(warningsOf)).toEqual([]);
  });

  it('protect prod with a web ACL', () => {
    expect(prod.webAcl.kind).toBe('managed');
  });
});

describe('an environment', () => {
  it.each<[string, Environment]>([
    ['an existing user pool', { ...prod, authorizer: existingPool }],
    ['no authorizer if it does not keep its data', { ...dev, authorizer: { kind: 'none' } }],
    ['an app with https URLs', { ...prod, authorizer: own('https://app.example.com/signed-in?from=cognito') }],
    ['an app with a custom scheme', { ...prod, authorizer: own('com.example.app://signed-in') }],
    ['a localhost URL if it does not keep its data', { ...dev, authorizer: own('http://localhost:8080/signed-in') }],
    ['one web origin', { ...dev, allowedOrigin: 'https://app.example.com' }],
    ['an origin with a port', { ...dev, allowedOrigin: 'https://app.example.com:8443' }],
    ['additional headers of a web app', { ...dev, allowedHeaders: ['X-Tenant-Id', 'b3', 'x_legacy'] }],
    ['an email address for alarms', { ...dev, alarmEmail: 'on-call@example.com' }],
    ['a region of another partition', { ...dev, region: 'us-gov-west-1' }],
    ['a hundred shards', { ...dev, listingShards: 100 }],
  ])('accepts %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    [`Environment "Dev": name is "Dev"; it must be ${suffixRule}`, { ...dev, name: 'Dev' }],
    ['Environment "dev": region is "Ireland"; it must be a region such as eu-west-1', { ...dev, region: 'Ireland' }],
    [`Environment "staging": authorizer.kind is "none"; it must be ${requiresTokens}`, { ...staging, authorizer: { kind: 'none' } }],
    [
      `Environment "prod": authorizer.kind is "none"; it must be ${requiresTokens}`,
      { ...prod, authorizer: { kind: 'none' }, keepsData: false },
    ],
    [
      `Environment "production": authorizer.kind is "none"; it must be ${requiresTokens}`,
      { ...dev, authorizer: { kind: 'none' }, name: 'production' },
    ],
    [
      'Environment "prod": authorizer.arn is "users"; it must be the ARN of a Cognito user pool',
      { ...prod, authorizer: { ...existingPool, arn: 'users' } },
    ],
    ...[[], ['1example', ''], ['1example|.*'], Array<string>(11).fill('1example')].map((clientIds): [string, Environment] => [
      `Environment "prod": authorizer.clientIds is ${JSON.stringify(clientIds)}; it must be 1 to 10 ids of app clients, which consist of letters and digits`,
      { ...prod, authorizer: { ...existingPool, clientIds } },
    ]),
    ['Environment "dev": region is undefined; it must be set if webAcl.kind is "managed"', { ...dev, webAcl: prod.webAcl }],
    [
      'Environment "prod": webAcl.requestsPer5Minutes is 9; it must be an integer from 10 to 2000000000',
      { ...prod, webAcl: { kind: 'managed', requestsPer5Minutes: 9 } },
    ],
    ['Environment "dev": alarmEmail is "on-call"; it must be an email address', { ...dev, alarmEmail: 'on-call' }],
    [
      'Environment "dev": allowedOrigin is "https://a.example/"; it must be * or one origin such as https://app.example.com',
      { ...dev, allowedOrigin: 'https://a.example/' },
    ],
    [
      'Environment "dev": allowedOrigin is "http://a.example"; it must be * or one origin such as https://app.example.com',
      { ...dev, allowedOrigin: 'http://a.example' },
    ],
    [
      'Environment "dev": allowedOrigin is "https://a.example,https://b.example"; it must be * or one origin such as https://app.example.com',
      { ...dev, allowedOrigin: 'https://a.example,https://b.example' },
    ],
    ...[['X-A,X-B'], ['X A'], [''], ['*'], ["X-'"], ['X-${A}'], ['x'.repeat(65)], Array<string>(21).fill('X-A')].map(
      (allowedHeaders): [string, Environment] => [
        `Environment "dev": allowedHeaders is ${JSON.stringify(allowedHeaders)}; it must be at most 20 header names such as X-Tenant-Id`,
        { ...dev, allowedHeaders },
      ],
    ),
    ['Environment "dev": listingShards is 0; it must be an integer from 1 to 100', { ...dev, listingShards: 0 }],
    ['Environment "dev": listingShards is 1.5; it must be an integer from 1 to 100', { ...dev, listingShards: 1.5 }],
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
  });

  it.each([
    'http://app.example.com/signed-in',
    'http://localhost.example.com/signed-in',
    'http://localhost@example.com/signed-in',
    'app://signed-in',
    'javascript://signed-in',
    'https://app.example.com/#signed-in',
    'https://*.example.com/signed-in',
    'https://ada@example.com/signed-in',
    'https://app.example.com/signed in',
    'com.example.app:signed-in',
    'signed-in',
    '',
  ])('rejects %j as a callback or logout URL', (url) => {
    expect(() => validated({ ...dev, authorizer: own(url) })).toThrow(
      `Environment "dev": authorizer.callbackUrls is ["${url}"]; it must be 1 to 100 URLs that start with https://`,
    );
    expect(() => validated({ ...dev, authorizer: { ...own(), logoutUrls: [url] } })).toThrow('authorizer.logoutUrls is ');
  });

  it('rejects an empty list of callback URLs, and a localhost URL if it keeps its data', () => {
    expect(() => validated({ ...dev, authorizer: { ...own(), callbackUrls: [] } })).toThrow('authorizer.callbackUrls is []');
    expect(() => validated({ ...staging, authorizer: own('http://localhost/signed-in') })).toThrow('authorizer.callbackUrls is ');
  });

  it('without an authorizer is rejected under a production suffix', () => {
    const open: Environment = { ...dev, authorizer: { kind: 'none' } };
    expect(validated(open, 'product-2')).toBe(open);
    for (const suffix of ['prod', 'prod-eu', 'production']) expect(() => validated(open, suffix)).toThrow(requiresTokens);
  });

  it('without an authorizer produces a warning', () => {
    expect(warningsOf({ ...dev, authorizer: { kind: 'none' } })).toEqual([
      'dev has no authorizer: every caller who knows the URL is an administrator',
    ]);
  });

  it('is rejected with one line for each invalid value', () => {
    expect(() => validated({ ...dev, listingShards: 0, alarmEmail: '' })).toThrow(/alarmEmail is ""; .+\n.+listingShards is 0; /);
  });
});
