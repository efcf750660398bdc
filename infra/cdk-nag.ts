import { CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** A finding that stays. */
export interface Acknowledged {
  rule: string;
  /** Path below the stack; the rule still holds for everything else. */
  where: RegExp;
  reason: string;
}

/** @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md */
export const acknowledged: readonly Acknowledged[] = [
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    where: /^\w+FunctionRole\/Resource$/,
    reason: 'X-Ray has no resources to name: its two write actions take none but *. No other statement of these roles has it.',
  },
  {
    rule: 'Serverless-LambdaStarPermissions',
    where: /^\w+FunctionRole\/Resource$/,
    reason: 'The same two actions of X-Ray.',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    where: /^\w+Function\/Resource$/,
    reason: 'API Gateway calls the functions synchronously: whoever called has the error, and no event is left to keep.',
  },
  {
    rule: 'AwsSolutions-APIG2',
    where: /^Api$/,
    reason: 'Requests are validated: the validator is a part of the imported definition, where the rule does not look.',
  },
  {
    rule: 'AwsSolutions-APIG3',
    where: /^ApiStage$/,
    reason: 'A web ACL costs by the month, so an environment chooses it; that of production has one. Throttling holds in all of them.',
  },
  {
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    where: /^ApiLogsRole\/Resource$/,
    reason: 'What API Gateway needs to write logs is for AWS to say; this is the policy that its guide names.',
  },
  {
    rule: 'AwsSolutions-COG2',
    where: /^UserPool$/,
    reason:
      'A second factor is for each person to choose: whoever only keeps a profile would not come for it. It is there for all who want it.',
  },
  {
    rule: 'AwsSolutions-COG8',
    where: /^UserPool$/,
    reason:
      'What the plus plan adds, the detection of risky sign-ins, costs for each person; runbook.md tells what, so that a deployer chooses.',
  },
  {
    rule: 'Serverless-SNSRedrivePolicy',
    where: /^AlarmTopic\/[^/]+\/Resource$/,
    reason: 'Alarms go to a mailbox. SNS tries for hours, and the alarm itself stays in CloudWatch.',
  },
];

/** Holds the app to both packs while it is synthesized; a finding that is not acknowledged fails it. */
export function check(app: IConstruct, stack: Stack): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  for (const resource of stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))) {
    const path = resource.node.path.slice(stack.node.path.length + 1);
    const fitting = acknowledged.filter(({ where }) => where.test(path));
    Validations.of(resource).acknowledge(...fitting.map(({ rule, reason }) => ({ id: rule, reason })));
  }
}
