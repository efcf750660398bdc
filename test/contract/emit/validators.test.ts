import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { runInThisContext } from 'node:vm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import OpenAPIBackend, { type Document } from 'openapi-backend';
import { parse } from 'yaml';
import { emitValidators, validatorOptions, withFormats } from '../../../src/contract/emit/validators';
import { atEachEdge, mutated } from '../mutated';
import { contract, requestsOf } from '../seeds';

const ids = contract.operations.map(({ id }) => id);

function generated(id: string): ValidateFunction[] {
  return require(`../../../generated/validators/${id}.js`);
}

/** Returns the result of a validator, and the request after validation: ajv coerces parameters in place. */
function verdict(validate: ValidateFunction, request: unknown) {
  const coerced = structuredClone(request);
  return { valid: validate(coerced), errors: validate.errors, coerced };
}

// openapi-backend validates no body of another media type.
const definition: Document = parse(readFileSync('openapi.yaml', 'utf8').replaceAll('application/merge-patch+json:', 'application/json:'));

describe('the generated validators', () => {
  const library = new OpenAPIBackend({
    definition,
    strict: true,
    ajvOpts: validatorOptions,
    customizeAjv: withFormats,
  });
  beforeAll(() => library.init());

  it.each(ids)('of %s are as many as those of openapi-backend', (id) => {
    expect(generated(id)).toHaveLength(library.validator.requestValidators[id]?.length ?? 0);
  });

  it.each(ids)('of %s return the verdict, errors and coerced values of openapi-backend', (id) => {
    const pairs = generated(id).map((mine, index) => ({ mine, theirs: library.validator.requestValidators[id]?.[index] }));
    const verdicts = { true: 0, false: 0 };
    const property = fc.property(mutated(requestsOf(id)), (request) => {
      for (const { mine, theirs } of pairs) {
        const result = verdict(mine, request);
        expect(result).toEqual(theirs && verdict(theirs, request));
        verdicts[result.valid ? 'true' : 'false'] += 1;
      }
    });
    fc.assert(property, { numRuns: 600 });
    // The comparison proves little unless many requests are valid and many are invalid.
    expect(Math.min(verdicts.true, verdicts.false)).toBeGreaterThan(100);
  });

  it.each(ids)('of %s agree with openapi-backend at every limit of the contract', (id) => {
    const [request = {}] = requestsOf(id).toSorted((one, other) => JSON.stringify(other).length - JSON.stringify(one).length);
    for (const [index, mine] of generated(id).entries()) {
      const theirs = library.validator.requestValidators[id]?.[index];
      const different = [...atEachEdge(request)].filter((edge) => !isDeepStrictEqual(verdict(mine, edge), theirs && verdict(theirs, edge)));
      expect(different).toEqual([]);
    }
  });

  it.each(ids)('of %s contain no keyword that does not affect validity', async (id) => {
    for (const annotation of ['"description":', '"example":', '"x-personal-data":', '"x-extensible-enum":']) {
      expect(JSON.stringify(contract.document)).toContain(annotation);
      expect((await emitValidators(contract)).get(`${id}.js`)).not.toContain(annotation);
    }
  });

  it('validate properties that are named like omitted keywords', async () => {
    const document = structuredClone(contract.document);
    const text = { type: 'string', maxLength: 4 };
    Object.assign(document.components?.schemas?.['CreateUserRequest'] ?? {}, {
      properties: { type: text, description: text, example: { type: 'object', properties: { type: text, description: text } } },
      required: ['description'],
    });
    const code = (await emitValidators({ ...contract, document })).get('createUser.js') ?? '';
    const module: { exports: ValidateFunction[] } = { exports: [] };
    runInThisContext(`(module, require) => {${code}\n}`)(module, require);
    const valid = (requestBody: unknown) =>
      module.exports.map((validate) => validate({ requestBody, headers: {}, query: {}, cookies: {} }));
    expect(valid({ type: 'a', description: 'b', example: { type: 'a', description: 'b' } })).not.toContain(false);
    expect(valid({ type: 'a', example: {} })).toContain(false);
    expect(valid({ description: 'too long' })).toContain(false);
    expect(valid({ description: 'b', example: { description: 'too long' } })).toContain(false);
  });

  it.each(ids)('of %s compile no code when they are loaded', (id) => {
    const code = readFileSync(join('generated/validators', `${id}.js`), 'utf8');
    expect(code).not.toMatch(/\beval\b|\bFunction\s*\(/);
    const required = new Set([...code.matchAll(/require\(([^)]*)\)/g)].map(([, name]) => name));
    expect([...required].filter((name) => !name?.startsWith('"ajv/dist/runtime/'))).toEqual([]);
  });
});

it('a contract that openapi-backend rejects is rejected with its location', async () => {
  const document = structuredClone(contract.document);
  Object.assign(document.components?.schemas?.['UserId'] ?? {}, { minLength: 'long' });
  await expect(emitValidators({ ...contract, document })).rejects.toThrow(
    'openapi.yaml (#/components/schemas/UserId/minLength): this is not valid OpenAPI: must be integer. Run `npm run lint:contract` for details.',
  );
});
