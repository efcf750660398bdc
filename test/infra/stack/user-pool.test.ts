import { describe, expect, it } from '@jest/globals';
import { environments } from '../../../infra/environments/environments';
import { administrators } from '../../../src/config';
import {
  environmentNames,
  existingPool,
  expectTemplateOf,
  resourcesOf,
  stackOf,
  synthesized,
  templateOf,
  textOf,
  theOnly,
} from '../template';

const cognito = (name: string) => Object.values(templateOf(name).Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::'));
const poolOf = (name: string) => theOnly(templateOf(name), 'AWS::Cognito::UserPool').Properties;

describe.each(environmentNames)('the user pool of %s', (name) => {
  const pool = poolOf(name);

  it('identifies users by email address, regardless of case', () => {
    expect(pool).toMatchObject({ UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } });
  });

  it('has only standard attributes, none of which grants a right', () => {
    expect(pool['Schema']).toEqual([{ Name: 'email', Required: true, Mutable: true }]);
  });

  it('verifies the email address at sign-up and before a change takes effect', () => {
    expect(pool).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('allows sign-up', () => {
    expect(pool['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: false });
  });

  it('requires passwords of 12 characters of all kinds; temporary passwords expire after a week', () => {
    expect(pool['Policies']).toEqual({
      PasswordPolicy: {
        MinimumLength: 12,
        RequireLowercase: true,
        RequireUppercase: true,
        RequireNumbers: true,
        RequireSymbols: true,
        TemporaryPasswordValidityDays: 7,
      },
    });
  });

  it('supports a second factor by an authenticator app, and none by SMS', () => {
    expect(pool).toMatchObject({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool).not.toHaveProperty('SmsConfiguration');
  });

  it('recovers accounts by verified email address only', () => {
    expect(pool['AccountRecoverySetting']).toEqual({ RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] });
  });

  it('has a name with the suffix and the Lite plan', () => {
    expect(textOf(pool['UserPoolName'])).toBe('user-profiles-<EnvironmentSuffix>');
    expect(pool['UserPoolTier']).toBe('LITE');
  });

  it('has the group whose members are administrators for the functions', () => {
    expectTemplateOf(name).hasResourceProperties('AWS::Cognito::UserPoolGroup', {
      GroupName: administrators,
      UserPoolId: { Ref: 'UserPool' },
    });
    // API Gateway passes the groups as one text with commas: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-create-cognito-user-pool.html
    expect(administrators).toMatch(/^[a-z]+$/);
  });

  it('has no Lambda trigger and no role', () => {
    expect(Object.keys(pool).filter((key) => /Lambda|Role|Trigger/.test(key))).toEqual([]);
  });
});

describe('the sign-in pages of the user pool', () => {
  const domainOf = (suffix: string) => {
    const { Domain } = theOnly(synthesized(stackOf('dev', {}, suffix)), 'AWS::Cognito::UserPoolDomain').Properties;
    return textOf(Domain, { EnvironmentSuffix: suffix, 'AWS::AccountId': '123456789012' });
  };

  it('have a domain that contains the suffix and the account id', () => {
    expect(domainOf('pr-12')).toBe('user-profiles-pr-12-123456789012');
  });

  it('have a domain that Cognito accepts, for every valid suffix', () => {
    expect(domainOf('a'.repeat(16))).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
    for (const word of ['aws', 'amazon', 'cognito']) {
      expect(domainOf('dev')).not.toContain(word);
      expect(() => stackOf('dev', {}, `my-${word}-1`)).toThrow('do not contain aws, amazon or cognito');
    }
  });

  it('are the classic hosted UI, which needs no other plan', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      UserPoolId: { Ref: 'UserPool' },
      ManagedLoginVersion: 1,
    });
  });
});

describe('the users of the user pool', () => {
  it.each(['staging', 'prod'])(
    'of %s outlive the stack with the group and the app client, but not a rolled-back creation, and the pool has deletion protection',
    (name) => {
      expect(poolOf(name)['DeletionProtection']).toBe('ACTIVE');
      const kept = cognito(name).filter(
        ({ DeletionPolicy, UpdateReplacePolicy }) => `${DeletionPolicy} ${UpdateReplacePolicy}` === 'RetainExceptOnCreate Retain',
      );
      expect(kept.map(({ Type }) => Type).toSorted()).toEqual(
        ['UserPool', 'UserPoolClient', 'UserPoolGroup'].map((type) => `AWS::Cognito::${type}`),
      );
    },
  );

  it('of dev are deleted with the stack', () => {
    expect(poolOf('dev')['DeletionProtection']).toBe('INACTIVE');
    expect(cognito('dev').filter(({ DeletionPolicy }) => DeletionPolicy?.startsWith('Retain'))).toEqual([]);
  });
});

describe('a stack without its own user pool', () => {
  it.each([existingPool, { kind: 'none' } as const])(
    'has no resource, output or parameter of Cognito with the authorizer $kind',
    (authorizer) => {
      const template = synthesized(stackOf('dev', { authorizer }));
      expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([]);
      expect(Object.keys(template.Outputs).filter((id) => /^(UserPool|Issuer|SignIn)/.test(id))).toEqual([]);
      const names = Object.values(resourcesOf(template, 'AWS::SSM::Parameter')).map(({ Properties }) => textOf(Properties['Name']));
      expect(names.filter((one) => /user-pool|issuer|sign-in/.test(one))).toEqual([]);
    },
  );
});

describe.each(environments)('the app client of $name', ({ name, authorizer }) => {
  const client = theOnly(templateOf(name), 'AWS::Cognito::UserPoolClient').Properties;

  it('has no secret, because an app cannot keep one', () => {
    expect(client['GenerateSecret']).toBe(false);
  });

  it('allows the authorization code flow only: no implicit and no client credentials flow', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('allows SRP and refresh tokens, and no flow that sends a password', () => {
    expect(client['ExplicitAuthFlows']).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  });

  it('allows the scopes openid and email only', () => {
    expect(client['AllowedOAuthScopes']).toEqual(['openid', 'email']);
  });

  it('has tokens for one hour and refresh tokens for 30 days that can be revoked', () => {
    expect(client).toMatchObject({
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'days' },
      EnableTokenRevocation: true,
    });
  });

  it('does not reveal whether a user exists', () => {
    expect(client['PreventUserExistenceErrors']).toBe('ENABLED');
  });

  it('lets users write their email address only, and not whether it is verified', () => {
    expect(client['WriteAttributes']).toEqual(['email']);
  });

  it('has the verified email address in its tokens, because without it a user could register any unused email address', () => {
    expect(client['ReadAttributes']).toEqual(['email', 'email_verified']);
  });

  it('has the callback and logout URLs of the environment and a name with the suffix', () => {
    expect(authorizer).toMatchObject({ callbackUrls: client['CallbackURLs'], logoutUrls: client['LogoutURLs'] });
    expect(textOf(client['ClientName'])).toBe('user-profiles-<EnvironmentSuffix>-app');
    expect(client['UserPoolId']).toEqual({ Ref: 'UserPool' });
  });
});
