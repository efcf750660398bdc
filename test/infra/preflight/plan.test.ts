import { describe, expect, it } from '@jest/globals';
import { valueOf } from '../../../infra/preflight/intrinsics';
import { type Deployment, planOf } from '../../../infra/preflight/plan';
import { prod } from '../../../infra/environments/prod';
import { templateOf } from '../template';

const deployment: Deployment = {
  stackName: 'user-profiles-prod',
  environment: prod,
  account: '123456789012',
  region: 'eu-west-1',
  parameters: {},
  deployedParameters: {},
};

describe('the plan of prod', () => {
  it('contains the names that the stack will have', () => {
    const { resources } = planOf(templateOf('prod'), deployment);
    const names = resources.map(({ kind, name }) => `${kind} ${name}`);
    expect(names).toEqual(
      expect.arrayContaining([
        'table user-profiles-prod',
        'logGroup /aws/lambda/user-profiles-prod-getUser',
        'logGroup /aws/apigateway/user-profiles-prod',
        'parameter /user-profiles/prod/settings',
        'domain user-profiles-prod-123456789012',
      ]),
    );
    expect(names.filter((name) => name.includes('Execution-Logs'))).toEqual([]);
  });

  it('uses a given parameter before a deployed one, and a deployed one before the default', () => {
    const tableOf = (changes: Partial<Deployment>) =>
      planOf(templateOf('prod'), { ...deployment, ...changes }).resources.find(({ kind }) => kind === 'table')?.name;
    const deployedParameters = { EnvironmentSuffix: 'b' };
    expect(tableOf({ deployedParameters })).toBe('user-profiles-b');
    expect(tableOf({ deployedParameters, parameters: { EnvironmentSuffix: 'c' } })).toBe('user-profiles-c');
  });

  it('contains the functions', () => {
    expect(planOf(templateOf('prod'), deployment).functions).toContain('user-profiles-prod-getUser');
  });
});

describe('the reserved concurrency of a template', () => {
  const lambda = (ReservedConcurrentExecutions?: number) => ({
    Type: 'AWS::Lambda::Function',
    Properties: { ReservedConcurrentExecutions },
  });
  const alias = (id: string, ProvisionedConcurrentExecutions: number) => ({
    Type: 'AWS::Lambda::Alias',
    Properties: { FunctionName: { Ref: id }, ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions } },
  });

  it.each([
    ['nothing', { A: lambda() }, 0],
    ['reserved executions of two functions', { A: lambda(10), B: lambda(5) }, 15],
    ['provisioned executions', { A: lambda(), Live: alias('A', 3) }, 3],
    ['provisioned executions within the reserved ones', { A: lambda(10), Live: alias('A', 3) }, 10],
  ])('counts %s', (_what, Resources, reserved) => {
    expect(planOf({ Resources }, deployment).reserved).toBe(reserved);
  });
});

describe('the certificates of a template', () => {
  it('are those of its custom domains', () => {
    const Resources = {
      Domain: { Type: 'AWS::ApiGateway::DomainName', Properties: { RegionalCertificateArn: 'arn:aws:acm:eu-west-1:1:certificate/1' } },
    };
    expect(planOf({ Resources }, deployment).certificates).toEqual(['arn:aws:acm:eu-west-1:1:certificate/1']);
  });
});

describe('a value of a template', () => {
  it.each([
    ['text', 'text'],
    [5, '5'],
    [{ Ref: 'Suffix' }, 'dev'],
    [{ 'Fn::Sub': 'a-${Suffix}' }, 'a-dev'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Suffix' }]] }, 'a-dev'],
    [{ Ref: 'Resource' }, undefined],
    [{ 'Fn::Sub': 'a-${Resource}' }, undefined],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'Resource' }]] }, undefined],
    [{ 'Fn::GetAtt': ['Resource', 'Arn'] }, undefined],
    [undefined, undefined],
  ])('%j is %s', (value, expected) => {
    expect(valueOf(value, { Suffix: 'dev' })).toBe(expected);
  });
});
