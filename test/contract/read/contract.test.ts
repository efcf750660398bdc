import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, refusal, smallContract } from '../small-contract';

const secondPath = (path: string) =>
  smallContract.slice(smallContract.indexOf('    parameters:'), smallContract.indexOf('components:')).replace(/^/, `  ${path}:\n`);

describe('the contract', () => {
  it('is read with title, version, bearer scheme, operations and problems', () => {
    const { title, version, bearer, operations, problems } = readContract(smallContract);
    expect({ title, version, bearer, operations: operations.map(({ id }) => id), problems: problems.map(({ code }) => code) }).toEqual({
      title: 'things',
      version: '1.0.0',
      bearer: 'bearerAuth',
      operations: ['replaceThing'],
      problems: ['taken'],
    });
  });

  it.each<[string, string, string]>([
    [
      'OpenAPI 3.1',
      edited(['openapi: 3.0.3', 'openapi: 3.1.0']),
      'openapi.yaml:1:1 (#/openapi): OpenAPI 3.1.0. API Gateway imports nothing newer than 3.0: write openapi: 3.0.3.',
    ],
    [
      'security for the whole API',
      edited(['paths:', 'security: [{ bearerAuth: [] }]\npaths:']),
      'openapi.yaml:3:1 (#/security): security for the whole API. API Gateway ignores it and makes the methods public: say it in each operation.',
    ],
    ['no paths', edited(['paths:', 'x-paths:']), 'openapi.yaml:1:1 (#): "paths" is missing. Describe the paths of the API.'],
    [
      'a scheme that is no bearer token',
      edited(['scheme: bearer', 'scheme: basic']),
      'openapi.yaml:27:5 (#/components/securitySchemes/bearerAuth): the security scheme is no bearer token. Write type: http and scheme: bearer.',
    ],
    [
      'a second scheme',
      edited(['scheme: bearer }', 'scheme: bearer }\n    other: { type: http, scheme: bearer }']),
      'openapi.yaml:26:3 (#/components/securitySchemes): one security scheme is expected. Leave one bearer scheme.',
    ],
    [
      'a second operation of the same name',
      edited(['components:', `${secondPath('/others/{thingId}')}components:`]),
      'openapi.yaml:28:5 (#/paths/~1others~1{thingId}/put): a second operation replaceThing. Give each operation an operationId of its own.',
    ],
    [
      'two paths that match the same requests',
      edited(['components:', `${secondPath('/things/{id}')}components:`]),
      'openapi.yaml:25:3 (#/paths/~1things~1{id}): /things/{id} matches the same requests as /things/{thingId}. Give the parameter one name in both, in one path.',
    ],
    [
      'a path parameter within a segment',
      edited(['/things/{thingId}', '/things/{thingId}.json']),
      'openapi.yaml:4:3 (#/paths/~1things~1{thingId}.json): path /things/{thingId}.json. In API Gateway a parameter is a whole segment between slashes: write /things/{thingId}.',
    ],
    [
      'an OPTIONS method',
      edited(['    put:', '    options: {}\n    put:']),
      'openapi.yaml:7:5 (#/paths/~1things~1{thingId}/options): the method OPTIONS. OPTIONS is generated for CORS and API Gateway has no TRACE: remove it.',
    ],
  ])('is refused with %s', (_circumstance, text, want) => {
    expect(refusal(text)).toBe(want);
  });
});
