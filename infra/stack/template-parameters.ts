import { CfnCondition, CfnParameter, Fn, Token } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { Choice } from '../environments/environments';
import { suffixPattern, suffixRule } from '../environments/environment';

/** What is chosen at deployment, as tokens. */
export interface Parameters {
  suffix: string;
  logRetention: RetentionDays;
  /** Executions kept for each function, or nothing at all. */
  reservedConcurrency: number;
}

export const parameters = (scope: Construct, { suffix }: Choice): Parameters => ({
  suffix: environmentSuffix(scope, suffix),
  logRetention: logRetention(scope),
  reservedConcurrency: reservedConcurrency(scope),
});

const environmentSuffix = (scope: Construct, suffix: string): string =>
  new CfnParameter(scope, 'EnvironmentSuffix', {
    description: 'Part of the name of everything, so that environments stand side by side in one account.',
    default: suffix,
    allowedPattern: suffixPattern,
    constraintDescription: suffixRule,
  }).valueAsString;

/** @see https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutRetentionPolicy.html */
const logRetention = (scope: Construct): RetentionDays =>
  new CfnParameter(scope, 'LogRetentionDays', {
    type: 'Number',
    description: 'How long each log group keeps what it is given, in days.',
    default: RetentionDays.ONE_MONTH,
    allowedValues: retentionDays.map(String),
  }).valueAsNumber;

/** CDK's own word for ever, 9999, is none of the API's. */
export const retentionDays = Object.values(RetentionDays).filter(
  (days): days is RetentionDays => typeof days === 'number' && days !== RetentionDays.INFINITE,
);

/** Five functions in three environments can take more than a small account has, so none is reserved unless asked for. */
function reservedConcurrency(scope: Construct): number {
  const given = new CfnParameter(scope, 'ReservedConcurrency', {
    type: 'Number',
    description: 'Executions at once that are kept for each function and are its limit; 0 keeps none and sets none.',
    default: 0,
    minValue: 0,
    maxValue: 1000,
  });
  const expression = Fn.conditionNot(Fn.conditionEquals(given.valueAsString, '0'));
  const condition = new CfnCondition(scope, 'ReservesConcurrency', { expression });
  return Token.asNumber(Fn.conditionIf(condition.logicalId, given.valueAsNumber, { Ref: 'AWS::NoValue' }));
}
