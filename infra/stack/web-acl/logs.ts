import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnLoggingConfiguration, type CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Environment, ManagedWebAcl } from '../../environments/environment';
import type { LogGroups } from '../logs';
import { named } from '../names';

interface LogProps {
  environment: Environment;
  webAcl: ManagedWebAcl;
  suffix: string;
  logGroups: LogGroups;
}

/** Headers of the contract and of clients that identify a user or their device, or that contain a secret. */
const personalHeaders = ['authorization', 'cookie', 'idempotency-key', 'if-match', 'if-none-match', 'referer', 'x-forwarded-for'];

/** How many days the log of the web ACL is kept. It is the only log with IP addresses, so it is kept for a shorter time than the others. */
const defaultRetentionDays = 14;

/**
 * Adds the log of the requests that a rule blocked or counted. The path is redacted because it contains the ids of users, the query string
 * because it contains email addresses. The IP address, the country and the other headers stay: without them, the log explains no block.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/logging-management-configure.html
 */
export function addWebAclLogs(scope: Construct, acl: CfnWebACL, { environment, webAcl, suffix, logGroups }: LogProps): void {
  // AWS WAF accepts only names with this prefix.
  const logGroupName = `aws-waf-logs-${named(suffix)}`;
  const group = logGroups(scope, 'WebAclLogs', logGroupName, webAcl.logRetentionDays ?? defaultRetentionDays);
  const headers = [...personalHeaders, ...(environment.allowedHeaders ?? []).map((name) => name.toLowerCase())];
  const logging = new CfnLoggingConfiguration(scope, 'WebAclLogging', {
    resourceArn: acl.attrArn,
    logDestinationConfigs: [arnOf(scope, logGroupName)],
    redactedFields: [{ uriPath: {} }, { queryString: {} }, ...[...new Set(headers)].map((name) => ({ singleHeader: { Name: name } }))],
    loggingFilter: {
      DefaultBehavior: 'DROP',
      Filters: [{ Behavior: 'KEEP', Requirement: 'MEETS_ANY', Conditions: [on('BLOCK'), on('COUNT')] }],
    },
  });
  logging.node.addDependency(group);
}

const on = (Action: 'BLOCK' | 'COUNT'): object => ({ ActionCondition: { Action } });

/** AWS WAF rejects the ARN that a log group returns, which ends with `:*`. */
const arnOf = (scope: Construct, resourceName: string): string =>
  Stack.of(scope).formatArn({ service: 'logs', resource: 'log-group', resourceName, arnFormat: ArnFormat.COLON_RESOURCE_NAME });
