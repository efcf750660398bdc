import { CfnParameter } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { retentionDays } from '../environments/retention';
import { suffixPattern, suffixRule } from '../environments/suffix';

/** The name of the parameter that `npm run deploy` selects. */
export const loggingParameter = 'OwnsApiGatewayLogging';

/** The parameters of the template, whose values are set at deployment. Each is a token of CDK. */
export interface Parameters {
  suffix: string;
  logRetention: RetentionDays;
  /** `true` or `false`. */
  ownsApiGatewayLogging: string;
}

/**
 * Adds the parameters of the template.
 * @param suffix the default of EnvironmentSuffix
 */
export const addTemplateParameters = (scope: Construct, suffix: string): Parameters => ({
  suffix: addEnvironmentSuffix(scope, suffix),
  logRetention: addRetention(scope, 'LogRetentionDays', 'Retention of the log groups of the functions and of the API, in days.', 30),
  ownsApiGatewayLogging: addOwnsApiGatewayLogging(scope),
});

/** Adds the parameter for the retention of the audit log. An API without an authorizer has neither. */
export const addAuditRetention = (scope: Construct): RetentionDays =>
  addRetention(scope, 'AuditRetentionDays', 'Retention of the log of what administrators do, in days.', 365);

const addEnvironmentSuffix = (scope: Construct, suffix: string): string =>
  new CfnParameter(scope, 'EnvironmentSuffix', {
    description: 'Part of every resource name, so that one account can contain several environments.',
    default: suffix,
    allowedPattern: suffixPattern,
    constraintDescription: suffixRule,
  }).valueAsString;

const addRetention = (scope: Construct, name: string, description: string, days: RetentionDays): RetentionDays =>
  new CfnParameter(scope, name, {
    type: 'Number',
    description,
    // A text like the allowed values, which CDK takes as texts only.
    default: String(days),
    allowedValues: retentionDays.map(String),
  }).valueAsNumber;

const addOwnsApiGatewayLogging = (scope: Construct): string =>
  new CfnParameter(scope, loggingParameter, {
    description: 'Whether this stack sets the role that API Gateway writes logs with. Only one stack of an account and region sets it.',
    default: 'true',
    allowedValues: ['true', 'false'],
  }).valueAsString;
