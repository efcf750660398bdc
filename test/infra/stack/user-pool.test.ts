import { describe, expect, it } from '@jest/globals';
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

  it('is known by e-mail address, in whatever case it is written', () => {
    expect(pool).toMatchObject({ UsernameAttributes: ['email'], UsernameConfiguration: { CaseSensitive: false } });
  });

  it('has no attribute but those that every user pool has: none can grant anything', () => {
    expect(pool['Schema']).toEqual([{ Name: 'email', Required: true, Mutable: true }]);
  });

  it('wants an address verified when somebody signs up, and keeps the old one until a new one is verified', () => {
    expect(pool).toMatchObject({
      AutoVerifiedAttributes: ['email'],
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  it('lets everybody sign up', () => {
    expect(pool['AdminCreateUserConfig']).toEqual({ AllowAdminCreateUserOnly: false });
  });

  it('wants passwords of 12 characters of all kinds, and gives temporary ones a week', () => {
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

  it('offers a second factor by an app, and none by SMS', () => {
    expect(pool).toMatchObject({ MfaConfiguration: 'OPTIONAL', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool).not.toHaveProperty('SmsConfiguration');
  });

  it('lets people back in by their verified address alone', () => {
    expect(pool['AccountRecoverySetting']).toEqual({ RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] });
  });

  it('has a name with the suffix, and the cheapest plan', () => {
    expect(textOf(pool['UserPoolName'])).toBe('user-profiles-<EnvironmentSuffix>');
    expect(pool['UserPoolTier']).toBe('LITE');
  });

  it('has the group whose members the functions take for administrators', () => {
    expectTemplateOf(name).hasResourceProperties('AWS::Cognito::UserPoolGroup', {
      GroupName: administrators,
      UserPoolId: { Ref: 'UserPool' },
    });
    // API Gateway hands the groups on as one text with commas: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-create-cognito-user-pool.html
    expect(administrators).toMatch(/^[a-z]+$/);
  });

  it('runs no code of ours and has no role', () => {
    expect(Object.keys(pool).filter((key) => /Lambda|Role|Trigger/.test(key))).toEqual([]);
  });
});

describe('the pages of the user pool', () => {
  const domainOf = (suffix: string) => {
    const { Domain } = theOnly(synthesized(stackOf('dev', {}, suffix)), 'AWS::Cognito::UserPoolDomain').Properties;
    return textOf(Domain, { EnvironmentSuffix: suffix, 'AWS::AccountId': '123456789012' });
  };

  it('have an address of their own in the region, which says suffix and account', () => {
    expect(domainOf('pr-12')).toBe('user-profiles-pr-12-123456789012');
  });

  it('have an address that Cognito takes, whatever the suffix is', () => {
    expect(domainOf('a'.repeat(16))).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/);
    for (const word of ['aws', 'amazon', 'cognito']) {
      expect(domainOf('dev')).not.toContain(word);
      expect(() => stackOf('dev', {}, `my-${word}-1`)).toThrow('without aws, amazon or cognito in it');
    }
  });

  it('are the classic ones, which need neither another plan nor a style', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::Cognito::UserPoolDomain', {
      UserPoolId: { Ref: 'UserPool' },
      ManagedLoginVersion: 1,
    });
  });
});

describe('who is in the user pool', () => {
  it.each(['staging', 'prod'])('of %s outlives the stack, with the group and the app, and the pool cannot be deleted', (name) => {
    expect(poolOf(name)['DeletionProtection']).toBe('ACTIVE');
    const kept = cognito(name).filter(
      ({ DeletionPolicy, UpdateReplacePolicy }) => `${DeletionPolicy} ${UpdateReplacePolicy}` === 'Retain Retain',
    );
    expect(kept.map(({ Type }) => Type).toSorted()).toEqual(
      ['UserPool', 'UserPoolClient', 'UserPoolGroup'].map((type) => `AWS::Cognito::${type}`),
    );
  });

  it('of dev goes with the stack', () => {
    expect(poolOf('dev')['DeletionProtection']).toBe('INACTIVE');
    expect(cognito('dev').filter(({ DeletionPolicy }) => DeletionPolicy === 'Retain')).toEqual([]);
  });
});

describe('without a user pool of its own', () => {
  it.each([existingPool, { kind: 'none' } as const])('an environment with $kind has nothing of Cognito', (authorizer) => {
    const template = synthesized(stackOf('dev', { authorizer }));
    expect(Object.values(template.Resources).filter(({ Type }) => Type.startsWith('AWS::Cognito::'))).toEqual([]);
    expect(Object.keys(template.Outputs).filter((id) => /^(UserPool|Issuer|SignIn)/.test(id))).toEqual([]);
    const names = Object.values(resourcesOf(template, 'AWS::SSM::Parameter')).map(({ Properties }) => textOf(Properties['Name']));
    expect(names.filter((one) => /user-pool|issuer|sign-in/.test(one))).toEqual([]);
  });
});
