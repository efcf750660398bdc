import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, errorOf, smallContract } from '../small-contract';

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
      'openapi.yaml:1:1 (#/openapi): OpenAPI 3.1.0 is not supported. Write openapi: 3.0.3, because API Gateway does not import newer versions.',
    ],
    [
      'security for the whole API',
      edited(['paths:', 'security: [{ bearerAuth: [] }]\npaths:']),
      'openapi.yaml:3:1 (#/security): security is declared for the whole API. Declare it in each operation: API Gateway ignores it here and would make the methods public.',
    ],
    ['no paths', edited(['paths:', 'x-paths:']), 'openapi.yaml:1:1 (#): the key "paths" is missing. Describe the paths of the API.'],
    [
      'a scheme that is not a bearer scheme',
      edited(['scheme: bearer', 'scheme: basic']),
      'openapi.yaml:27:5 (#/components/securitySchemes/bearerAuth): the security scheme bearerAuth is not a bearer scheme. Write type: http and scheme: bearer.',
    ],
    [
      'a second scheme',
      edited(['scheme: bearer }', 'scheme: bearer }\n    other: { type: http, scheme: bearer }']),
      'openapi.yaml:26:3 (#/components/securitySchemes): expected one security scheme, found 2. Declare one bearer scheme.',
    ],
    [
      'a second operation with the same operationId',
      edited(['components:', `${secondPath('/others/{thingId}')}components:`]),
      'openapi.yaml:28:5 (#/paths/~1others~1{thingId}/put): the operationId replaceThing is used twice. Give each operation its own operationId.',
    ],
    [
      'two paths that match the same requests',
      edited(['components:', `${secondPath('/things/{id}')}components:`]),
      'openapi.yaml:25:3 (#/paths/~1things~1{id}): /things/{id} matches the same requests as /things/{thingId}. Join them in one path with one parameter name.',
    ],
    [
      'a path parameter within a segment',
      edited(['/things/{thingId}', '/things/{thingId}.json']),
      'openapi.yaml:4:3 (#/paths/~1things~1{thingId}.json): API Gateway does not support the path /things/{thingId}.json. Let each parameter be a whole segment between slashes, for example /things/{thingId}.',
    ],
    [
      'an OPTIONS method',
      edited(['    put:', '    options: {}\n    put:']),
      'openapi.yaml:7:5 (#/paths/~1things~1{thingId}/options): the method OPTIONS is not supported. Remove it: OPTIONS is generated for CORS, and API Gateway has no TRACE.',
    ],
  ])('is rejected with %s', (_circumstance, text, expected) => {
    expect(errorOf(text)).toBe(expected);
  });
});
