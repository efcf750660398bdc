import type { CfnWebACL } from 'aws-cdk-lib/aws-wafv2';
import type { ManagedWebAcl } from '../../environments/environment';

type Rule = CfnWebACL.RuleProperty;

/**
 * Rules of the common rule set that would block requests the contract allows: bodies up to 16 kB, any text in `bio`, any host in
 * `avatarUrl`, requests without a User-Agent. AWS WAF counts these requests and does not block them. The other rules of the set block.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/aws-managed-rule-groups-baseline.html
 */
const countedRules = [
  'SizeRestrictions_BODY',
  'CrossSiteScripting_BODY',
  'EC2MetaDataSSRF_BODY',
  'GenericLFI_BODY',
  'GenericRFI_BODY',
  'NoUserAgent_HEADER',
];

export const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

/** Returns the rules of the web ACL in the order of their evaluation. The first rule that blocks a request ends the evaluation. */
export const rulesOf = ({ requestsPer5Minutes: { address, token }, ipReputation = 'count' }: ManagedWebAcl): Rule[] =>
  [
    rateLimit('rate-limit', { limit: address, aggregateKeyType: 'IP' }),
    rateLimit('token-rate-limit', { limit: token, aggregateKeyType: 'CUSTOM_KEYS', customKeys: [tokenKey] }),
    managed('ip-reputation', { name: 'AWSManagedRulesAmazonIpReputationList' }, ipReputation),
    managed('known-bad-inputs', { name: 'AWSManagedRulesKnownBadInputsRuleSet' }, 'block'),
    managed('common-rules', { name: 'AWSManagedRulesCommonRuleSet', ruleActionOverrides: countedRules.map(counted) }, 'block'),
  ].map((rule, priority) => ({ ...rule, priority, visibilityConfig: visible(rule.name) }));

type Definition = Omit<Rule, 'priority' | 'visibilityConfig'>;

/**
 * A request without a token has no key: the rule does not apply to it. Every sign-in and refresh of a user yields another token, so this
 * limits one user on one device.
 * @see https://docs.aws.amazon.com/waf/latest/developerguide/waf-rule-statement-type-rate-based-aggregation-options.html
 */
const tokenKey: CfnWebACL.RateBasedStatementCustomKeyProperty = {
  header: { name: 'authorization', textTransformations: [{ priority: 0, type: 'NONE' }] },
};

const rateLimit = (name: string, statement: CfnWebACL.RateBasedStatementProperty): Definition => ({
  name,
  action: { block: {} },
  statement: { rateBasedStatement: { evaluationWindowSec: 300, ...statement } },
});

const managed = (
  name: string,
  group: Omit<CfnWebACL.ManagedRuleGroupStatementProperty, 'vendorName'>,
  action: 'block' | 'count',
): Definition => ({
  name,
  overrideAction: action === 'count' ? { count: {} } : { none: {} },
  statement: { managedRuleGroupStatement: { vendorName: 'AWS', ...group } },
});

const counted = (name: string): CfnWebACL.RuleActionOverrideProperty => ({ name, actionToUse: { count: {} } });
