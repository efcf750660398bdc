import { RemovalPolicy } from 'aws-cdk-lib';
import type { Environment } from '../environments/environment';

/**
 * Whether deletion protection and termination protection are switched on. `npm run deploy` creates a stack with `off` and updates it with
 * `on` as soon as the stack stands. CloudFormation cannot delete a protected table or user pool when it rolls back a failed creation: the
 * stack would end in ROLLBACK_FAILED, and a stack with termination protection cannot be deleted to try again.
 */
export type Protection = 'on' | 'off';

/** How long the data of a stack exists, and whether it is protected against deletion. */
export interface Retention {
  /** The removal policy of the resources that contain data or are named in installed apps. */
  removalPolicy: RemovalPolicy;
  /** Whether the table, the user pool and the stack reject deletion. */
  isProtected: boolean;
}

/**
 * Returns the retention of an environment. Data that is kept outlives the stack and replacements of its resource, but not the rollback of
 * the creation that made it: with the policy Retain, the next attempt to create the stack would fail because the names exist.
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-attribute-deletionpolicy.html RetainExceptOnCreate
 */
export const retentionOf = ({ keepsData }: Pick<Environment, 'keepsData'>, protection: Protection = 'on'): Retention => ({
  removalPolicy: keepsData ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY,
  isProtected: keepsData && protection === 'on',
});
