import { describe, expect, it } from '@jest/globals';
import { templateOf, textOf, theOnly } from '../../../template';
import { alarm, alarmsIn, expression, sources } from '../alarm';

describe('the alarm on the web ACL', () => {
  it('goes off when more than 10 % of the requests, and at least 100, are blocked for 10 minutes', () => {
    const found = alarm('waf-blocks');
    const of = { WebACL: 'user-profiles-<EnvironmentSuffix>', Rule: 'ALL', Region: '<AWS::Region>' };
    expect(sources(found).map((source) => ({ ...source, of: { ...source.of, Region: '<AWS::Region>' } }))).toEqual([
      { id: 'blocked', metric: 'AWS/WAFV2 BlockedRequests Sum', of },
      { id: 'allowed', metric: 'AWS/WAFV2 AllowedRequests Sum', of },
    ]);
    expect(expression(found)).toBe('IF(FILL(blocked, 0) < 100, 0, 100 * blocked / (blocked + FILL(allowed, 0)))');
    expect(found).toMatchObject({ Threshold: 10, EvaluationPeriods: 2 });
  });

  it('reads the metrics under the name that the web ACL gives them', () => {
    const { VisibilityConfig } = theOnly(templateOf('prod'), 'AWS::WAFv2::WebACL').Properties as {
      VisibilityConfig: { MetricName: unknown };
    };
    expect(sources(alarm('waf-blocks'))[0]?.of['WebACL']).toBe(textOf(VisibilityConfig.MetricName));
  });

  it.each(['dev', 'staging'])('does not exist in %s, which has no web ACL', (name) => {
    expect([...alarmsIn(templateOf(name)).keys()]).not.toContain('waf-blocks');
  });
});
