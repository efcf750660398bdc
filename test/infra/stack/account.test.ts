import { describe, expect, it } from '@jest/globals';
import { expectTemplateOf, resourcesOf, stackOf, synthesized, templateOf, theOnly } from '../template';

describe('the role with which API Gateway writes logs', () => {
  it('is set by dev, and stays when dev goes', () => {
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

  it('is there before a stage wants to log', () => {
    expect(theOnly(templateOf('dev'), 'AWS::ApiGateway::Stage').DependsOn).toContain('ApiAccount');
  });

  it.each(['staging', 'prod'])('is not touched by %s', (name) => {
    expect(resourcesOf(templateOf(name), 'AWS::ApiGateway::Account')).toEqual({});
  });

  it('is not touched by a copy of dev', () => {
    expect(resourcesOf(synthesized(stackOf('dev', {}, 'pr-12')), 'AWS::ApiGateway::Account')).toEqual({});
  });
});
