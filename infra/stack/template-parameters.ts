import { CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import { suffixPattern, suffixRule } from '../environments/environment';

/** The parameters of the template, whose values are set at deployment. Each is a token of CDK. */
export interface Parameters {
  suffix: string;
  logRetention: RetentionDays;
  /** Reserved concurrency of each function; resolves to AWS::NoValue when nothing is reserved. */
  reservedConcurrency: number;
}

/**
 * Adds the parameters of the template.
 * @param suffix the default of EnvironmentSuffix
 */
export const addTemplateParameters = (scope: Construct, suffix: string): Parameters => ({
  suffix: addEnvironmentSuffix(scope, suffix),
  logRetention: addLogRetention(scope),
  reservedConcurrency: addReservedConcurrency(scope),
});

const addEnvironmentSuffix = (scope: Construct, suffix: string): string =>
  new CfnParameter(scope, 'EnvironmentSuffix', {
    description: 'Part of every resource name, so that one account can contain several environments.',
    default: suffix,
    allowedPattern: suffixPattern,
    constraintDescription: suffixRule,
  }).valueAsString;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const addLogRetention = (scope: Construct): RetentionDays =>
  new CfnParameter(scope, 'LogRetentionDays', {
    type: 'Number',
    description: 'Retention of all log groups, in days.',
    default: RetentionDays.ONE_MONTH,
    allowedValues: retentionDays.map(String),
  }).valueAsNumber;

/** The retention periods that CloudWatch Logs accepts. It does not accept CDK's INFINITE (9999). */
export const retentionDays = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** The default reserves nothing: five functions in three environments can exceed the concurrency quota of a new account. */
function addReservedConcurrency(scope: Construct): number {
  const parameter = new CfnParameter(scope, 'ReservedConcurrency', {
    type: 'Number',
    description: 'Reserved concurrency of each function, which is also its limit; 0 reserves nothing and sets no limit.',
    default: 0,
    minValue: 0,
    maxValue: 1000,
  });
  const expression = Fn.conditionNot(Fn.conditionEquals(parameter.valueAsString, '0'));
  const condition = new CfnCondition(scope, 'ReservesConcurrency', { expression });
  return Token.asNumber(Fn.conditionIf(condition.logicalId, parameter.valueAsNumber, { Ref: 'AWS::NoValue' }));
}
