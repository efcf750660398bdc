import { isObject, objectIn, strangersIn, withoutIntrinsics } from './parts';
import { everything, type Finding, type Rule, ruleFor, without } from './rule';

const documentation = ['servers', 'tags', 'externalDocs', 'summary', 'description'];
const saysWhat = 'is documentation or a base path: the import makes parts of its own of it';

/** What holds for the definition as a whole. */
export const rootRules: readonly Rule[] = [
  {
    name: 'an object is an object',
    check: ({ parts }) => parts.filter(({ kind }) => kind === 'malformed').map(({ path }) => [path, 'must be an object']),
  },
  ruleFor('OpenAPI 3.0', 'root', ({ value: { openapi } }) =>
    typeof openapi === 'string' && /^3\.0\.[0-3]$/.test(openapi)
      ? []
      : [[['openapi'], `is ${JSON.stringify(openapi)}; API Gateway imports 3.0 alone`]],
  ),
  {
    name: 'no null',
    check: function* nulls({ definition }): Generator<Finding> {
      for (const [path, value] of everything(definition)) if (value === null) yield [path, 'is null, which CloudFormation refuses'];
    },
  },
  {
    name: 'known keys',
    check: ({ parts }) =>
      parts.flatMap((part) => strangersIn(part).map((key): Finding => [[...part.path, key], 'is not supported by the import'])),
  },
  without('no documentation', 'root', documentation, saysWhat),
  without('no documentation', 'info', documentation, saysWhat),
  without('no documentation', 'method', documentation, saysWhat),
  ruleFor('the title is the name', 'info', ({ path, value: { title } }, { name }) => {
    const expected = name === undefined ? title : withoutIntrinsics(name);
    if (typeof title === 'string' && title !== '' && title === expected) return [];
    return [[[...path, 'title'], `is ${JSON.stringify(title)}; metrics go by the RestApi's name, ${JSON.stringify(expected)}`]];
  }),
  ruleFor('a request validator', 'root', ({ value }) => {
    const name = value['x-amazon-apigateway-request-validator'];
    const validator = objectIn(value, 'x-amazon-apigateway-request-validators')[String(name)];
    const all = isObject(validator) && validator['validateRequestBody'] === true && validator['validateRequestParameters'] === true;
    return all ? [] : [[['x-amazon-apigateway-request-validator'], 'must name one that validates bodies and parameters, or nothing is']];
  }),
];
