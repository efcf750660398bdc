import { describe, expect, it } from '@jest/globals';
import { environments } from '../../infra/choice';
import { type Environment, validated, WrongChoice } from '../../infra/environment';
import { dev } from '../../infra/environments/dev';
import { prod } from '../../infra/environments/prod';
import { staging } from '../../infra/environments/staging';

const arn = 'arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_Abc123';

describe('the environments', () => {
  it.each(environments.map((environment) => [environment.name, environment] as const))('%s holds to every rule', (_name, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it('have one that owns the role of the account', () => {
    expect(environments.filter(({ ownsAccountRole }) => ownsAccountRole)).toHaveLength(1);
  });

  it('keep their data, but for dev', () => {
    expect(environments.filter(({ keepsData }) => keepsData)).toEqual([staging, prod]);
  });

  it('ask who is calling, but for dev', () => {
    expect(environments.filter(({ authorizer }) => authorizer.kind === 'none')).toEqual([dev]);
  });

  it('put a web ACL before prod', () => {
    expect(prod.webAcl.kind).toBe('managed');
  });
});

describe('an environment', () => {
  it.each<[string, Environment]>([
    ['a user pool named beforehand', { ...prod, authorizer: { kind: 'user-pool', arn } }],
    ['one web origin', { ...dev, allowedOrigin: 'https://app.example.com' }],
    ['an origin with a port', { ...dev, allowedOrigin: 'https://app.example.com:8443' }],
    ['an address for alarms', { ...dev, alarmEmail: 'on-call@example.com' }],
    ['a region of another partition', { ...dev, region: 'us-gov-west-1' }],
    ['a hundred shards', { ...dev, listingShards: 100 }],
  ])('may have %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    [
      'Environment "Dev": name is "Dev"; it must be 1 to 16 lower-case letters, digits and hyphens, first a letter, last no hyphen',
      { ...dev, name: 'Dev' },
    ],
    ['Environment "dev": region is "Ireland"; it must be a region such as eu-west-1', { ...dev, region: 'Ireland' }],
    [
      'Environment "prod": authorizer.kind is "none"; it must be "user-pool" where keepsData is true',
      { ...prod, authorizer: { kind: 'none' } },
    ],
    [
      'Environment "prod": authorizer.arn is "users"; it must be the ARN of a Cognito user pool',
      { ...prod, authorizer: { kind: 'user-pool', arn: 'users' } },
    ],
    ['Environment "dev": region is undefined; it must be named where webAcl is on', { ...dev, webAcl: prod.webAcl }],
    [
      'Environment "prod": webAcl.requestsPer5Minutes is 9; it must be a whole number from 10 to 2000000000',
      { ...prod, webAcl: { kind: 'managed', requestsPer5Minutes: 9 } },
    ],
    ['Environment "dev": alarmEmail is "on-call"; it must be an e-mail address', { ...dev, alarmEmail: 'on-call' }],
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
    ['Environment "dev": listingShards is 0; it must be a whole number from 1 to 100', { ...dev, listingShards: 0 }],
    ['Environment "dev": listingShards is 1.5; it must be a whole number from 1 to 100', { ...dev, listingShards: 1.5 }],
  ])('is refused: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new WrongChoice(message));
  });

  it('is refused with a line for each wrong value', () => {
    expect(() => validated({ ...dev, listingShards: 0, alarmEmail: '' })).toThrow(/alarmEmail is ""; .+\n.+listingShards is 0; /);
  });
});
