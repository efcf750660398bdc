import { Stack } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import { named } from './names';

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

/**
 * Adds a web ACL of AWS WAF to the stage. It stores no sampled requests, because they contain IP addresses and tokens.
 * @param requestsPer5Minutes the limit for one IP address
 */
export function addWebAcl(scope: Construct, stage: CfnStage, suffix: string, requestsPer5Minutes: number): void {
  const acl = new CfnWebACL(scope, 'WebAcl', {
    name: named(suffix),
    description: 'Protects the user-profile API.',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visible('all'),
    rules: [rateLimit(requestsPer5Minutes), commonRules],
  });
  const { restApiId, stageName } = stage;
  const association = new CfnWebACLAssociation(scope, 'WebAclAssociation', {
    webAclArn: acl.attrArn,
    resourceArn: Stack.of(scope).formatArn({
      service: 'apigateway',
      account: '',
      resource: `/restapis/${restApiId}/stages/${stageName}`,
    }),
  });
  association.node.addDependency(stage);
}

const visible = (metricName: string): CfnWebACL.VisibilityConfigProperty => ({
  metricName,
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
});

const rateLimit = (limit: number): CfnWebACL.RuleProperty => ({
  name: 'rate-limit',
  priority: 0,
  action: { block: {} },
  statement: { rateBasedStatement: { limit, aggregateKeyType: 'IP', evaluationWindowSec: 300 } },
  visibilityConfig: visible('rate-limit'),
});

const commonRules: CfnWebACL.RuleProperty = {
  name: 'common-rules',
  priority: 1,
  overrideAction: { none: {} },
  statement: {
    managedRuleGroupStatement: {
      vendorName: 'AWS',
      name: 'AWSManagedRulesCommonRuleSet',
      ruleActionOverrides: countedRules.map((name) => ({ name, actionToUse: { count: {} } })),
    },
  },
  visibilityConfig: visible('common-rules'),
};
