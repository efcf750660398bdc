import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { expectStack, stackOf } from '../../template';

const stack = stackOf('staging', { alarmEmail: 'on-call@example.com' });

describe('the topic of the alarms', () => {
  it('is one, and writes to the address of the environment', () => {
    const template = expectStack(stack);
    const Topics = Object.keys(template.findResources('AWS::SNS::Topic'));
    expect(Topics).toHaveLength(1);
    template.hasResourceProperties('AWS::SNS::Subscription', {
      Protocol: 'email',
      Endpoint: 'on-call@example.com',
      TopicArn: { Ref: Topics[0] },
    });
  });

  it('refuses what comes without TLS', () => {
    expectStack(stack).hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Action: 'sns:Publish', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    });
  });

  it('lets the alarms of its own account in', () => {
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
