import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { violations } from '../../../infra/import-check/check';
import type { Domain } from '../../../infra/environments/environment';
import { ownDomain } from '../choices';
import { expectStack, resourcesOf, stackOf, synthesized, type TemplateJson, templateOf, theOnly } from '../template';

const { name, certificateArn } = ownDomain;
const plain: Domain = { name, certificateArn };
const withDomain = (domain: Domain): TemplateJson => synthesized(stackOf('prod', { domain }));
const valueOf = ({ Outputs }: TemplateJson, id: string): unknown => Outputs[id]?.Value;
const defaultUrl = valueOf(templateOf('prod'), 'ApiUrl');
const parameterOf = (template: TemplateJson): unknown =>
  Object.values(resourcesOf(template, 'AWS::SSM::Parameter')).find(({ Properties }) =>
    JSON.stringify(Properties['Name']).includes('api-url'),
  )?.Properties['Value'];
const apiOf = (template: TemplateJson) => theOnly(template, 'AWS::ApiGateway::RestApi').Properties as { Body: Record<string, unknown> };
const deploymentOf = (template: TemplateJson) => Object.keys(resourcesOf(template, 'AWS::ApiGateway::Deployment'));

describe('an environment without a domain', () => {
  it('has no resource, output or condition of a domain', () => {
    const { Resources, Outputs, Conditions = {} } = templateOf('prod');
    expect(
      [...Object.keys(Resources), ...Object.keys(Outputs), ...Object.keys(Conditions)].filter((id) => /Domain|DefaultUrl/.test(id)),
    ).toEqual(['UserPoolDomain']);
    expect(apiOf(templateOf('prod'))).not.toHaveProperty('DisableExecuteApiEndpoint');
    expect(apiOf(templateOf('prod')).Body).not.toHaveProperty('servers');
  });
});

describe('the domain', () => {
  it('is regional, requires TLS 1.2 and has IPv4 and IPv6 addresses', () => {
    expectStack(stackOf('prod', { domain: plain })).hasResourceProperties('AWS::ApiGateway::DomainName', {
      DomainName: 'api.example.com',
      RegionalCertificateArn: certificateArn,
      EndpointConfiguration: { Types: ['REGIONAL'], IpAddressType: 'dualstack' },
      SecurityPolicy: 'TLS_1_2',
    });
  });

  it('leads to the stage, which exists before', () => {
    expectStack(stackOf('prod', { domain: plain })).hasResource('AWS::ApiGateway::BasePathMapping', {
      Properties: {
        DomainName: { Ref: 'Domain' },
        RestApiId: { Ref: 'Api' },
        Stage: { Ref: 'EnvironmentSuffix' },
        BasePath: Match.absent(),
      },
      DependsOn: ['ApiStage'],
    });
  });

  it('leads to the stage below the base path', () => {
    expectStack(stackOf('prod', { domain: ownDomain })).hasResourceProperties('AWS::ApiGateway::BasePathMapping', { BasePath: 'v1' });
  });

  it('is the URL in the outputs and in Systems Manager', () => {
    const url = { 'Fn::If': ['HasDomain', 'https://api.example.com', defaultUrl] };
    expect([valueOf(withDomain(plain), 'ApiUrl'), parameterOf(withDomain(plain))]).toEqual([url, url]);
    expect(valueOf(withDomain(ownDomain), 'ApiUrl')).toEqual({ 'Fn::If': ['HasDomain', 'https://api.example.com/v1', defaultUrl] });
  });

  it.each(['A', 'AAAA'])('has a DNS record of type %s in its hosted zone', (Type) => {
    expectStack(stackOf('prod', { domain: ownDomain })).hasResource('AWS::Route53::RecordSet', {
      Condition: 'HasDomain',
      Properties: {
        Type,
        Name: 'api.example.com',
        HostedZoneId: 'Z0123456789ABCDEFGHIJ',
        AliasTarget: {
          DNSName: { 'Fn::GetAtt': ['Domain', 'RegionalDomainName'] },
          HostedZoneId: { 'Fn::GetAtt': ['Domain', 'RegionalHostedZoneId'] },
        },
      },
    });
  });

  it('without a hosted zone has no DNS record, and the outputs contain its target', () => {
    const template = withDomain(plain);
    expect(resourcesOf(template, 'AWS::Route53::RecordSet')).toEqual({});
    expect(template.Outputs['DomainTarget']).toMatchObject({
      Condition: 'HasDomain',
      Value: { 'Fn::GetAtt': ['Domain', 'RegionalDomainName'] },
    });
    expect(template.Outputs['DomainTargetHostedZoneId']).toMatchObject({
      Condition: 'HasDomain',
      Value: { 'Fn::GetAtt': ['Domain', 'RegionalHostedZoneId'] },
    });
    expect(Object.keys(withDomain(ownDomain).Outputs).filter((id) => id.startsWith('DomainTarget'))).toEqual([]);
  });

  it('belongs to the suffix of the environment: the same template under another suffix does not claim it', () => {
    const template = withDomain(ownDomain);
    expect(template.Conditions?.['HasDomain']).toEqual({ 'Fn::Equals': [{ Ref: 'EnvironmentSuffix' }, 'prod'] });
    const types = ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping', 'AWS::Route53::RecordSet'];
    const resources = types.flatMap((type) => Object.values(resourcesOf(template, type)));
    expect(resources.map(({ Condition }) => Condition)).toEqual(Array(4).fill('HasDomain'));
  });
});

describe('the default endpoint', () => {
  it('stays on beside a domain unless it is switched off, and is an output', () => {
    const template = withDomain(plain);
    expect(apiOf(template)).not.toHaveProperty('DisableExecuteApiEndpoint');
    expect(valueOf(template, 'DefaultUrl')).toEqual(defaultUrl);
  });

  it('is switched off in the resource and in the definition, only where the domain is', () => {
    const template = withDomain(ownDomain);
    const off = { 'Fn::If': ['HasDomain', true, false] };
    const { Body, ...properties } = apiOf(template);
    expect(properties).toMatchObject({ DisableExecuteApiEndpoint: off });
    expect(Body['servers']).toEqual([{ url: '/', 'x-amazon-apigateway-endpoint-configuration': { disableExecuteApiEndpoint: off } }]);
    expect(Object.keys(template.Outputs)).not.toContain('DefaultUrl');
  });

  it('is switched off by a definition that API Gateway imports', () => {
    expect(violations(apiOf(withDomain(ownDomain)).Body, { authorizer: true })).toEqual([]);
  });

  it('takes another deployment to switch, because API Gateway applies the switch with the next deployment', () => {
    expect(deploymentOf(withDomain(ownDomain))).not.toEqual(deploymentOf(withDomain({ ...ownDomain, defaultEndpoint: 'on' })));
  });
});
