import { describe, expect, it } from '@jest/globals';
import { resourcesOf, templateOf, textOf } from './template';

const values = () =>
  Object.fromEntries(
    Object.values(resourcesOf(templateOf('staging'), 'AWS::SSM::Parameter')).map(({ Properties }) => [
      textOf(Properties['Name']),
      textOf(Properties['Value']),
    ]),
  );

describe('the parameters of Systems Manager', () => {
  it('are the name of the table, the URL of the API and the environment configuration, under the path of the environment', () => {
    expect(values()).toEqual({
      '/user-profiles/<EnvironmentSuffix>/table-name': '<UsersTable>',
      '/user-profiles/<EnvironmentSuffix>/api-url': 'https://<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>/<EnvironmentSuffix>',
      '/user-profiles/<EnvironmentSuffix>/settings': expect.any(String),
    });
  });

  it('have an environment configuration that changes nothing', () => {
    expect(JSON.parse(values()['/user-profiles/<EnvironmentSuffix>/settings'] ?? '')).toEqual({ logLevel: 'INFO', maintenance: false });
  });
});
