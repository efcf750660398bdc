import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import type { Parameters } from './template-parameters';

/** Creates a log group. Every log group of the stack is created here: a log group that AWS creates itself never expires its events. */
export type LogGroups = (scope: Construct, id: string, logGroupName: string) => LogGroup;

/** Returns the factory of log groups: the parameter LogRetentionDays sets their retention, `keepsData` whether they outlive the stack. */
export function logGroups({ keepsData }: Environment, { logRetention }: Parameters): LogGroups {
  const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  return (scope, id, logGroupName) => new LogGroup(scope, id, { logGroupName, retention: logRetention, removalPolicy });
}

/**
 * Adds the role that API Gateway writes the logs of every API of this account and region with. The role outlives the stack, because the
 * other environments of the account use it too.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function addApiLogsRole(scope: Construct): CfnAccount {
  const role = new Role(scope, 'ApiLogsRole', {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    description: 'Allows API Gateway to write logs.',
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
  });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  const account = new CfnAccount(scope, 'ApiAccount', { cloudWatchRoleArn: role.roleArn });
  account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  return account;
}
