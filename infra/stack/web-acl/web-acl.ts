import { Stack } from 'aws-cdk-lib';
import type { CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnWebACL, CfnWebACLAssociation } from 'aws-cdk-lib/aws-wafv2';
import type { Construct } from 'constructs';
import type { Environment, ManagedWebAcl } from '../../environments/environment';
import type { LogGroups } from '../logs';
import { named } from '../names';
import { addWebAclLogs } from './logs';
import { rulesOf, visible } from './rules';

/** The web ACL, as CloudWatch names it. */
export interface WebAcl {
  /** The value of the dimension WebACL. It contains the suffix: the metrics of two web ACLs with the same name would be added up. */
  metricName: string;
  /** The values of the dimension Rule. */
  rules: readonly string[];
}

interface WebAclProps {
  environment: Environment;
  webAcl: ManagedWebAcl;
  suffix: string;
  stage: CfnStage;
  logGroups: LogGroups;
}

/**
 * Adds a web ACL of AWS WAF to the stage. It stores no sampled requests, because they contain IP addresses and tokens.
 * Its rules need 959 of the 1500 capacity units that are included in the price of a web ACL.
 */
export function addWebAcl(scope: Construct, { stage, ...props }: WebAclProps): WebAcl {
  const name = named(props.suffix);
  const rules = rulesOf(props.webAcl);
  const acl = new CfnWebACL(scope, 'WebAcl', {
    name,
    description: 'Protects the user-profile API.',
    scope: 'REGIONAL',
    defaultAction: { allow: {} },
    visibilityConfig: visible(name),
    // The token is also a key of a rate limit, and the details of a rate limit are part of the log.
    dataProtectionConfig: {
      dataProtections: [{ action: 'SUBSTITUTION', field: { fieldType: 'SINGLE_HEADER', fieldKeys: ['authorization'] } }],
    },
    rules,
  });
  associate(scope, acl, stage);
  addWebAclLogs(scope, acl, props);
  return { metricName: name, rules: rules.map((rule) => rule.name) };
}

function associate(scope: Construct, { attrArn: webAclArn }: CfnWebACL, stage: CfnStage): void {
  const { restApiId, stageName } = stage;
  const association = new CfnWebACLAssociation(scope, 'WebAclAssociation', {
    webAclArn,
    resourceArn: Stack.of(scope).formatArn({
      service: 'apigateway',
      account: '',
      resource: `/restapis/${restApiId}/stages/${stageName}`,
    }),
  });
  association.node.addDependency(stage);
}
