import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { expectStack, resourcesOf, stackOf, synthesized, templateOf } from '../../../template';
import { alarmsIn } from '../alarm';

const email = { kind: 'email', address: 'on-call@example.com' } as const;

describe('the alarms', () => {
  it.each([undefined, { kind: 'none' } as const])('notify no one with the target %j', (alarmTarget) => {
    const template = alarmTarget ? synthesized(stackOf('prod', { alarmTarget })) : templateOf('prod');
    expect(resourcesOf(template, 'AWS::SNS::Topic')).toEqual({});
    for (const properties of alarmsIn(template).values()) {
      expect(properties).not.toHaveProperty('AlarmActions');
      expect(properties).not.toHaveProperty('OKActions');
    }
  });

  it('notify the topic of the stack when they go off and when they end, with an email address as the target', () => {
    const template = expectStack(stackOf('prod', { alarmTarget: email }));
    const actions = Object.keys(template.findResources('AWS::SNS::Topic')).map((Ref) => ({ Ref }));
    expect(actions).toHaveLength(1);
    const count = alarmsIn(templateOf('prod')).size;
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmActions: actions, OKActions: actions }, count);
  });

  it('notify an existing topic when they go off and when they end, with its ARN as the target', () => {
    const arn = 'arn:aws:sns:eu-west-1:123456789012:on-call';
    const template = expectStack(stackOf('prod', { alarmTarget: { kind: 'topic', arn } }));
    expect(template.findResources('AWS::SNS::Topic')).toEqual({});
    expect(template.findResources('AWS::SNS::TopicPolicy')).toEqual({});
    const count = alarmsIn(templateOf('prod')).size;
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { AlarmActions: [arn], OKActions: [arn] }, count);
  });
});

describe('the topic of the alarms', () => {
  const stack = stackOf('staging', { alarmTarget: email });

  it('is one, and sends emails to the address of the environment', () => {
    const template = expectStack(stack);
    const Topics = Object.keys(template.findResources('AWS::SNS::Topic'));
    expect(Topics).toHaveLength(1);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
      TopicArn: { Ref: Topics[0] },
    });
  });

  it('rejects messages without TLS', () => {
    expectStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('accepts the alarms of its own account', () => {
    expectStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    });
  });
});
