import { type CfnUserPool, CfnUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { named } from './names';

interface Urls {
  callbackUrls: readonly string[];
  logoutUrls: readonly string[];
}

/** Of a token's life: what is stolen is of use for this long. */
const validity = { idTokenValidity: 60, accessTokenValidity: 60, refreshTokenValidity: 30 };
const units = { idToken: 'minutes', accessToken: 'minutes', refreshToken: 'days' };

/**
 * The app that people sign in with. It runs on their phones, where nothing stays secret, so it has no secret: on the pages of Cognito it
 * gets a code, to be redeemed with a proof key (RFC 7636), and on its own pages a password never leaves the phone (SRP).
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html
 */
export const addUserPoolClient = (
  scope: Construct,
  pool: CfnUserPool,
  { callbackUrls, logoutUrls }: Urls,
  suffix: string,
): CfnUserPoolClient =>
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
    ...validity,
    tokenValidityUnits: units,
    enableTokenRevocation: true,
    preventUserExistenceErrors: 'ENABLED',
    readAttributes: ['email', 'email_verified'],
    writeAttributes: ['email'],
  });
