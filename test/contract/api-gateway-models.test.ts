import { describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import fc from 'fast-check';
import { emitModels } from '../../src/contract/api-gateway-models';
import { readContract } from '../../src/contract/read';
import { readSchema } from '../../src/contract/schema';
import { openContract } from '../../src/contract/source';
import type { ValidateFunction } from 'ajv';
import { mutated } from './mutated';
import { contract, requestsOf } from './seeds';
import { edited, smallContract } from './small-contract';

const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';

/** The models of the small contract, its request described by another schema, also one that the SDKs have no type for. */
function modelsOf(schema: string) {
  const components = openContract(edited([request, `    ThingRequest: ${schema}`])).need('components', 'Add them');
  const spot = components.need('schemas', 'Add them').need('ThingRequest', 'Add it');
  const body = { required: true, name: 'ThingRequest', schema: readSchema(spot) };
  return emitModels(readContract(smallContract).operations.map((operation) => ({ ...operation, body })));
}

describe('the models of API Gateway', () => {
  it.each<[string, string, object]>([
    [
      'keep required, properties, items and closedness',
      '{ type: object, required: [a], additionalProperties: false, properties: { a: { type: array, items: { type: string } } } }',
      { type: 'object', required: ['a'], properties: { a: { type: 'array', items: { type: 'string' } } }, additionalProperties: false },
    ],
    [
      'keep the type of properties without a name',
      '{ type: object, additionalProperties: { type: string, maxLength: 3 } }',
      { type: 'object', additionalProperties: { type: 'string' } },
    ],
    [
      'drop the rules for single values',
      '{ properties: { a: { type: string, format: email, pattern: a, minLength: 1, maxLength: 2, enum: [a, a] }, b: { type: number, minimum: 1, exclusiveMaximum: true, maximum: 3 } } }',
      { properties: { a: { type: 'string' }, b: { type: 'number' } } },
    ],
    [
      'drop the number of items and properties',
      '{ type: object, maxProperties: 2, properties: { a: { type: array, minItems: 1, maxItems: 2, items: {} } } }',
      { type: 'object', properties: { a: { type: 'array', items: {} } } },
    ],
    [
      'drop what API Gateway does not know',
      '{ type: object, description: a, example: {}, default: {}, deprecated: true, externalDocs: {}, xml: {}, x-own: 1, discriminator: {}, readOnly: true }',
      { type: 'object' },
    ],
    ['drop the type of what may be null', '{ properties: { a: { type: string, nullable: true, enum: [a] } } }', { properties: { a: {} } }],
    [
      'take a whole number for a number, because 1.0 is one in JavaScript',
      '{ properties: { a: { type: integer } } }',
      { properties: { a: { type: 'number' } } },
    ],
    ['have no empty list of required properties', '{ type: object, required: [] }', { type: 'object' }],
    ['name a required property once', '{ required: [a, a] }', { required: ['a'] }],
    ['have allOf merged', '{ allOf: [{ required: [a] }, { type: object }] }', { type: 'object', required: ['a'] }],
    [
      'have references resolved',
      "{ properties: { a: { $ref: '#/components/schemas/Thing' } } }",
      { properties: { a: { type: 'object', properties: { name: { type: 'string' } } } } },
    ],
  ])('%s', (_rule, schema, want) => {
    expect(modelsOf(schema)).toEqual({ ThingRequest: want });
  });

  it('are those that requests use and no others', () => {
    expect(Object.keys(emitModels(contract.operations))).toEqual(['CreateUserRequest', 'ReplaceUserRequest']);
  });
});

describe('a body that the handler takes', () => {
  const ajv = new Ajv({ strict: false });

  it.each(contract.operations.filter(({ body }) => body).map(({ id, body }) => [id, body?.name ?? '']))(
    'in %s is never refused by the model %s',
    (id, name) => {
      const [handlerTakes]: ValidateFunction[] = require(`../../generated/validators/${id}.js`);
      const gatewayTakes = ajv.compile(emitModels(contract.operations)[name] ?? {});
      const bodies = requestsOf(id).map((seed) => ('requestBody' in seed ? seed.requestBody : undefined));
      let taken = 0;
      const property = fc.property(mutated(bodies), (requestBody) => {
        if (!handlerTakes?.({ requestBody })) return;
        taken += 1;
        expect([requestBody, gatewayTakes(requestBody)]).toEqual([requestBody, true]);
      });
      fc.assert(property, { numRuns: 1500 });
      expect(taken).toBeGreaterThan(100);
    },
  );
});
