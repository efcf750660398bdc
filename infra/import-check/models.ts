import { type Json, objectIn } from './json';
import { everything, type Finding, modelsOf, type Rule, ruleFor } from './rule';

const prefix = '#/components/schemas/';

/**
 * Rules for the models. A model requires an object and nothing more: API Gateway implements its own variant of JSON Schema draft-04, and its
 * error does not name the invalid member of a body. The generator validates the names of models, because it can name the line.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export const modelRules: readonly Rule[] = [
  ruleFor('models require an object only', 'schema', ({ path, value }) =>
    JSON.stringify(value) === '{"type":"object"}' ? [] : [[path, 'must be {"type":"object"}; the function validates the members']],
  ),
  {
    name: 'references point to models',
    check: function* broken(api): Generator<Finding> {
      const models = modelsOf(api);
      for (const [path, value] of everything(api.definition)) {
        if (path.at(-1) === '$ref' && !models.has(modelNamed(value))) yield [path, `${String(value)} is not a model of components.schemas`];
      }
    },
  },
  {
    name: 'models are used',
    check: (api) => {
      const used = new Set(api.parts.filter(({ kind }) => kind === 'content').map(({ value }) => modelOfContent(value)));
      const unused = [...modelsOf(api).keys()].filter((name) => !used.has(name));
      return unused.map((name): Finding => [['components', 'schemas', name], 'is not used by any request']);
    },
  },
];

/** Returns the name of the model that a reference points to, or an empty text. */
const modelNamed = (reference: unknown): string =>
  typeof reference === 'string' && reference.startsWith(prefix) ? reference.slice(prefix.length) : '';

/** Returns the name of the model that the schema of a content refers to, or an empty text for an inline schema. */
export const modelOfContent = (content: Json): string => modelNamed(objectIn(content, 'schema')['$ref']);
