import { isObject, objectIn, withoutIntrinsics } from './json';
import { unsupportedMembers } from './parts';
import { everything, type Finding, type Rule, ruleFor, without } from './rule';

const documentation = ['servers', 'tags', 'externalDocs', 'summary', 'description'];
const importsMore = 'is documentation or a base path; the import would create resources of its own from it';

/** Rules for the definition as a whole. */
export const rootRules: readonly Rule[] = [
  {
    name: 'objects are objects',
    check: ({ parts }) => parts.filter(({ kind }) => kind === 'malformed').map(({ path }) => [path, 'must be an object']),
  },
  ruleFor('OpenAPI 3.0', 'root', ({ value: { openapi } }) =>
    typeof openapi === 'string' && /^3\.0\.[0-3]$/.test(openapi)
      ? []
      : [[['openapi'], `is ${JSON.stringify(openapi)}; API Gateway imports OpenAPI 3.0 only`]],
  ),
  {
    name: 'no null',
    check: function* nulls({ definition }): Generator<Finding> {
      for (const [path, value] of everything(definition)) if (value === null) yield [path, 'is null; CloudFormation rejects null'];
    },
  },
  {
    name: 'supported members',
    check: ({ parts }) =>
      parts.flatMap((part) => unsupportedMembers(part).map((key): Finding => [[...part.path, key], 'is not supported by the import'])),
  },
  without('no documentation', 'root', documentation, importsMore),
  without('no documentation', 'info', documentation, importsMore),
  without('no documentation', 'method', documentation, importsMore),
  ruleFor('title equals the name of the API', 'info', ({ path, value: { title } }, { name }) => {
    const expected = name === undefined ? title : withoutIntrinsics(name);
    if (typeof title === 'string' && title !== '' && title === expected) return [];
    return [
      [
        [...path, 'title'],
        `is ${JSON.stringify(title)}; it must be the name of the RestApi, ${JSON.stringify(expected)}, which is a dimension of its metrics`,
      ],
    ];
  }),
  ruleFor('request validator', 'root', ({ value }) => {
    const name = value['x-amazon-apigateway-request-validator'];
    const validator = objectIn(value, 'x-amazon-apigateway-request-validators')[String(name)];
    const all = isObject(validator) && validator['validateRequestBody'] === true && validator['validateRequestParameters'] === true;
    return all
      ? []
      : [
          [
            ['x-amazon-apigateway-request-validator'],
            'must name a validator of bodies and parameters; otherwise API Gateway validates nothing',
          ],
        ];
  }),
];
