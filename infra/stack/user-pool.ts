import { Aws } from 'aws-cdk-lib';
import { CfnUserPool, CfnUserPoolClient, CfnUserPoolDomain, CfnUserPoolGroup } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { administrators } from '../../src/config';
import type { Authorizer } from '../environments/environment';
import { named } from './names';
import type { Retention } from './retention';

/** The user pool that authenticates the users of the API. */
export interface UserPool {
  id: string;
  arn: string;
  /** Id of the app client. */
  clientId: string;
  /** The claim `iss` of its tokens. */
  issuer: string;
  /** URL of the pages where users sign up and sign in. */
  signInUrl: string;
}

type OwnPool = Extract<Authorizer, { kind: 'own-pool' }>;

/**
 * Adds the user pool of the stack with its group of administrators, its app client and its domain. The pool, the group and the app client
 * outlive the stack if the environment keeps its data, because installed apps contain the id of the app client.
 */
export function addUserPool(scope: Construct, app: OwnPool, { removalPolicy, isProtected }: Retention, suffix: string): UserPool {
  const pool = new CfnUserPool(scope, 'UserPool', {
    ...poolSettings,
    userPoolName: named(suffix),
    deletionProtection: isProtected ? 'ACTIVE' : 'INACTIVE',
  });
  const client = addAppClient(scope, pool, app, suffix);
  const group = new CfnUserPoolGroup(scope, 'Administrators', {
    userPoolId: pool.ref,
    groupName: administrators,
    description: 'Members can perform every operation on every profile.',
  });
  for (const part of [pool, client, group]) part.applyRemovalPolicy(removalPolicy);
  return {
    id: pool.ref,
    arn: pool.attrArn,
    clientId: client.ref,
    issuer: `https://cognito-idp.${Aws.REGION}.${Aws.URL_SUFFIX}/${pool.ref}`,
    signInUrl: `https://${addDomain(scope, pool, suffix).domain}.auth.${Aws.REGION}.amazoncognito.com`,
  };
}

/**
 * Users cannot add themselves to a group or mark an email address as verified, and the pool has no custom attributes. Cognito sends
 * messages by email only, so the stack needs no role for SMS.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-security-best-practices.html
 */
const poolSettings = {
  // The pool uses only features of this plan; the other plans charge more for each user.
  userPoolTier: 'LITE',
  usernameAttributes: ['email'],
  usernameConfiguration: { caseSensitive: false },
  schema: [{ name: 'email', required: true, mutable: true }],
  autoVerifiedAttributes: ['email'],
  // Without this setting, a changed email address takes effect before the user has verified it.
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

/** Lifetimes of the tokens. A stolen token is valid until it expires. */
const tokenValidity = { idTokenValidity: 60, accessTokenValidity: 60, refreshTokenValidity: 30 };
const tokenValidityUnits = { idToken: 'minutes', accessToken: 'minutes', refreshToken: 'days' };

/**
 * Adds the app client that users sign in with. It has no secret, because an app on a phone cannot keep one: on the sign-in pages of Cognito
 * the app receives an authorization code and redeems it with PKCE (RFC 7636); on its own pages it uses SRP, which never sends the password.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
const addAppClient = (scope: Construct, pool: CfnUserPool, { callbackUrls, logoutUrls }: OwnPool, suffix: string): CfnUserPoolClient =>
  new CfnUserPoolClient(scope, 'UserPoolClient', {
    userPoolId: pool.ref,
    clientName: named(suffix, 'app'),
    generateSecret: false,
    explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    allowedOAuthFlowsUserPoolClient: true,
    allowedOAuthFlows: ['code'],
    allowedOAuthScopes: ['openid', 'email'],
    supportedIdentityProviders: ['COGNITO'],
    callbackUrLs: [...callbackUrls],
    logoutUrLs: [...logoutUrls],
    ...tokenValidity,
    tokenValidityUnits,
    enableTokenRevocation: true,
    preventUserExistenceErrors: 'ENABLED',
    readAttributes: ['email', 'email_verified'],
    writeAttributes: ['email'],
  });

/**
 * Adds the domain of the sign-in pages. A domain of Cognito needs neither a certificate nor a hosted zone. Its prefix must be unique among
 * all accounts of the region, so it contains the account id. The pages are the classic hosted UI: managed login needs another plan.
 */
const addDomain = (scope: Construct, pool: CfnUserPool, suffix: string): CfnUserPoolDomain =>
  new CfnUserPoolDomain(scope, 'UserPoolDomain', { userPoolId: pool.ref, domain: named(suffix, Aws.ACCOUNT_ID), managedLoginVersion: 1 });
