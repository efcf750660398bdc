import { describe, expect, it } from '@jest/globals';
import { operations } from '../../../generated/operations';
import { dev } from '../../../infra/environments/dev';
import type { Environment } from '../../../infra/environments/environment';
import { prod } from '../../../infra/environments/prod';
import { InvalidEnvironment, validated, warningsOf } from '../../../infra/environments/validation';
import { kmsKeyArn } from '../choices';

const operationIds = Object.keys(operations).join(', ');
const acceptedTags =
  'at most 40 tags: keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @, no key that starts with aws:';

describe('an environment with choices of its own', () => {
  it.each<[string, Environment]>([
    ['a range of capacity of which min is max', { ...dev, capacity: { kind: 'provisioned', table: { read: { min: 1, max: 1 } } } }],
    [
      'the greatest range of capacity of an index',
      { ...dev, capacity: { kind: 'provisioned', indexes: { EmailIndex: { write: { min: 1, max: 40_000 } } } } },
    ],
    ['on-demand capacity', { ...dev, capacity: { kind: 'on-demand' } }],
    ['on-demand capacity with limits', { ...dev, capacity: { kind: 'on-demand', maxReadUnits: 1, maxWriteUnits: 40_000 } }],
    ['throttling', { ...dev, throttling: { rate: 1, burst: 100_000 } }],
    [
      'the smallest functions',
      { ...dev, functions: { memoryMB: 128, timeoutSeconds: 3, reservedConcurrency: { getUser: 0 }, systemLogLevel: 'DEBUG' } },
    ],
    ['the largest functions', { ...dev, functions: { memoryMB: 10_240, timeoutSeconds: 29, reservedConcurrency: { getUser: 100_000 } } }],
    ['a KMS key of its region', { ...prod, kmsKeyArn }],
    ['a multi-region KMS key', { ...dev, kmsKeyArn: `arn:aws:kms:us-east-1:123456789012:key/mrk-${'0'.repeat(32)}` }],
    ['a permissions boundary', { ...dev, permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/teams/boundary' }],
    ['tags', { ...dev, tags: { Team: 'Nutzerprofile', 'cost:center': '', 'a b+c=d/e@f_g-h': 'x'.repeat(256) } }],
    ['traces of every request', { ...dev, traceSampling: { rate: 1, perSecond: 0 } }],
  ])('accepts %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    ...[
      { min: 0, max: 20 },
      { min: 21, max: 20 },
      { min: 2, max: 40_001 },
      { min: 2.5, max: 20 },
    ].flatMap((bounds): [string, Environment][] => {
      const rejected = (part: string): string =>
        `Environment "dev": capacity.${part} is ${JSON.stringify(bounds)}; it must be a min and a max, integers from 1 to 40000 with min <= max`;
      return [
        [rejected('table.read'), { ...dev, capacity: { kind: 'provisioned', table: { read: bounds } } }],
        [rejected('indexes.EmailIndex.write'), { ...dev, capacity: { kind: 'provisioned', indexes: { EmailIndex: { write: bounds } } } }],
      ];
    }),
    [
      'Environment "dev": capacity.maxReadUnits is 0; it must be an integer from 1 to 40000',
      { ...dev, capacity: { kind: 'on-demand', maxReadUnits: 0 } },
    ],
    [
      'Environment "dev": capacity.maxWriteUnits is 40001; it must be an integer from 1 to 40000',
      { ...dev, capacity: { kind: 'on-demand', maxWriteUnits: 40_001 } },
    ],
    ['Environment "dev": throttling.rate is 0; it must be an integer from 1 to 100000', { ...dev, throttling: { rate: 0, burst: 1 } }],
    [
      'Environment "dev": throttling.burst is 100001; it must be an integer from 1 to 100000',
      { ...dev, throttling: { rate: 1, burst: 100_001 } },
    ],
    ['Environment "dev": functions.memoryMB is 127; it must be an integer from 128 to 10240', { ...dev, functions: { memoryMB: 127 } }],
    [
      'Environment "dev": functions.memoryMB is 10241; it must be an integer from 128 to 10240',
      { ...dev, functions: { memoryMB: 10_241 } },
    ],
    ['Environment "dev": functions.timeoutSeconds is 2; it must be an integer from 3 to 29', { ...dev, functions: { timeoutSeconds: 2 } }],
    [
      'Environment "dev": functions.timeoutSeconds is 30; it must be an integer from 3 to 29',
      { ...dev, functions: { timeoutSeconds: 30 } },
    ],
    ...[-1, 0.5, 100_001].map((getUser): [string, Environment] => [
      `Environment "dev": functions.reservedConcurrency.getUser is ${getUser}; it must be an integer from 0 to 100000 for one of ${operationIds}`,
      { ...dev, functions: { reservedConcurrency: { getUser } } },
    ]),
    [
      'Environment "dev": kmsKeyArn is "alias/users"; it must be the ARN of a KMS key; an alias is not accepted',
      { ...dev, kmsKeyArn: 'alias/users' },
    ],
    [
      `Environment "prod": kmsKeyArn is "${kmsKeyArn.replace('eu-west-1', 'us-east-1')}"; it must be the ARN of a key in eu-west-1, because CloudWatch Logs and DynamoDB use keys of their region`,
      { ...prod, kmsKeyArn: kmsKeyArn.replace('eu-west-1', 'us-east-1') },
    ],
    [
      'Environment "dev": permissionsBoundaryArn is "boundary"; it must be the ARN of an IAM policy such as arn:aws:iam::123456789012:policy/boundary',
      { ...dev, permissionsBoundaryArn: 'boundary' },
    ],
    ...[{ 'aws:team': 'a' }, { 'AWS:team': 'a' }, { '': 'a' }, { team: 'a;b' }, { 'a*': 'b' }, { team: 'x'.repeat(257) }].map(
      (tags): [string, Environment] => [`Environment "dev": tags is ${JSON.stringify(tags)}; it must be ${acceptedTags}`, { ...dev, tags }],
    ),
    ['Environment "dev": traceSampling.rate is 5; it must be a number from 0 to 1', { ...dev, traceSampling: { rate: 5, perSecond: 1 } }],
    [
      'Environment "dev": traceSampling.perSecond is -1; it must be an integer from 0 to 1000',
      { ...dev, traceSampling: { rate: 0.05, perSecond: -1 } },
    ],
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
  });

  it('with more than 40 tags is rejected', () => {
    const tags = Object.fromEntries(Array.from({ length: 41 }, (_, n) => [`tag${n}`, '']));
    expect(() => validated({ ...dev, tags })).toThrow(acceptedTags);
  });

  it('with a timeout that is longer than an attempt of the SDKs produces a warning', () => {
    expect(warningsOf({ ...dev, functions: { timeoutSeconds: 15 } })).toEqual([]);
    expect(warningsOf({ ...dev, functions: { timeoutSeconds: 16 } })).toEqual([
      'dev lets a function run for 16 s, but the SDKs end an attempt after 15 s and retry while the first attempt still runs',
    ]);
  });
});
