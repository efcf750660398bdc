import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import { named } from '../names';

/** Sends the alarms to whoever is to be told. The address has to confirm that it wants them. */
export function alarmTopic(scope: Construct, suffix: string, email: string): Topic {
  const topic = new Topic(scope, 'AlarmTopic', { topicName: named(suffix, 'alarms'), enforceSSL: true });
  topic.addSubscription(new EmailSubscription(email));
  // The policy that enforces TLS takes the place of the one that lets CloudWatch in.
  topic.addToResourcePolicy(fromAlarms(topic));
  return topic;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const fromAlarms = ({ topicArn }: Topic): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
