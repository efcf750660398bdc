import { describe, expect, it } from '@jest/globals';
import { stackOf, synthesized, templateOf, textOf, theOnly, type TemplateJson } from '../../template';

interface Logging {
  ResourceArn: unknown;
  LogDestinationConfigs: unknown[];
  RedactedFields: { UriPath?: object; QueryString?: object; SingleHeader?: { Name: string } }[];
  LoggingFilter: object;
}

const logging = (template = templateOf('prod')) => theOnly(template, 'AWS::WAFv2::LoggingConfiguration');
const propertiesOf = (template?: TemplateJson) => logging(template).Properties as unknown as Logging;
const group = (template = templateOf('prod')) => groupIn(template);
const groupIn = ({ Resources }: TemplateJson) => {
  const found = Object.entries(Resources).find(([id]) => id.startsWith('WebAclLogs'));
  if (!found) throw new Error('no log group');
  return found[1];
};
const webAcl = { kind: 'managed', requestsPer5Minutes: { address: 500, token: 100 } } as const;

describe('the log of the web ACL', () => {
  it('has a name that AWS WAF accepts, and an ARN without the asterisk that AWS WAF rejects', () => {
    expect(textOf(group().Properties['LogGroupName'])).toBe('aws-waf-logs-user-profiles-<EnvironmentSuffix>');
    const { ResourceArn, LogDestinationConfigs } = propertiesOf();
    expect(ResourceArn).toEqual({ 'Fn::GetAtt': ['WebAcl', 'Arn'] });
    expect(LogDestinationConfigs.map((arn) => textOf(arn))).toEqual([
      'arn:aws:logs:eu-west-1:<AWS::AccountId>:log-group:aws-waf-logs-user-profiles-<EnvironmentSuffix>',
    ]);
  });

  it('is created before AWS WAF writes to it', () => {
    expect(logging().DependsOn).toHaveLength(1);
    expect(templateOf('prod').Resources[logging().DependsOn?.[0] ?? '']?.Type).toBe('AWS::Logs::LogGroup');
  });

  it('contains no path, no query string and no header that identifies a user', () => {
    const { RedactedFields } = propertiesOf();
    expect(RedactedFields.filter(({ SingleHeader }) => !SingleHeader)).toEqual([{ UriPath: {} }, { QueryString: {} }]);
    expect(RedactedFields.flatMap(({ SingleHeader }) => SingleHeader?.Name ?? [])).toEqual([
      'authorization',
      'cookie',
      'idempotency-key',
      'if-match',
      'if-none-match',
      'referer',
      'x-forwarded-for',
    ]);
  });

  it('contains no header that the environment allows in addition', () => {
    const template = synthesized(stackOf('dev', { region: 'eu-west-1', webAcl, allowedHeaders: ['X-Tenant-Id', 'If-Match'] }));
    const names = propertiesOf(template).RedactedFields.flatMap(({ SingleHeader }) => SingleHeader?.Name ?? []);
    expect(names).toContain('x-tenant-id');
    expect(names.filter((name) => name === 'if-match')).toHaveLength(1);
  });

  it('contains no token in the details of the rate limit', () => {
    expect(theOnly(templateOf('prod'), 'AWS::WAFv2::WebACL').Properties['DataProtectionConfig']).toEqual({
      DataProtections: [{ Action: 'SUBSTITUTION', Field: { FieldType: 'SINGLE_HEADER', FieldKeys: ['authorization'] } }],
    });
  });

  it('contains only requests that a rule blocked or counted', () => {
    expect(propertiesOf().LoggingFilter).toEqual({
      DefaultBehavior: 'DROP',
      Filters: [
        {
          Behavior: 'KEEP',
          Requirement: 'MEETS_ANY',
          Conditions: [{ ActionCondition: { Action: 'BLOCK' } }, { ActionCondition: { Action: 'COUNT' } }],
        },
      ],
    });
  });

  it('is kept for 14 days, or as long as the environment says', () => {
    expect(group().Properties['RetentionInDays']).toBe(14);
    const template = synthesized(stackOf('dev', { region: 'eu-west-1', webAcl: { ...webAcl, logRetentionDays: 3 } }));
    expect(groupIn(template).Properties['RetentionInDays']).toBe(3);
    expect([group().DeletionPolicy, groupIn(template).DeletionPolicy]).toEqual(['RetainExceptOnCreate', 'Delete']);
  });
});
