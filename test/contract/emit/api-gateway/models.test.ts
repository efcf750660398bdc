import { describe, expect, it } from '@jest/globals';
import Ajv from 'ajv';
import fc from 'fast-check';
import { emitModels } from '../../../../src/contract/emit/api-gateway/models';
import { readContract } from '../../../../src/contract/read/contract';
import type { ValidateFunction } from 'ajv';
import { mutated } from '../../mutated';
import { contract, requestsOf } from '../../seeds';
import { edited } from '../../small-contract';

describe('the models of API Gateway', () => {
  it('say "an object" and no more, so that the function names every place that is wrong', () => {
    expect(Object.values(emitModels(contract.operations))).toEqual([{ type: 'object' }, { type: 'object' }]);
  });

  it.each(['{ type: array, items: { type: string } }', '{ type: string }'])(
    'are refused for a request that is not described as an object: %s',
    (schema) => {
      const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
      const { operations } = readContract(edited([request, `    ThingRequest: ${schema}`]));
      expect(() => emitModels(operations)).toThrow(
        'a request body that is not an object. API Gateway answers "must be a JSON object": describe an object.',
      );
    },
  );

  it('are those that requests use and no others', () => {
    expect(Object.keys(emitModels(contract.operations))).toEqual(['CreateUserRequest', 'ReplaceUserRequest']);
  });
});

describe('a body that the handler takes', () => {
  const ajv = new Ajv({ strict: false });

  it.each(contract.operations.filter(({ body }) => body).map(({ id, body }) => [id, body?.name ?? '']))(
    'in %s is never refused by the model %s',
    (id, name) => {
      const [handlerTakes]: ValidateFunction[] = require(`../../../../generated/validators/${id}.js`);
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
