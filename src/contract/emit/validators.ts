import type Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import OpenAPIBackend, { type Document } from 'openapi-backend';
import { banner } from './code';
import type { Contract } from '../model';
import { ContractError } from '../read/source';

/**
 * Emits generated/validators/<operationId>.js and .d.ts: the request validators that openapi-backend builds,
 * in the order of its `requestValidators`. They are compiled ahead of time, so that a function compiles nothing when it starts.
 * @returns the content of each file, by its name
 * @throws ContractError if openapi-backend rejects the contract
 */
export async function emitValidators(contract: Contract): Promise<Map<string, string>> {
  const { validators, ajvOf } = await buildValidators(contract);
  const files = new Map<string, string>();
  for (const { id } of contract.operations) {
    const modules = (validators[id] ?? []).map((validate) => asExpression(standaloneCode(instanceOf(validate, ajvOf), validate)));
    files.set(`${id}.js`, `${banner}'use strict';\n\nmodule.exports = [\n${modules.join(',\n')},\n];\n`);
    files.set(`${id}.d.ts`, `${banner}${declaration}`);
  }
  return files;
}

const declaration = `import type { ValidateFunction } from 'ajv';

declare const validators: ValidateFunction[];
export = validators;
`;

/** The ajv options with which openapi-backend builds the validators of the API. Messages are off, because the API writes its own. */
export const validatorOptions = { allErrors: true, messages: false, code: { source: true, esm: false } };

/** The formats of the contract. ajv does not validate them: patterns and the rules of the domain do. */
const formats = ['date', 'date-time', 'int32', 'int64', 'uri', 'uuid'];

/** Registers the formats of the contract with ajv, which rejects unknown formats. */
export function withFormats(ajv: Ajv): Ajv {
  for (const name of formats) ajv.addFormat(name, true);
  return ajv;
}

async function buildValidators(contract: Contract) {
  const ajvOf = new Map<unknown, Ajv>();
  const api = new OpenAPIBackend({
    definition: forOpenAPIBackend(contract),
    strict: true,
    quick: false,
    ajvOpts: validatorOptions,
    customizeAjv: (ajv) => recorded(withFormats(ajv), ajvOf),
  });
  await api.init().catch((cause: unknown) => {
    throw contractError(cause);
  });
  return { validators: api.validator.requestValidators, ajvOf };
}

/**
 * Returns a copy of the document without keywords that do not affect validity, because ajv writes every keyword into the code, and with
 * each request body as application/json, because openapi-backend validates no other media type. The handler has checked the media type.
 * It is a copy, because openapi-backend replaces references in place.
 */
function forOpenAPIBackend({ document, operations }: Contract): Document {
  const copy = structuredClone(document);
  removeAnnotations(copy);
  for (const { path, method, body } of operations) {
    if (!body) continue;
    const operation: unknown = Reflect.get(copy.paths?.[path] ?? {}, method.toLowerCase());
    const schema = { $ref: `#/components/schemas/${body.name}` };
    const requestBody = { required: body.required, content: { 'application/json': { schema } } };
    if (typeof operation === 'object' && operation !== null) Object.assign(operation, { requestBody });
  }
  return copy;
}

function removeAnnotations(value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  if (isSchema(value)) for (const keyword of annotations) Reflect.deleteProperty(value, keyword);
  for (const inner of Object.values(value)) removeAnnotations(inner);
}

const annotations = ['description', 'example', 'x-personal-data', 'x-extensible-enum'];

/** In a map of properties, `type` is the schema of a property and not a string. */
const isSchema = (value: object): boolean => 'type' in value && typeof value.type === 'string';

/** Converts the error of openapi-backend. Its first entry contains the location; the others follow from the first. */
function contractError(cause: unknown): unknown {
  const [, pointer, reason] = /"instancePath": "(.*)"[^]*?"message": "(.*)"/.exec(String(cause)) ?? [];
  if (pointer === undefined) return cause;
  return new ContractError(`openapi.yaml (#${pointer})`, `this is not valid OpenAPI: ${reason}`, 'Run `npm run lint:contract` for details');
}

/** Records which ajv instance compiled which validator, because standaloneCode needs both and openapi-backend keeps only the validator. */
function recorded(ajv: Ajv, ajvOf: Map<unknown, Ajv>): Ajv {
  ajv.compile = new Proxy(ajv.compile, {
    apply(compile, self, args) {
      const validate: unknown = Reflect.apply(compile, self, args);
      ajvOf.set(validate, ajv);
      return validate;
    },
  });
  return ajv;
}

function instanceOf(validate: ValidateFunction, ajvOf: Map<unknown, Ajv>): Ajv {
  const ajv = ajvOf.get(validate);
  if (!ajv) throw new Error('openapi-backend built a validator without ajv.compile. Adapt `recorded` to its getAjv.');
  return ajv;
}

/** Wraps the code of one validator in a function, because the validators of one file use the same names. */
function asExpression(code: string): string {
  return `((module) => {\n${code}\nreturn module.exports;\n})({})`;
}
