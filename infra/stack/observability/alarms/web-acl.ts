import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { type Monitored, period, webAclMetric } from '../metrics';
import type { AlarmDefinition } from './definition';

/** The alarm on the web ACL, if the environment has one. Scanners of the internet are always blocked: fewer than 100 requests do not count. */
export function webAclAlarms({ webAcl }: Monitored): AlarmDefinition[] {
  if (!webAcl) return [];
  const metric = new MathExpression({
    expression: 'IF(FILL(blocked, 0) < 100, 0, 100 * blocked / (blocked + FILL(allowed, 0)))',
    usingMetrics: { blocked: webAclMetric(webAcl, 'BlockedRequests'), allowed: webAclMetric(webAcl, 'AllowedRequests') },
    label: 'blocked requests, %',
    period,
  });
  return [
    {
      id: 'WebAclBlocks',
      name: 'waf-blocks',
      metric,
      above: 10,
      periods: 2,
      description: 'AWS WAF blocked more than 10 % of the requests for 10 minutes.',
      section: 'waf-blocks',
    },
  ];
}
