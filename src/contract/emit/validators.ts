import type Ajv from 'ajv';
import type { ValidateFunction } from 'ajv';
import standaloneCode from 'ajv/dist/standalone';
import OpenAPIBackend, { type Document } from 'openapi-backend';
import { banner } from './banner';
import type { Contract } from '../model';
import { ContractError } from '../read/source';

/**
 * generated/validators/<operationId>.js and .d.ts: the request validators as openapi-backend itself builds them,
 * in the order of its `requestValidators`, written down so that a function compiles nothing when it starts.
 * @throws ContractError when the library refuses the contract.
 */
export async function emitValidators(contract: Contract): Promise<Map<string, string>> {
  const { validators, ajvOf } = await buildValidators(contract);
  const files = new Map<string, string>();
  for (const { id } of contract.operations) {
    const modules = (validators[id] ?? []).map((validate) => asExpression(standaloneCode(known(ajvOf, validate), validate)));
    files.set(`${id}.js`, `${banner}'use strict';\n\nmodule.exports = [\n${modules.join(',\n')},\n];\n`);
    files.set(`${id}.d.ts`, `${banner}${declaration}`);
  }
  return files;
}

const declaration = `import type { ValidateFunction } from 'ajv';

declare const validators: ValidateFunction[];
export = validators;
`;

/** What openapi-backend must be told so that its validators are the ones of the API. Nobody reads the messages of ajv. */
export const validatorOptions = { allErrors: true, messages: false, code: { source: true, esm: false } };

/** The formats say what a value means. The keywords beside a format and a rule of the domain say whether it is one. */
const formats = ['date', 'date-time', 'int32', 'int64', 'uri', 'uuid'];

/** Tells ajv the formats of the contract. */
export function withFormats(ajv: Ajv): Ajv {
  for (const name of formats) ajv.addFormat(name, true);
  return ajv;
}

async function buildValidators({ document }: Contract) {
  const ajvOf = new Map<unknown, Ajv>();
  const api = new OpenAPIBackend({
    definition: withoutAnnotations(document),
    strict: true,
    quick: false,
    ajvOpts: validatorOptions,
    customizeAjv: (ajv) => recorded(withFormats(ajv), ajvOf),
  });
  await api.init().catch((cause: unknown) => {
    throw refusal(cause);
  });
  return { validators: api.validator.requestValidators, ajvOf };
}

/** A copy, because the library replaces references in place; without what says nothing of validity, for ajv writes down whatever it is given. */
function withoutAnnotations(document: Document): Document {
  const copy: Document = JSON.parse(JSON.stringify(document), (_name, value: unknown) => (isSchema(value) ? rulesOf(value) : value));
  return copy;
}

const annotations = new Set(['description', 'example', 'x-personal-data', 'x-extensible-enum']);

/** A property that is called `type` holds a schema, not text. */
const isSchema = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const rulesOf = (schema: object): object => Object.fromEntries(Object.entries(schema).filter(([keyword]) => !annotations.has(keyword)));

/** The library lists what its schema of OpenAPI says; the first entry is the place, the others follow from it. */
function refusal(cause: unknown): unknown {
  const [, pointer, reason] = /"instancePath": "(.*)"[^]*?"message": "(.*)"/.exec(String(cause)) ?? [];
  if (pointer === undefined) return cause;
  return new ContractError(`openapi.yaml (#${pointer})`, `no OpenAPI: ${reason}`, '`npm run lint:contract` may say more');
}

/** The library keeps the validators, not the ajv instances that alone can write them down: it makes one for each. */
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

function known(ajvOf: Map<unknown, Ajv>, validate: ValidateFunction): Ajv {
  const ajv = ajvOf.get(validate);
  if (!ajv) throw new Error('openapi-backend made a validator without ajv.compile: see how its getAjv works now');
  return ajv;
}

/** Each module of ajv has a scope of its own, because names repeat among them. */
function asExpression(code: string): string {
  return `((module) => {\n${code}\nreturn module.exports;\n})({})`;
}
