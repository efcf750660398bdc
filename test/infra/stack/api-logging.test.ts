import { describe, expect, it } from '@jest/globals';
import { environmentNames, expectTemplateOf, resourcesOf, stackOf, synthesized, templateOf, theOnly } from '../template';

const condition = 'SetsApiGatewayLogging';
const retained = { Condition: condition, DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' };

describe.each(environmentNames)('the role that API Gateway writes logs with, in %s,', (name) => {
  it('is set by the stack if OwnsApiGatewayLogging is true', () => {
    const template = expectTemplateOf(name);
    template.hasCondition(condition, { 'Fn::Equals': [{ Ref: 'OwnsApiGatewayLogging' }, 'true'] });
    template.hasResource('AWS::ApiGateway::Account', {
      ...retained,
      Properties: { CloudWatchRoleArn: { 'Fn::GetAtt': ['ApiLogsRole', 'Arn'] } },
    });
  });

  it('outlives the stack with the account setting, but not a rolled-back creation', () => {
    expectTemplateOf(name).hasResource('AWS::IAM::Role', {
      ...retained,
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] },
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs']] },
        ],
      },
    });
  });

  it('has no name of its own, because a name that exists would fail the creation of the stack', () => {
    expect(templateOf(name).Resources['ApiLogsRole']?.Properties).not.toHaveProperty('RoleName');
  });

  it('is set before the stage is created, if the stack sets it', () => {
    const { DependsOn = [], Properties } = theOnly(templateOf(name), 'AWS::ApiGateway::Stage');
    expect(Properties['Description']).toEqual({
      'Fn::If': [
        condition,
        { 'Fn::Join': ['', ['Sets the logging role: ', { Ref: 'ApiAccount' }]] },
        'Shares the logging role of the account',
      ],
    });
    expect(DependsOn).not.toContain('ApiAccount');
  });

  it('is named by nothing else outside the condition, so that the template is valid without the role', () => {
    const { Resources, Outputs } = templateOf(name);
    const others = Object.entries(Resources).filter(([, { Condition }]) => Condition !== condition);
    expect(others.filter(([, resource]) => /"(ApiLogsRole|ApiAccount)"/.test(JSON.stringify(resource))).map(([id]) => id)).toEqual([
      'ApiStage',
    ]);
    expect(JSON.stringify(Outputs)).not.toMatch(/ApiLogsRole|ApiAccount/);
  });
});

describe('a copy of an environment', () => {
  it('can set the role, because it may be the first stack of its account', () => {
    expect(Object.keys(resourcesOf(synthesized(stackOf('dev', {}, 'pr-12')), 'AWS::ApiGateway::Account'))).toEqual(['ApiAccount']);
  });
});
