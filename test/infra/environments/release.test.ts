import { describe, expect, it } from '@jest/globals';
import { dev } from '../../../infra/environments/dev';
import type { Environment } from '../../../infra/environments/environment';
import { prod } from '../../../infra/environments/prod';
import { InvalidEnvironment, validated } from '../../../infra/environments/validation';

describe('the release of an environment', () => {
  it.each<[string, Environment]>([
    ['a release at once', { ...prod, release: { kind: 'all-at-once' } }],
    ['a release by the shortest canary', { ...dev, release: { kind: 'gradual', percent: 1, minutes: 5 } }],
    ['a release by the longest canary', { ...dev, release: { kind: 'gradual', percent: 99, minutes: 1440 } }],
    ['provisioned concurrency of some functions', { ...dev, provisionedConcurrency: { getUser: 2, createUser: 10_000 } }],
    [
      'provisioned concurrency up to the reserved concurrency',
      { ...dev, provisionedConcurrency: { getUser: 2 }, functions: { reservedConcurrency: { getUser: 2, createUser: 1 } } },
    ],
  ])('accepts %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    ...[0, 100, 2.5].map((percent): [string, Environment] => [
      `Environment "dev": release.percent is ${percent}; it must be an integer from 1 to 99`,
      { ...dev, release: { kind: 'gradual', percent, minutes: 10 } },
    ]),
    ...[4, 1441, 7.5].map((minutes): [string, Environment] => [
      `Environment "dev": release.minutes is ${minutes}; it must be an integer from 5 to 1440; the alarms need up to 5 minutes to notice a bad release`,
      { ...dev, release: { kind: 'gradual', percent: 10, minutes } },
    ]),
    ...[{ getUser: 0 }, { getUser: 1.5 }, { getUser: 10_001 }, { getUsers: 2 }].map((provisionedConcurrency): [string, Environment] => [
      `Environment "dev": provisionedConcurrency is ${JSON.stringify(provisionedConcurrency)}; it must be integers from 1 to 10000 by operation id, such as { getUser: 2 }; omit the functions without provisioned concurrency`,
      { ...dev, provisionedConcurrency },
    ]),
    [
      'Environment "dev": provisionedConcurrency.getUser is 3; it must be at most functions.reservedConcurrency.getUser, which is 2',
      { ...dev, provisionedConcurrency: { getUser: 3 }, functions: { reservedConcurrency: { getUser: 2 } } },
    ],
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
  });
});
