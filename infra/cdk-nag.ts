import { CfnResource, type Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { IConstruct } from 'constructs';

/** An accepted finding of cdk-nag. */
export interface Acknowledged {
  rule: string;
  /** Paths of the resources below the stack. The rule still applies to all other resources. */
  where: RegExp;
  reason: string;
}

/** @see https://github.com/cdklabs/cdk-nag/blob/main/RULES.md */
export const acknowledged: readonly Acknowledged[] = [
  {
    rule: 'AwsSolutions-IAM5[Resource::*]',
    where: /^\w+FunctionRole\/Resource$/,
    reason: 'The two write actions of X-Ray support no resource but *. No other statement of these roles uses *.',
  },
  {
    rule: 'Serverless-LambdaStarPermissions',
    where: /^\w+FunctionRole\/Resource$/,
    reason: 'The same two actions of X-Ray, which support no resource but *.',
  },
  {
    rule: 'Serverless-LambdaDLQ',
    where: /^\w+Function\/Resource$/,
    reason: 'API Gateway invokes the functions synchronously: the caller receives the error, and no event is left for a dead-letter queue.',
  },
  {
    rule: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudwatch:<AWS::Region>:<AWS::AccountId>:alarm:*]',
    where: /^ReleaseRole\/Resource$/,
    reason: 'CodeDeploy reads the state of alarms. It can read no data and change nothing with this action.',
  },
  {
    rule: 'AwsSolutions-APIG2',
    where: /^Api$/,
    reason: 'The imported definition contains a request validator. The rule does not inspect imported definitions.',
  },
  {
    rule: 'AwsSolutions-APIG3',
    where: /^ApiStage$/,
    reason: 'A web ACL has a monthly price, so each environment selects it; prod has one. Throttling applies in every environment.',
  },
  {
    rule: 'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    where: /^ApiLogsRole\/Resource$/,
    reason: 'AWS maintains the permissions that API Gateway needs to write logs; its developer guide names this managed policy.',
  },
  {
    rule: 'AwsSolutions-COG2',
    where: /^UserPool$/,
    reason: 'Users can enable a second factor. Requiring it would deter users of an app that only stores their profile.',
  },
  {
    rule: 'AwsSolutions-COG8',
    where: /^UserPool$/,
    reason: 'The Plus plan, which detects risky sign-ins, has a price per user; docs/deployment.md describes it for the people who deploy.',
  },
  {
    rule: 'Serverless-SNSRedrivePolicy',
    where: /^AlarmTopic\/[^/]+\/Resource$/,
    reason: 'The topic sends emails. SNS retries for hours, and the state of the alarm stays in CloudWatch.',
  },
];

/** Adds the checks of two cdk-nag packs. A finding that is not acknowledged fails the synthesis. */
export function addNagChecks(app: IConstruct, stack: Stack): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  for (const resource of stack.node.findAll().filter((construct) => CfnResource.isCfnResource(construct))) {
    const path = resource.node.path.slice(stack.node.path.length + 1);
    const matching = acknowledged.filter(({ where }) => where.test(path));
    Validations.of(resource).acknowledge(...matching.map(({ rule, reason }) => ({ id: rule, reason })));
  }
}
