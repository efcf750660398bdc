import { describe, expect, it } from '@jest/globals';
import { environmentNames, expectTemplateOf, resourcesOf, rows, stackOf, synthesized, templateOf, textOf, theOnly } from '../template';

const groupsOf = (name: string) => Object.values(resourcesOf(templateOf(name), 'AWS::Logs::LogGroup'));

describe('the log groups', () => {
  it('are one for each function, one for the access log and one for the execution log of API Gateway', () => {
    const names = groupsOf('prod').map(({ Properties }) => textOf(Properties['LogGroupName']));
    expect(names.toSorted()).toEqual(
      [
        ...rows.map(({ id }) => `/aws/lambda/user-profiles-<EnvironmentSuffix>-${id}`),
        '/aws/apigateway/user-profiles-<EnvironmentSuffix>',
        'API-Gateway-Execution-Logs_<Api>/<EnvironmentSuffix>',
      ].toSorted(),
    );
  });

  it.each(environmentNames)('of %s have the retention of the parameter LogRetentionDays', (name) => {
    for (const { Properties } of groupsOf(name)) expect(Properties['RetentionInDays']).toEqual({ Ref: 'LogRetentionDays' });
  });

  it.each([
    ['dev', 'Delete'],
    ['staging', 'Retain'],
    ['prod', 'Retain'],
  ])('of %s have the deletion policy %s', (name, policy) => {
    for (const group of groupsOf(name)) expect(group.DeletionPolicy).toBe(policy);
  });
});

describe('the role that API Gateway writes logs with', () => {
  it('is set by dev and outlives its stack', () => {
    const template = expectTemplateOf('dev');
    template.hasResource('AWS::ApiGateway::Account', { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    template.hasResource('AWS::IAM::Role', {
      DeletionPolicy: 'Retain',
      Properties: {
        AssumeRolePolicyDocument: { Statement: [{ Principal: { Service: 'apigateway.amazonaws.com' } }] },
        ManagedPolicyArns: [
          { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs']] },
        ],
      },
    });
  });

  it('is created before the stage', () => {
    expect(theOnly(templateOf('dev'), 'AWS::ApiGateway::Stage').DependsOn).toContain('ApiAccount');
  });

  it.each(['staging', 'prod'])('is not part of %s', (name) => {
    expect(resourcesOf(templateOf(name), 'AWS::ApiGateway::Account')).toEqual({});
  });

  it('is not part of a copy of dev', () => {
    expect(resourcesOf(synthesized(stackOf('dev', {}, 'pr-12')), 'AWS::ApiGateway::Account')).toEqual({});
  });
});
