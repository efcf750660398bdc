import { Aws } from 'aws-cdk-lib';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { type ITopic, Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';
import type { AlarmTarget } from '../../../environments/environment';
import { named } from '../../names';

/** Returns the topic that the alarms notify; undefined when they notify no one. */
export function alarmTopic(scope: Construct, suffix: string, target: AlarmTarget, customerKey?: IKey): ITopic | undefined {
  if (target.kind === 'none') return undefined;
  return target.kind === 'topic'
    ? Topic.fromTopicArn(scope, 'AlarmTopic', target.arn)
    : addTopic(scope, suffix, target.address, customerKey);
}

/** Adds the topic that sends the alarms by email. Its subscription starts when the recipient confirms it. */
function addTopic(scope: Construct, suffix: string, address: string, customerKey: IKey | undefined): Topic {
  const encryption = customerKey ? { masterKey: customerKey } : {};
  const topic = new Topic(scope, 'AlarmTopic', { topicName: named(suffix, 'alarms'), enforceSSL: true, ...encryption });
  topic.addSubscription(new EmailSubscription(address));
  // The policy that enforces TLS replaces the default policy, which allows CloudWatch to publish.
  topic.addToResourcePolicy(allowAlarms(topic));
  return topic;
}

/** @see https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html */
const allowAlarms = ({ topicArn }: Topic): PolicyStatement =>
  new PolicyStatement({
    principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
    actions: ['sns:Publish'],
    resources: [topicArn],
    conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
  });
