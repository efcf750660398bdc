import { describe, expect, it } from '@jest/globals';
import { environmentNames, resourcesOf, stackOf, synthesized, templateOf, textOf, theOnly } from '../../template';

const ruleOf = (suffix = 'dev') => {
  const template = synthesized(stackOf('dev', { traceSampling: { rate: 0.01, perSecond: 5 } }, suffix));
  return theOnly(template, 'AWS::XRay::SamplingRule').Properties['SamplingRule'] as Record<string, unknown>;
};

describe('the sampling rule of X-Ray', () => {
  it.each(environmentNames)('is not part of %s: the rules of the account apply', (name) => {
    expect(resourcesOf(templateOf(name), 'AWS::XRay::SamplingRule')).toEqual({});
  });

  it('samples the first requests of each second and a share of the others', () => {
    expect(ruleOf()).toMatchObject({ ReservoirSize: 5, FixedRate: 0.01, Host: '*', HTTPMethod: '*', URLPath: '*', Version: 1 });
  });

  it('matches the stage of this API only, under the names that API Gateway reports', () => {
    const rule = ruleOf();
    expect(rule['ServiceType']).toBe('AWS::ApiGateway::Stage');
    expect(textOf(rule['ServiceName'])).toBe('user-profiles-<EnvironmentSuffix>/<EnvironmentSuffix>');
    expect(textOf(rule['ResourceARN'])).toBe('arn:<AWS::Partition>:apigateway:<AWS::Region>::/restapis/<Api>/stages/<EnvironmentSuffix>');
  });

  it('has a name of at most 32 characters with the longest suffix', () => {
    expect(textOf(ruleOf()['RuleName'], { EnvironmentSuffix: 'x'.repeat(16) }).length).toBeLessThanOrEqual(32);
  });
});
