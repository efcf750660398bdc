import { type Fact, type Finding, notChecked } from '../finding';
import type { Plan } from '../plan';

/** The bootstrap version that a template with file assets requires: aws-cdk-lib, core/lib/stack-synthesizers. */
const required = 6;

/** Judges the bootstrap of the account and region. @param version undefined when it is not bootstrapped */
export function judgeBootstrap({ account, region }: Plan, version: Fact<number | undefined>): Finding[] {
  const what = `the CDK bootstrap of account ${account} in ${region}`;
  if (!version.known) return [notChecked(what, version.reason)];
  if (version.value !== undefined && version.value >= required) return [];
  const found =
    version.value === undefined
      ? `Account ${account} is not bootstrapped for the CDK in ${region}.`
      : `The CDK bootstrap of account ${account} in ${region} has version ${version.value}; version ${required} or later is required.`;
  return [{ severity: 'stops', found, actions: [`Run: npx cdk bootstrap aws://${account}/${region}`] }];
}
