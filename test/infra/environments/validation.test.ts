import { describe, expect, it } from '@jest/globals';
import { environments } from '../../../infra/environments/environments';
import type { Environment } from '../../../infra/environments/environment';
import { suffixRule } from '../../../infra/environments/suffix';
import { InvalidEnvironment, validated, warningsOf } from '../../../infra/environments/validation';
import { dev } from '../../../infra/environments/dev';
import { prod } from '../../../infra/environments/prod';
import { staging } from '../../../infra/environments/staging';
import { existingPool } from '../template';

const requiresTokens = '"own-pool" or "existing-pool" if keepsData is true or the environment is a production environment';
const email = { kind: 'email', address: 'on-call@example.com' } as const;
const topic = { kind: 'topic', arn: 'arn:aws:sns:eu-west-1:123456789012:on-call' } as const;
const webAcl = { kind: 'managed', requestsPer5Minutes: { address: 10, token: 10 } } as const;
const own = (url = 'https://app.example.com/signed-in') => ({
  kind: 'own-pool' as const,
  callbackUrls: [url],
  logoutUrls: ['https://app.example.com/'],
});

describe('the environments', () => {
  it.each(environments.map((environment) => [environment.name, environment] as const))('%s satisfies every rule', (_name, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it('keep their data except dev', () => {
    expect(environments.filter(({ keepsData }) => keepsData)).toEqual([staging, prod]);
  });

  it('authenticate callers with a user pool of their own', () => {
    expect(environments.map(({ authorizer }) => authorizer.kind)).toEqual(['own-pool', 'own-pool', 'own-pool']);
  });

  it('produce a warning if they keep their data, because they are delivered without a target for their alarms', () => {
    expect(environments.map((environment) => warningsOf(environment).length)).toEqual([0, 1, 1]);
    expect(warningsOf(prod)).toEqual([
      "prod keeps its data, but its alarms notify no one. Set alarmTarget in the file of the environment to { kind: 'email', address: '…' } or { kind: 'topic', arn: '…' }.",
    ]);
  });

  it('produce no warning with a target for their alarms', () => {
    for (const target of [email, topic]) expect(environments.flatMap((one) => warningsOf({ ...one, alarmTarget: target }))).toEqual([]);
    expect(warningsOf({ ...prod, alarmTarget: { kind: 'none' } })).toHaveLength(1);
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
    ['an email address for alarms', { ...dev, alarmTarget: email }],
    ['an SNS topic for alarms', { ...dev, alarmTarget: topic }],
    ['an SNS topic for alarms in the region of the environment', { ...prod, alarmTarget: topic }],
    ['no target for alarms', { ...prod, alarmTarget: { kind: 'none' } }],
    [
      'a web ACL that blocks by IP reputation and keeps its log for a week',
      { ...prod, webAcl: { ...webAcl, ipReputation: 'block', logRetentionDays: 7 } },
    ],
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
      'Environment "prod": webAcl.requestsPer5Minutes.address is 9; it must be an integer from 10 to 2000000000',
      { ...prod, webAcl: { ...webAcl, requestsPer5Minutes: { address: 9, token: 10 } } },
    ],
    [
      'Environment "prod": webAcl.requestsPer5Minutes.token is 10.5; it must be an integer from 10 to 2000000000',
      { ...prod, webAcl: { ...webAcl, requestsPer5Minutes: { address: 10, token: 10.5 } } },
    ],
    [
      'Environment "dev": alarmTarget.address is "on-call"; it must be an email address',
      { ...dev, alarmTarget: { kind: 'email', address: 'on-call' } },
    ],
    [
      'Environment "dev": alarmTarget.arn is "on-call"; it must be the ARN of an SNS topic in the region of the stack',
      { ...dev, alarmTarget: { kind: 'topic', arn: 'on-call' } },
    ],
    [
      'Environment "dev": alarmTarget.arn is "arn:aws:sns:eu-west-1:123456789012:on-call"; it must be the ARN of an SNS topic in eu-north-1',
      { ...dev, region: 'eu-north-1', alarmTarget: topic },
    ],
    ['Environment "dev": listingShards is 0; it must be an integer from 1 to 100', { ...dev, listingShards: 0 }],
    ['Environment "dev": listingShards is 1.5; it must be an integer from 1 to 100', { ...dev, listingShards: 1.5 }],
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
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
    expect(() => validated({ ...dev, listingShards: 0, alarmTarget: { kind: 'email', address: '' } })).toThrow(
      /listingShards is 0; .+\n.+alarmTarget.address is ""; /,
    );
  });
});
