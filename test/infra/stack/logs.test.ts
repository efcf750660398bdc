import { describe, expect, it } from '@jest/globals';
import { environmentNames, resourcesOf, rows, templateOf, textOf } from '../template';

const groupsOf = (name: string) => Object.values(resourcesOf(templateOf(name), 'AWS::Logs::LogGroup'));

describe('the log groups', () => {
  it('are one for each function, one for access and one for what goes wrong in API Gateway', () => {
    const names = groupsOf('prod').map(({ Properties }) => textOf(Properties['LogGroupName']));
    expect(names.toSorted()).toEqual(
      [
        ...rows.map(({ id }) => `/aws/lambda/user-profiles-<EnvironmentSuffix>-${id}`),
        '/aws/apigateway/user-profiles-<EnvironmentSuffix>',
        'API-Gateway-Execution-Logs_<Api>/<EnvironmentSuffix>',
      ].toSorted(),
    );
  });

  it.each(environmentNames)('of %s keep what they are given for as long as the parameter says', (name) => {
    for (const { Properties } of groupsOf(name)) expect(Properties['RetentionInDays']).toEqual({ Ref: 'LogRetentionDays' });
  });

  it.each([
    ['dev', 'Delete'],
    ['staging', 'Retain'],
    ['prod', 'Retain'],
  ])('of %s are on deletion of the stack subject to: %s', (name, policy) => {
    for (const group of groupsOf(name)) expect(group.DeletionPolicy).toBe(policy);
  });
});
