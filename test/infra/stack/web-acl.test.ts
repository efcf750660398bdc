import { describe, expect, it } from '@jest/globals';
import { Match } from 'aws-cdk-lib/assertions';
import { expectTemplateOf, resourcesOf, stackOf, synthesized, templateOf, textOf, theOnly } from '../template';

interface Rule {
  Name: string;
  Statement: { ManagedRuleGroupStatement?: { RuleActionOverrides: { Name: string; ActionToUse: object }[] } };
}

const rules = () => theOnly(templateOf('prod'), 'AWS::WAFv2::WebACL').Properties['Rules'] as Rule[];

describe('the web ACL', () => {
  it('of prod limits the rate of each IP address and has the common rules', () => {
    expectTemplateOf('prod').hasResourceProperties('AWS::WAFv2::WebACL', {
      Scope: 'REGIONAL',
      DefaultAction: { Allow: {} },
      Rules: [
        { Action: { Block: {} }, Statement: { RateBasedStatement: { AggregateKeyType: 'IP', Limit: 3000, EvaluationWindowSec: 300 } } },
        {
          OverrideAction: { None: {} },
          Statement: { ManagedRuleGroupStatement: Match.objectLike({ VendorName: 'AWS', Name: 'AWSManagedRulesCommonRuleSet' }) },
        },
      ],
    });
  });

  it('is associated with the stage of the API', () => {
    const { Properties, DependsOn } = theOnly(templateOf('prod'), 'AWS::WAFv2::WebACLAssociation');
    expect(Properties['WebACLArn']).toEqual({ 'Fn::GetAtt': ['WebAcl', 'Arn'] });
    expect(textOf(Properties['ResourceArn'])).toBe('arn:aws:apigateway:eu-west-1::/restapis/<Api>/stages/<EnvironmentSuffix>');
    expect(DependsOn).toEqual(['ApiStage']);
  });

  it('counts and does not block what the contract allows: any body, and no User-Agent', () => {
    const overrides = rules().flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? []);
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

  it.each(['dev', 'staging'])('is not part of %s', (name) => {
    expect(resourcesOf(templateOf(name), 'AWS::WAFv2::WebACL')).toEqual({});
    expect(resourcesOf(templateOf(name), 'AWS::WAFv2::WebACLAssociation')).toEqual({});
  });

  it('has the limit of the environment', () => {
    const webAcl = { kind: 'managed', requestsPer5Minutes: 500 } as const;
    const template = synthesized(stackOf('dev', { region: 'eu-north-1', webAcl }));
    expect(JSON.stringify(theOnly(template, 'AWS::WAFv2::WebACL'))).toContain('"Limit":500');
  });
});
