import { RemovalPolicy } from 'aws-cdk-lib';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import type { Parameters } from './template-parameters';

/** Makes log groups that keep what the deployment says; those that AWS makes by itself keep everything for ever. */
export type LogGroups = (scope: Construct, id: string, logGroupName: string) => LogGroup;

export function logGroups({ keepsData }: Environment, { logRetention }: Parameters): LogGroups {
  const removalPolicy = keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  return (scope, id, logGroupName) => new LogGroup(scope, id, { logGroupName, retention: logRetention, removalPolicy });
}
