import { Aws, RemovalPolicy } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolDomain, CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { administrators } from '../../src/config';
import type { Authorizer, Environment } from '../environments/environment';
import { named } from './names';
import { addUserPoolClient } from './user-pool-client';

/** Who vouches for callers, and how they sign in. */
export interface UserPool {
  id: string;
  arn: string;
  clientId: string;
  /** Who the tokens are from. */
  issuer: string;
  /** Where people sign up and in. */
  signInUrl: string;
}

type OwnPool = Extract<Authorizer, { kind: 'own-pool' }>;

/**
 * The user pool of the stack. Who is in it and who administers is kept as the table is: with the pool stay its group, and the app whose id
 * is built into what people have installed.
 */
export function addUserPool(scope: Construct, app: OwnPool, { keepsData }: Pick<Environment, 'keepsData'>, suffix: string): UserPool {
  const pool = new CfnUserPool(scope, 'UserPool', {
    ...settings,
    userPoolName: named(suffix),
    deletionProtection: keepsData ? 'ACTIVE' : 'INACTIVE',
  });
  const client = addUserPoolClient(scope, pool, app, suffix);
  const group = new CfnUserPoolGroup(scope, 'Administrators', {
    userPoolId: pool.ref,
    groupName: administrators,
    description: 'May do everything with every profile.',
  });
  for (const part of [pool, client, group]) part.applyRemovalPolicy(keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
  return {
    id: pool.ref,
    arn: pool.attrArn,
    clientId: client.ref,
    issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.ref}`,
    signInUrl: `https://${addDomain(scope, pool, suffix).domain}.auth.${Aws.REGION}.amazoncognito.com`,
  };
}

/**
 * No person can give themselves a group or a verified address, and there are no attributes of our own. Messages go by e-mail alone, so that
 * there is no role to send SMS with.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-security-best-practices.html
 */
const settings = {
  // No more is used than this plan has; the others cost more for each person.
  userPoolTier: 'LITE',
  usernameAttributes: ['email'],
  usernameConfiguration: { caseSensitive: false },
  schema: [{ name: 'email', required: true, mutable: true }],
  autoVerifiedAttributes: ['email'],
  // Otherwise an address counts from the moment it is written, whoever's it is.
  userAttributeUpdateSettings: { attributesRequireVerificationBeforeUpdate: ['email'] },
  adminCreateUserConfig: { allowAdminCreateUserOnly: false },
  accountRecoverySetting: { recoveryMechanisms: [{ name: 'verified_email', priority: 1 }] },
  mfaConfiguration: 'OPTIONAL',
  enabledMfas: ['SOFTWARE_TOKEN_MFA'],
  policies: {
    passwordPolicy: {
      minimumLength: 12,
      requireLowercase: true,
      requireUppercase: true,
      requireNumbers: true,
      requireSymbols: true,
      temporaryPasswordValidityDays: 7,
    },
  },
};

/**
 * Where people sign in: an address that needs neither a certificate nor a zone. Its prefix is taken once in a region by all accounts
 * together, so it has the account in it. The pages are the classic ones, for the others want another plan and a style.
 */
const addDomain = (scope: Construct, pool: CfnUserPool, suffix: string): CfnUserPoolDomain =>
  new CfnUserPoolDomain(scope, 'UserPoolDomain', { userPoolId: pool.ref, domain: named(suffix, Aws.ACCOUNT_ID), managedLoginVersion: 1 });
