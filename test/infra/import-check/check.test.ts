import { describe, expect, it } from '@jest/globals';
import generated from '../../../generated/api-gateway.json';
import { forApps } from '../../../infra/stack/import-body';
import { importRules, violations } from '../../../infra/import-check/check';
import type { Mutation } from './mutations/mutation';
import { mutations } from './mutations';

const definition = forApps(generated, '^(${UserPoolClient})$');
const expected = { authorizer: true, name: 'user-profiles' };

/** The real definition after one change. */
function changed({ change }: Mutation): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(definition));
  change(copy as Parameters<Mutation['change']>[0]);
  return copy;
}

describe('the checker of the import body', () => {
  it('finds nothing in the definition that is compiled from the contract', () => {
    expect(violations(definition, expected)).toEqual([]);
  });

  it.each(mutations)('finds by the rule "$rule": $what', (mutation) => {
    const found = violations(changed(mutation), { ...expected, ...mutation.expectations });
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual([mutation.rule]);
    expect(found.map(({ place }) => place)).toEqual(expect.arrayContaining([mutation.place]));
  });

  it('has no rule that no mutation breaks', () => {
    const broken = new Set(mutations.map(({ rule }) => rule));
    expect([...new Set(importRules.map(({ name }) => name))].filter((name) => !broken.has(name))).toEqual([]);
  });

  it('reads the texts around intrinsic functions, and takes these for text', () => {
    const text = JSON.stringify(definition)
      .replaceAll(`"'\${AllowedOrigin}'"`, `{"Fn::Join":["",["'",{"Ref":"AllowedOrigin"},"'"]]}`)
      .replaceAll(/"(arn:[^"]*)"/g, '{"Fn::Sub":"$1"}')
      .replace('"user-profiles"', '{"Fn::Sub":"user-profiles-${EnvironmentSuffix}"}');
    expect(text).toContain('Fn::Join');
    expect(violations(JSON.parse(text), { ...expected, name: { 'Fn::Sub': 'user-profiles-${EnvironmentSuffix}' } })).toEqual([]);
    expect(violations(JSON.parse(text.replaceAll(`["'",`, '["",')), { authorizer: true }).map(({ rule }) => rule)).toContain(
      'headers of gateway responses',
    );
  });

  it.each([['a text'], [null], [[]], [{}], [{ paths: [], components: { schemas: 1 } }], [{ paths: { '/users': { get: 1 } } }]])(
    'finds something in %j and does not fail on it',
    (body) => {
      expect(violations(body, expected)).not.toEqual([]);
    },
  );

  it('finds nothing in a definition without authorizer, when there is to be none', () => {
    const copy: unknown = JSON.parse(JSON.stringify(definition), (key, value: unknown) =>
      key === 'security' || key === 'securitySchemes' ? undefined : value,
    );
    expect(violations(copy, { authorizer: false })).toEqual([]);
    expect(violations(copy, { authorizer: true }).map(({ rule }) => rule)).toEqual(Array(5).fill('every method is secured'));
  });
});
