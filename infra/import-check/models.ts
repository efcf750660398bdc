import { type Json, objectIn } from './parts';
import { everything, type Finding, modelsOf, type Rule, ruleFor } from './rule';

const prefix = '#/components/schemas/';

/**
 * What holds for the models. A model says "an object" and no more: API Gateway reads JSON Schema draft-04 in a way of its own, and names
 * no place in a body that it refuses.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/models-mappings-models.html
 */
export const modelRules: readonly Rule[] = [
  ruleFor('models say object and no more', 'schema', ({ path, value }) =>
    JSON.stringify(value) === '{"type":"object"}' ? [] : [[path, 'must be {"type":"object"}; the function names what is wrong inside']],
  ),
  ruleFor('alphanumeric model names', 'schema', ({ path, name }) =>
    /^[A-Za-z0-9]+$/.test(name) ? [] : [[path, 'the name of a model may hold letters and digits only']],
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
  {
    name: 'models are used',
    check: (api) => {
      const used = new Set(api.parts.filter(({ kind }) => kind === 'content').map(({ value }) => modelOfContent(value)));
      const unused = [...modelsOf(api).keys()].filter((name) => !used.has(name));
      return unused.map((name): Finding => [['components', 'schemas', name], 'is a model that no request uses']);
    },
  },
];

/** The name of the model that a reference leads to. */
const modelNamed = (reference: unknown): string =>
  typeof reference === 'string' && reference.startsWith(prefix) ? reference.slice(prefix.length) : '';

/** The name of the model that a content's schema refers to; empty when the schema is written in place. */
export const modelOfContent = (content: Json): string => modelNamed(objectIn(content, 'schema')['$ref']);
