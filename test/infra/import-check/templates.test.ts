import { describe, expect, it } from '@jest/globals';
import { violations } from '../../../infra/import-check/check';
import { environmentNames, existingPool, stackOf, synthesized, type TemplateJson, templateOf, theOnly } from '../template';

const violationsIn = (template: TemplateJson, authorizer: boolean) => {
  const { Body, Name } = theOnly(template, 'AWS::ApiGateway::RestApi').Properties;
  return violations(Body, { authorizer, name: Name });
};

describe('the body that API Gateway imports', () => {
  it.each(environmentNames)('has no violation, and every method of %s has an authorizer', (name) => {
    expect(violationsIn(templateOf(name), true)).toEqual([]);
  });

  it('has no violation with an existing user pool', () => {
    expect(violationsIn(synthesized(stackOf('prod', { authorizer: existingPool })), true)).toEqual([]);
  });

  it('has no authorizer if the environment has none, which is a violation in every other environment', () => {
    const open = synthesized(stackOf('dev', { authorizer: { kind: 'none' } }));
    expect(violationsIn(open, false)).toEqual([]);
    expect(new Set(violationsIn(open, true).map(({ rule }) => rule))).toEqual(new Set(['every method is secured']));
    expect(violationsIn(templateOf('dev'), false)).not.toEqual([]);
  });
});
