import { CfnCondition, CfnResource, Fn, RemovalPolicy, Token } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import { withLogicalId } from './names';

/** The logical ids of the role and of the account setting, which `npm run deploy` looks up in a deployed stack. */
export const loggingIds = { role: 'ApiLogsRole', account: 'ApiAccount' } as const;

/**
 * Adds the role that API Gateway writes the logs of every REST API of this account and region with, and the account setting that names it.
 * The stack contains both only if the parameter OwnsApiGatewayLogging is `true`.
 *
 * The setting exists once per account and region, and CloudFormation neither reads nor restores it. Therefore:
 * - Exactly one owner sets it. `npm run deploy` reads the setting and selects the parameter: a stack becomes the owner if there is no role,
 *   or if the role that the setting names no longer exists. All other stacks share the role. dev, staging and prod can be in one account,
 *   in three accounts or in three regions without a different template.
 * - Role and setting outlive the owner, because API Gateway would silently write no more logs for the other environments.
 * - The next deployment finds the role of a deleted stack in the setting and shares it, so that at most one role exists per account and
 *   region, however often an environment is destroyed and deployed.
 * - A rolled-back creation deletes its role and leaves a setting that names no role. The next deployment finds that and becomes the owner.
 * - A deployment without `npm run deploy` uses the default `true`, which always works in an empty account. In an account with another
 *   owner, it replaces the role in the setting; the logs of all environments continue, and the former role is unused.
 *
 * The role has no fixed name: two regions of an account need a role each, and a name that exists would fail the creation.
 * @param isOwner the value of the parameter OwnsApiGatewayLogging
 * @returns a description for the stage. It names the account setting, so that CloudFormation creates the stage after it: without a role,
 * the creation of the stage fails. A DependsOn of a conditional resource is an error for the validation of templates.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-apigateway-account.html
 */
export function addApiLogging(scope: Construct, isOwner: string): string {
  const expression = Fn.conditionEquals(isOwner, 'true');
  const condition = new CfnCondition(scope, 'SetsApiGatewayLogging', { expression });
  const role = withLogicalId(
    new Role(scope, loggingIds.role, {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      description: 'Allows API Gateway to write logs.',
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    }),
    loggingIds.role,
  );
  const account = new CfnAccount(scope, loggingIds.account, { cloudWatchRoleArn: role.roleArn });
  for (const resource of [role.node.defaultChild, account].filter((child) => CfnResource.isCfnResource(child))) {
    resource.cfnOptions.condition = condition;
    resource.applyRemovalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE);
  }
  return Token.asString(
    Fn.conditionIf(condition.logicalId, `Sets the logging role: ${account.ref}`, 'Shares the logging role of the account'),
  );
}
