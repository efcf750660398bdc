import { describe, expect, it } from '@jest/globals';
import { resourcesOf, templateOf, textOf } from '../template';

const values = () =>
  Object.fromEntries(
    Object.values(resourcesOf(templateOf('staging'), 'AWS::SSM::Parameter')).map(({ Properties }) => [
      textOf(Properties['Name']),
      textOf(Properties['Value']),
    ]),
  );

describe('the parameters of Systems Manager', () => {
  it('contain the table, the API URL, the runtime settings and the sign-in URL under the path of the environment', () => {
    expect(values()).toEqual({
      '/user-profiles/<EnvironmentSuffix>/table-name': '<UsersTable>',
      '/user-profiles/<EnvironmentSuffix>/api-url': 'https://<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>/<EnvironmentSuffix>',
      '/user-profiles/<EnvironmentSuffix>/settings': expect.any(String),
      '/user-profiles/<EnvironmentSuffix>/user-pool-id': '<UserPool>',
      '/user-profiles/<EnvironmentSuffix>/user-pool-client-id': '<UserPoolClient>',
      '/user-profiles/<EnvironmentSuffix>/issuer': 'https://cognito-idp.<AWS::Region>.<AWS::URLSuffix>/<UserPool>',
      '/user-profiles/<EnvironmentSuffix>/sign-in-url':
        'https://user-profiles-<EnvironmentSuffix>-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com',
    });
  });

  it('contain the default runtime settings', () => {
    expect(JSON.parse(values()['/user-profiles/<EnvironmentSuffix>/settings'] ?? '')).toEqual({ logLevel: 'INFO', maintenance: false });
  });
});
