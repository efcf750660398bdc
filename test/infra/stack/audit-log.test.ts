import { describe, expect, it } from '@jest/globals';
import { environment } from '../../../src/config';
import { environmentNames, resourcesOf, stackOf, synthesized, type TemplateJson, templateOf, textOf } from '../template';

const auditLogs = (template: TemplateJson) =>
  Object.entries(resourcesOf(template, 'AWS::Logs::LogGroup')).filter(([, { Properties }]) =>
    textOf(Properties['LogGroupName']).endsWith('-audit'),
  );

const variables = (template: TemplateJson) =>
  Object.values(resourcesOf(template, 'AWS::Lambda::Function')).map(({ Properties }) => {
    const { Variables } = Properties['Environment'] as { Variables: Record<string, unknown> };
    return Variables[environment.auditLogGroup];
  });

describe('the audit log', () => {
  it.each(environmentNames)('of %s is one log group with its own retention, which every function knows', (name) => {
    const [[id, group] = [], ...others] = auditLogs(templateOf(name));
    expect(others).toEqual([]);
    expect(textOf(group?.Properties['LogGroupName'])).toBe('user-profiles-<EnvironmentSuffix>-audit');
    expect(group?.Properties['RetentionInDays']).toEqual({ Ref: 'AuditRetentionDays' });
    expect(new Set(variables(templateOf(name)).map((value) => JSON.stringify(value)))).toEqual(new Set([JSON.stringify({ Ref: id })]));
  });

  it.each([
    ['dev', 'Delete'],
    ['staging', 'RetainExceptOnCreate'],
    ['prod', 'RetainExceptOnCreate'],
  ])('of %s has the deletion policy %s', (name, policy) => {
    expect(auditLogs(templateOf(name)).map(([, { DeletionPolicy }]) => DeletionPolicy)).toEqual([policy]);
  });

  it('is not part of an API without an authorizer, whose callers are not known', () => {
    const template = synthesized(stackOf('dev', { authorizer: { kind: 'none' } }));
    expect(auditLogs(template)).toEqual([]);
    expect(variables(template).filter((value) => value !== undefined)).toEqual([]);
    expect(JSON.stringify(template)).not.toContain('AuditLog');
  });
});
