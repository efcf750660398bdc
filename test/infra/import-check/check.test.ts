import { describe, expect, it } from '@jest/globals';
import generated from '../../../generated/api-gateway.json';
import { operations } from '../../../generated/operations';
import { invokingAlias, withAudience } from '../../../infra/stack/import-body';
import { importRules, violations } from '../../../infra/import-check/check';
import { methodMutations } from './mutations/methods';
import { modelMutations } from './mutations/models';
import type { Mutation } from './mutations/mutation';
import { responseMutations } from './mutations/responses';

const definition: unknown = JSON.parse(JSON.stringify(withAudience(generated, '^(${UserPoolClient})$')), (_, value: unknown) =>
  typeof value === 'string' ? invokingAlias(value) : value,
);
const expected = { authorizer: true, name: 'user-profiles' };

/** Each mutation violates exactly one rule. */
const mutations: readonly Mutation[] = [...modelMutations, ...methodMutations, ...responseMutations];

/** Returns the generated definition after one change. */
function changed({ change }: Mutation): unknown {
  const copy: unknown = JSON.parse(JSON.stringify(definition));
  change(copy as Parameters<Mutation['change']>[0]);
  return copy;
}

describe('the checker of the import body', () => {
  it('finds no violation in the definition generated from the contract', () => {
    expect(violations(definition, expected)).toEqual([]);
  });

  it.each(mutations)('reports a violation of "$rule": $what', (mutation) => {
    const found = violations(changed(mutation), { ...expected, ...mutation.expectations });
    expect([...new Set(found.map(({ rule }) => rule))]).toEqual([mutation.rule]);
    expect(found.map(({ location }) => location)).toEqual(expect.arrayContaining([mutation.location]));
  });

  it('has a violated example for every rule', () => {
    const broken = new Set(mutations.map(({ rule }) => rule));
    expect([...new Set(importRules.map(({ name }) => name))].filter((name) => !broken.has(name))).toEqual([]);
  });

  it('reads the texts around intrinsic functions and treats intrinsic functions as texts', () => {
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
    'reports violations for %j and does not throw',
    (body) => {
      expect(violations(body, expected)).not.toEqual([]);
    },
  );

  it('finds no violation without an authorizer if none is expected', () => {
    const copy: unknown = JSON.parse(JSON.stringify(definition), (key, value: unknown) =>
      key === 'security' || key === 'securitySchemes' ? undefined : value,
    );
    expect(violations(copy, { authorizer: false })).toEqual([]);
    const rules = violations(copy, { authorizer: true }).map(({ rule }) => rule);
    expect(rules).toEqual(Object.keys(operations).map(() => 'every method is secured'));
  });
});
