import { isObject, listIn, objectIn, withoutIntrinsics } from './json';
import { unsupportedMembers } from './parts';
import { everything, type Finding, type Rule, ruleFor, without } from './rule';

const documentation = ['tags', 'externalDocs', 'summary', 'description'];
const importsMore = 'is documentation; the import would create resources of its own from it';

const endpointConfiguration = 'x-amazon-apigateway-endpoint-configuration';

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
  ruleFor('servers only switch the default endpoint', 'root', ({ value }) =>
    'servers' in value && !isEndpointSwitch(listIn(value, 'servers'))
      ? [[['servers'], `must be omitted or contain only the URL "/" and ${endpointConfiguration} with disableExecuteApiEndpoint`]]
      : [],
  ),
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

/** Another URL is a base path, which the import would add to every path. */
function isEndpointSwitch([server, ...others]: readonly unknown[]): boolean {
  if (others.length > 0 || !isObject(server) || server['url'] !== '/') return false;
  const { disableExecuteApiEndpoint: disabled, ...more } = objectIn(server, endpointConfiguration);
  return Object.keys(server).length === 2 && Object.keys(more).length === 0 && ['boolean', 'string'].includes(typeof disabled);
}
