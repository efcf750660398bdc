import type { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Environment } from '../environments/environment';
import { named } from './names';
import type { Retention } from './retention';
import { addAuditRetention, type Parameters } from './template-parameters';

/**
 * Creates a log group. Every log group of the stack is created here: a log group that AWS creates itself never expires its events.
 * @param days how long the log group keeps events; default: the parameter LogRetentionDays
 */
export type LogGroups = (scope: Construct, id: string, logGroupName: string, days?: RetentionDays) => LogGroup;

/** Returns the factory of log groups: the parameter LogRetentionDays sets how long they keep events, `retention` whether they outlive the stack. */
export function logGroups({ removalPolicy }: Retention, { logRetention }: Parameters, customerKey?: IKey): LogGroups {
  const encryption = customerKey ? { encryptionKey: customerKey } : {};
  return (scope, id, logGroupName, days = logRetention) =>
    new LogGroup(scope, id, { logGroupName, retention: days, removalPolicy, ...encryption });
}

/**
 * Adds the log group in which the functions record what administrators do. Returns undefined for an API without an authorizer, where every
 * caller is an administrator and none is known.
 */
export const addAuditLog = (
  scope: Construct,
  { authorizer }: Environment,
  { suffix }: Parameters,
  addLogGroup: LogGroups,
): LogGroup | undefined =>
  authorizer.kind === 'none' ? undefined : addLogGroup(scope, 'AuditLog', named(suffix, 'audit'), addAuditRetention(scope));
