import { describe, expect, it } from '@jest/globals';
import { environmentNames, resourcesOf, rows, templateOf, textOf } from '../template';

const groupsOf = (name: string, own = /^aws-waf-logs-|-audit$/) =>
  allGroupsOf(name).filter(({ Properties }) => !own.test(textOf(Properties['LogGroupName'])));
const allGroupsOf = (name: string) => Object.values(resourcesOf(templateOf(name), 'AWS::Logs::LogGroup'));

describe('the log groups', () => {
  it('are one for each function, one for the access log and one for the execution log of API Gateway, one for the web ACL, and one for the audit', () => {
    const names = allGroupsOf('prod').map(({ Properties }) => textOf(Properties['LogGroupName']));
    expect(names.toSorted()).toEqual(
      [
        ...rows.map(({ id }) => `/aws/lambda/user-profiles-<EnvironmentSuffix>-${id}`),
        '/aws/apigateway/user-profiles-<EnvironmentSuffix>',
        'API-Gateway-Execution-Logs_<Api>/<EnvironmentSuffix>',
        'aws-waf-logs-user-profiles-<EnvironmentSuffix>',
        'user-profiles-<EnvironmentSuffix>-audit',
      ].toSorted(),
    );
  });

  it.each(environmentNames)(
    'of %s have the retention of the parameter LogRetentionDays, except those of the audit and of the web ACL',
    (name) => {
      for (const { Properties } of groupsOf(name)) expect(Properties['RetentionInDays']).toEqual({ Ref: 'LogRetentionDays' });
    },
  );

  it.each([
    ['dev', 'Delete'],
    ['staging', 'RetainExceptOnCreate'],
    ['prod', 'RetainExceptOnCreate'],
  ])('of %s have the deletion policy %s', (name, policy) => {
    for (const group of allGroupsOf(name)) expect(group.DeletionPolicy).toBe(policy);
  });
});
