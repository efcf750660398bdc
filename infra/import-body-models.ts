import Ajv from 'ajv-draft-04';
import { type Json, objectIn } from './import-body-parts';
import { type Api, everything, type Finding, modelsOf, type Rule, ruleFor, without } from './import-body-rule';

const prefix = '#/components/schemas/';
const draft04 = new Ajv({ strict: false, validateFormats: false, logger: false });

/**
 * What holds for the models, which API Gateway reads as JSON Schema draft-04. The number of items is not looked at: API Gateway
 * ignores it, which refuses nobody.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export const modelRules: readonly Rule[] = [
  without('no nullable', 'schema', ['nullable'], 'is ignored, so that a legal null would be refused'),
  without('no access keywords', 'schema', ['readOnly', 'writeOnly'], 'is not supported; give each verb its own schema'),
  without('no exclusive bounds', 'schema', ['exclusiveMinimum', 'exclusiveMaximum'], 'is not supported'),
  without('no formats', 'schema', ['format'], 'is supported for some formats only'),
  without('no composition', 'schema', ['oneOf', 'anyOf', 'allOf', 'not'], 'is refused or ignored with a warning'),
  ruleFor('models are JSON Schema draft-04', 'schema', ({ path, value }) =>
    path.length > 3 || draft04.validateSchema(value) === true ? [] : [[path, draft04.errorsText(draft04.errors)]],
  ),
  ruleFor('alphanumeric model names', 'schema', ({ path, name }) =>
    path.length > 3 || /^[A-Za-z0-9]+$/.test(name) ? [] : [[path, 'the name of a model may hold letters and digits only']],
  ),
  {
    name: 'references lead to models',
    check: function* broken(api): Generator<Finding> {
      const models = modelsOf(api);
      for (const [path, value] of everything(api.definition)) {
        if (path.at(-1) === '$ref' && !models.has(modelNamed(value))) yield [path, `${String(value)} is no model of components.schemas`];
      }
    },
  },
  { name: 'no recursion', check: (api) => [...modelsOf(api).keys()].filter((name) => reaches(name, name, api)).map(recursive) },
  {
    name: 'models are used',
    check: (api) => {
      const used = new Set(api.parts.filter(({ kind }) => kind === 'content').map(({ value }) => modelOfContent(value)));
      const names = [...modelsOf(api).keys()];
      return names
        .filter((name) => !used.has(name) && !names.some((other) => used.has(other) && reaches(other, name, api)))
        .map((name): Finding => [['components', 'schemas', name], 'is a model that no request uses']);
    },
  },
];

const recursive = (name: string): Finding => [['components', 'schemas', name], 'holds itself, which API Gateway does not import'];

/** The name of the model that a reference leads to. */
const modelNamed = (reference: unknown): string =>
  typeof reference === 'string' && reference.startsWith(prefix) ? reference.slice(prefix.length) : '';

/** The name of the model that a content's schema refers to; empty when the schema is written in place. */
export const modelOfContent = (content: Json): string => modelNamed(objectIn(content, 'schema')['$ref']);

/** Whether a reference, or one on the way, leads from a model to another. */
function reaches(from: string, to: string, api: Api, seen: ReadonlySet<string> = new Set()): boolean {
  const references = [...everything(modelsOf(api).get(from))].flatMap(([path, value]) =>
    path.at(-1) === '$ref' ? [modelNamed(value)] : [],
  );
  return references.some((name) => name === to || (!seen.has(name) && reaches(name, to, api, new Set([...seen, name]))));
}
