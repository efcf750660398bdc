import { describe, expect, it } from '@jest/globals';
import { dev } from '../../../../infra/environments/dev';
import type { Environment } from '../../../../infra/environments/environment';
import { prod } from '../../../../infra/environments/prod';
import { InvalidEnvironment, validated, warningsOf } from '../../../../infra/environments/validation';
import { ownDomain } from '../../choices';

const certificateIn = (region: string) => `arn:aws:acm:${region}:123456789012:certificate/0d1e2f3a-4b5c-6d7e-8f90-a1b2c3d4e5f6`;
const certified = { certificateArn: certificateIn('eu-west-1') };

describe('the domain of an environment', () => {
  it.each<[string, Environment]>([
    ['a domain with a base path and a hosted zone', { ...prod, domain: ownDomain }],
    ['a domain alone, without the default endpoint', { ...prod, domain: { ...certified, name: 'example.com', defaultEndpoint: 'off' } }],
  ])('accepts %s', (_what, environment) => {
    expect(validated(environment)).toBe(environment);
  });

  it.each<[string, Environment]>([
    ['Environment "dev": region is undefined; it must be set if the environment has a domain', { ...dev, domain: ownDomain }],
    ...['API.example.com', 'example', '*.example.com', 'https://api.example.com', 'api.example.com.'].map((name): [string, Environment] => [
      `Environment "prod": domain.name is "${name}"; it must be a domain name in lower case such as api.example.com`,
      { ...prod, domain: { ...certified, name } },
    ]),
    ...[certificateIn('us-east-1'), 'example'].map((certificateArn): [string, Environment] => [
      `Environment "prod": domain.certificateArn is "${certificateArn}"; it must be the ARN of a certificate of AWS Certificate Manager in eu-west-1, because a regional API uses a certificate of its region`,
      { ...prod, domain: { name: ownDomain.name, certificateArn } },
    ]),
    ...['', '/v1', 'v1/', 'api/v1', 'v 1', '..', 'v1?'].map((basePath): [string, Environment] => [
      `Environment "prod": domain.basePath is "${basePath}"; it must be one path segment such as v1`,
      { ...prod, domain: { ...ownDomain, basePath } },
    ]),
    [
      'Environment "prod": domain.hostedZone.id is "/hostedzone/Z1"; it must be the id of a hosted zone such as Z0123456789ABCDEFGHIJ',
      { ...prod, domain: { ...ownDomain, hostedZone: { id: '/hostedzone/Z1', name: 'example.com' } } },
    ],
    ...['ample.com', 'example.com.', 'example.org', 'x.api.example.com'].map((name): [string, Environment] => [
      `Environment "prod": domain.hostedZone.name is "${name}"; it must be the name of the hosted zone, "api.example.com" or a domain above it, without a final dot`,
      { ...prod, domain: { ...ownDomain, hostedZone: { id: 'Z1', name } } },
    ]),
  ])('is rejected with: %s', (message, environment) => {
    expect(() => validated(environment)).toThrow(new InvalidEnvironment(message));
  });

  it('produces a warning under another suffix, because only one deployment can have the domain', () => {
    const environment: Environment = { ...prod, domain: ownDomain };
    expect(warningsOf(environment, 'prod').filter((warning) => warning.includes('domain'))).toEqual([]);
    expect(warningsOf(environment, 'ada')).toContain(
      'the deployment with the suffix ada has only the default URL: the domain api.example.com belongs to the suffix prod',
    );
  });
});
