import { describe, expect, it } from '@jest/globals';
import { expectTemplateOf, resourcesOf, stackOf, synthesized, templateOf, textOf, theOnly } from '../../template';

interface Rule {
  Name: string;
  Priority: number;
  Action?: object;
  OverrideAction?: object;
  Statement: {
    RateBasedStatement?: object;
    ManagedRuleGroupStatement?: { VendorName: string; Name: string; RuleActionOverrides?: { Name: string; ActionToUse: object }[] };
  };
  VisibilityConfig: object;
}

const rulesIn = (template = templateOf('prod')) => theOnly(template, 'AWS::WAFv2::WebACL').Properties['Rules'] as Rule[];
const rule = (name: string, template?: ReturnType<typeof templateOf>) => rulesIn(template).find(({ Name }) => Name === name);

describe('the web ACL', () => {
  it('of prod allows what no rule blocks', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::WAFv2::WebACL', { Scope: 'REGIONAL', DefaultAction: { Allow: {} } });
  });

  it('evaluates the rate limits first, in the order of their priorities', () => {
    expect(rulesIn().map(({ Name, Priority }) => [Priority, Name])).toEqual([
      [0, 'rate-limit'],
      [1, 'token-rate-limit'],
      [2, 'ip-reputation'],
      [3, 'known-bad-inputs'],
      [4, 'common-rules'],
    ]);
  });

  it('of prod blocks an IP address that sends more than 100 requests per second for 5 minutes', () => {
    expect(rule('rate-limit')).toMatchObject({
      Action: { Block: {} },
      Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 30_000, EvaluationWindowSec: 300 } },
    });
  });

  it('of prod blocks a token that is sent more than 20 times per second for 5 minutes', () => {
    expect(rule('token-rate-limit')).toMatchObject({
      Action: { Block: {} },
      Statement: {
        RateBasedStatement: {
          AggregateKeyType: 'CUSTOM_KEYS',
          CustomKeys: [{ Header: { Name: 'authorization', TextTransformations: [{ Priority: 0, Type: 'NONE' }] } }],
          Limit: 6000,
          EvaluationWindowSec: 300,
        },
      },
    });
  });

  it.each([
    ['ip-reputation', 'AWSManagedRulesAmazonIpReputationList', { Count: {} }],
    ['known-bad-inputs', 'AWSManagedRulesKnownBadInputsRuleSet', { None: {} }],
    ['common-rules', 'AWSManagedRulesCommonRuleSet', { None: {} }],
  ])('has the rule %s: %s with the override %j', (name, Name, OverrideAction) => {
    expect(rule(name)).toMatchObject({ OverrideAction, Statement: { ManagedRuleGroupStatement: { VendorName: 'AWS', Name } } });
  });

  it('blocks IP addresses with a bad reputation if the environment says so', () => {
    const webAcl = { kind: 'managed', requestsPer5Minutes: { address: 500, token: 100 }, ipReputation: 'block' } as const;
    const template = synthesized(stackOf('dev', { region: 'eu-north-1', webAcl }));
    expect(rule('ip-reputation', template)?.OverrideAction).toEqual({ None: {} });
    expect(rule('rate-limit', template)?.Statement.RateBasedStatement).toMatchObject({ Limit: 500 });
    expect(rule('token-rate-limit', template)?.Statement.RateBasedStatement).toMatchObject({ Limit: 100 });
  });

  it('is associated with the stage of the API', () => {
    const { Properties, DependsOn } = theOnly(templateOf('prod'), 'AWS::WAFv2::WebACLAssociation');
    expect(Properties['WebACLArn']).toEqual({ 'Fn::GetAtt': ['WebAcl', 'Arn'] });
    expect(textOf(Properties['ResourceArn'])).toBe('arn:aws:apigateway:eu-west-1::/restapis/<Api>/stages/<EnvironmentSuffix>');
    expect(DependsOn).toEqual(['ApiStage']);
  });

  it('counts and does not block what the contract allows: any body, and no User-Agent', () => {
    const overrides = rulesIn().flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? []);
    expect(overrides.map(({ Name, ActionToUse }) => [Name, ActionToUse])).toEqual(
      [
        'SizeRestrictions_BODY',
        'CrossSiteScripting_BODY',
        'EC2MetaDataSSRF_BODY',
        'GenericLFI_BODY',
        'GenericRFI_BODY',
        'NoUserAgent_HEADER',
      ].map((name) => [name, { Count: {} }]),
    );
  });

  it('stores no sampled requests, which contain IP addresses and tokens', () => {
    expect(JSON.stringify(templateOf('prod').Resources['WebAcl'])).not.toContain('"SampledRequestsEnabled":true');
  });

  it('has a metric name with the suffix, and metric names of its rules that the dashboard shows', () => {
    const { VisibilityConfig } = theOnly(templateOf('prod'), 'AWS::WAFv2::WebACL').Properties as {
      VisibilityConfig: { MetricName: unknown };
    };
    expect(textOf(VisibilityConfig.MetricName)).toBe('user-profiles-<EnvironmentSuffix>');
    for (const { Name, VisibilityConfig: own } of rulesIn())
      expect(own).toMatchObject({ MetricName: Name, CloudWatchMetricsEnabled: true });
  });

  it.each(['dev', 'staging'])('is not part of %s', (name) => {
    for (const type of ['WebACL', 'WebACLAssociation', 'LoggingConfiguration']) {
      expect(resourcesOf(templateOf(name), `AWS::WAFv2::${type}`)).toEqual({});
    }
  });
});
