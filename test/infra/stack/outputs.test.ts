import { describe, expect, it } from '@jest/globals';
import { environmentNames, rows, templateOf, textOf } from '../template';

const outputs = (name = 'dev') =>
  Object.fromEntries(
    Object.entries(templateOf(name).Outputs).map(([id, { Value, Export }]) => [id, { value: textOf(Value), name: textOf(Export.Name) }]),
  );

describe('the outputs', () => {
  it('contain the API URL, the table, the alias of every function, the runtime settings, the dashboard and the sign-in URL', () => {
    expect(Object.fromEntries(Object.entries(outputs()).map(([id, { value }]) => [id, value]))).toEqual({
      ApiUrl: 'https://<Api>.execute-api.<AWS::Region>.<AWS::URLSuffix>/<EnvironmentSuffix>',
      TableName: '<UsersTable>',
      TableArn: '<UsersTable.Arn>',
      ...Object.fromEntries(rows.map(({ functionName }) => [`${functionName}Arn`, `<${functionName}Live>`])),
      EnvironmentConfiguration: '/user-profiles/<EnvironmentSuffix>/settings',
      DashboardUrl: expect.stringMatching(
        /^https:\/\/<AWS::Region>\.console\.aws\.amazon\.com\/cloudwatch\/home\?region=<AWS::Region>#dashboards:name=<Dashboard\w*>$/,
      ),
      UserPoolId: '<UserPool>',
      UserPoolClientId: '<UserPoolClient>',
      Issuer: 'https://cognito-idp.<AWS::Region>.<AWS::URLSuffix>/<UserPool>',
      SignInUrl: 'https://user-profiles-<EnvironmentSuffix>-<AWS::AccountId>.auth.<AWS::Region>.amazoncognito.com',
    });
  });

  it.each(environmentNames)('of %s are exported under a name with the suffix', (name) => {
    for (const [id, output] of Object.entries(outputs(name))) expect(output.name).toBe(`user-profiles-<EnvironmentSuffix>-${id}`);
  });
});
