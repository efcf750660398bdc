import { describe, expect, it } from '@jest/globals';
import { environments } from '../../../infra/environments/environments';
import { textOf, templateOf, theOnly } from '../template';

describe.each(environments)('the app of $name', ({ name, authorizer }) => {
  const client = theOnly(templateOf(name), 'AWS::Cognito::UserPoolClient').Properties;

  it('has no secret, for it could not keep one', () => {
    expect(client['GenerateSecret']).toBe(false);
  });

  it('gets a code on the pages of Cognito, and neither a token in an address nor one without a person', () => {
    expect(client).toMatchObject({
      AllowedOAuthFlowsUserPoolClient: true,
      AllowedOAuthFlows: ['code'],
      SupportedIdentityProviders: ['COGNITO'],
    });
  });

  it('sends no password on its own pages: it proves to know it, or refreshes', () => {
    expect(client['ExplicitAuthFlows']).toEqual(['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH']);
  });

  it('asks for who somebody is, and not to manage them', () => {
    expect(client['AllowedOAuthScopes']).toEqual(['openid', 'email']);
  });

  it('has tokens for an hour, and signs in for 30 days unless that is revoked', () => {
    expect(client).toMatchObject({
      IdTokenValidity: 60,
      AccessTokenValidity: 60,
      RefreshTokenValidity: 30,
      TokenValidityUnits: { IdToken: 'minutes', AccessToken: 'minutes', RefreshToken: 'days' },
      EnableTokenRevocation: true,
    });
  });

  it('does not hear whether somebody has an account', () => {
    expect(client['PreventUserExistenceErrors']).toBe('ENABLED');
  });

  it('lets a person write their address and nothing else, least of all that it is verified', () => {
    expect(client['WriteAttributes']).toEqual(['email']);
  });

  it('has the verified address in its tokens, for without it a person might register any', () => {
    expect(client['ReadAttributes']).toEqual(['email', 'email_verified']);
  });

  it('is come back to where its environment says, and has a name with the suffix', () => {
    expect(authorizer).toMatchObject({ callbackUrls: client['CallbackURLs'], logoutUrls: client['LogoutURLs'] });
    expect(textOf(client['ClientName'])).toBe('user-profiles-<EnvironmentSuffix>-app');
    expect(client['UserPoolId']).toEqual({ Ref: 'UserPool' });
  });
});
