import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, errorOf, smallContract } from '../small-contract';

const put = '(#/paths/~1things~1{thingId}/put';

describe('an operation', () => {
  it('is read with its parameters, body and responses', () => {
    const [operation] = readContract(smallContract).operations;
    expect(operation).toEqual({
      id: 'replaceThing',
      method: 'PUT',
      path: '/things/{thingId}',
      location: expect.objectContaining({ pointer: '#/paths/~1things~1{thingId}/put' }),
      summary: '',
      description: '',
      access: ['administrator'],
      parameters: [
        expect.objectContaining({ name: 'thingId', in: 'path', type: 'string', required: true, schemaType: { kind: 'text' } }),
        expect.objectContaining({ name: 'dryRun', in: 'query', type: 'boolean', required: false, schemaType: { kind: 'boolean' } }),
      ],
      body: {
        mediaType: 'application/json',
        required: true,
        name: 'ThingRequest',
        isObject: true,
        location: expect.objectContaining({ pointer: '#/components/schemas/ThingRequest' }),
      },
      responses: [
        {
          status: 200,
          description: 'Replaced.',
          headers: [],
          content: { type: 'application/json', schemaType: { kind: 'named', name: 'Thing' } },
          codes: [],
        },
        {
          status: 409,
          description: 'The name is taken.',
          headers: ['Retry-After'],
          content: { type: 'application/problem+json', schemaType: { kind: 'named', name: 'Problem' } },
          codes: ['taken'],
        },
      ],
      success: { type: 'object', properties: { name: { type: 'string' } } },
      pagination: undefined,
    });
  });

  it('overrides a parameter of its path that has the same name and location', () => {
    const own = '{ name: thingId, in: path, required: true, schema: { type: integer } }';
    const [operation] = readContract(edited(['- { name: dryRun', `- ${own}\n        - { name: dryRun`])).operations;
    expect(operation?.parameters.map(({ name, type }) => [name, type])).toEqual([
      ['thingId', 'integer'],
      ['dryRun', 'boolean'],
    ]);
  });

  it.each<[string, [string, string], string]>([
    [
      'no operationId',
      ['operationId:', 'x-operationId:'],
      `openapi.yaml:7:5 ${put}): the key "operationId" is missing. Add one: the handler, the function and the tests are named after it.`,
    ],
    [
      'an operationId that cannot name files',
      ['replaceThing', 'replace-thing'],
      `openapi.yaml:8:7 ${put}/operationId): the operationId "replace-thing" cannot name files and CloudFormation resources. Use camelCase with only letters and digits.`,
    ],
    [
      'no security',
      ['security: [', 'x-security: ['],
      `openapi.yaml:7:5 ${put}): the key "security" is missing. Write security: [{ bearerAuth: [] }].`,
    ],
    [
      'public access',
      ['[{ bearerAuth: [] }]', '[]'],
      `openapi.yaml:9:7 ${put}/security): the operation must require exactly the bearer scheme. Write security: [{ bearerAuth: [] }].`,
    ],
    [
      'no x-access',
      ['x-access:', 'x-other:'],
      `openapi.yaml:7:5 ${put}): the key "x-access" is missing. List the allowed callers: self, administrator.`,
    ],
    [
      'access for no caller',
      ['[administrator]', '[]'],
      `openapi.yaml:10:7 ${put}/x-access): x-access allows no caller. List the allowed callers: self, administrator.`,
    ],
    [
      'access for an unknown caller',
      ['[administrator]', '[guest]'],
      `openapi.yaml:10:7 ${put}/x-access): x-access contains the unknown caller "guest". List the allowed callers: self, administrator.`,
    ],
    [
      'no responses',
      ['responses:', 'x-responses:'],
      `openapi.yaml:7:5 ${put}): the key "responses" is missing. Declare every status that the operation can return.`,
    ],
    [
      'a default response',
      ["'200':", 'default:'],
      `openapi.yaml:19:9 ${put}/responses/default): API Gateway does not support the response "default". Declare each status by its number.`,
    ],
    [
      'a range of statuses',
      ["'200':", '2XX:'],
      `openapi.yaml:19:9 ${put}/responses/2XX): API Gateway does not support the response "2XX". Declare each status by its number.`,
    ],
    [
      'a response without description',
      ['description: Replaced.', 'x-text: Replaced.'],
      `openapi.yaml:19:9 ${put}/responses/200): the key "description" is missing. Describe the meaning of the response.`,
    ],
  ])('is rejected with %s', (_circumstance, edit, expected) => {
    expect(errorOf(edited(edit))).toBe(expected);
  });
});

describe('a parameter', () => {
  it.each<[string, [string, string], string]>([
    [
      'that is in the path but not declared',
      ['name: thingId', 'name: other'],
      `openapi.yaml:7:5 ${put}): the path parameter {thingId} is not declared. Declare it at the path, with in: path and required: true.`,
    ],
    [
      'of the path that is not required',
      ['required: true, ', ''],
      'openapi.yaml:6:9 (#/paths/~1things~1{thingId}/parameters/0): the path parameter thingId is not required. Write required: true.',
    ],
    [
      'described by content',
      ['schema: { type: boolean }', 'content: {}'],
      `openapi.yaml:12:11 ${put}/parameters/0): the key "schema" is missing. Describe the parameter by schema, not by content.`,
    ],
    [
      'that is a list',
      ['type: boolean', 'type: array'],
      `openapi.yaml:12:38 ${put}/parameters/0/schema): the parameter dryRun is not a single value. Use one of the types string, integer, number, boolean.`,
    ],
    [
      'in an unknown location',
      ['in: query', 'in: body'],
      `openapi.yaml:12:27 ${put}/parameters/0/in): the parameter location "body" is unknown. Use one of path, query, header, cookie.`,
    ],
  ])('%s is rejected', (_circumstance, edit, expected) => {
    expect(errorOf(edited(edit))).toBe(expected);
  });
});

describe('a request body', () => {
  const reference = "{ $ref: '#/components/schemas/ThingRequest' }";
  it.each<[string, [string, string][], string]>([
    [
      'of several content types',
      [['application/json:', 'text/plain: {}\n          application/json:']],
      `openapi.yaml:15:9 ${put}/requestBody/content): the only media type of the request body of a PUT is application/json. Describe application/json and nothing else.`,
    ],
    [
      'of another content type',
      [['application/json:', 'text/plain:']],
      `openapi.yaml:15:9 ${put}/requestBody/content): the only media type of the request body of a PUT is application/json. Describe application/json and nothing else.`,
    ],
    [
      'with an inline schema',
      [[reference, '{ type: object }']],
      `openapi.yaml:17:13 ${put}/requestBody/content/application~1json/schema): the request schema is written inline. Move it to components.schemas and refer to it: API Gateway sometimes ignores inline schemas.`,
    ],
    [
      'with a schema whose name contains more than letters and digits',
      [
        [reference, "{ $ref: '#/components/schemas/Thing_Request' }"],
        ['    ThingRequest:', '    Thing_Request:'],
      ],
      'openapi.yaml:29:5 (#/components/schemas/Thing_Request): the schema name Thing_Request cannot name a type of the SDKs and a model of API Gateway. Begin with a capital letter and use only letters and digits.',
    ],
  ])('%s is rejected', (_circumstance, edits, expected) => {
    expect(errorOf(edited(...edits))).toBe(expected);
  });
});

const thing = '    Thing:\n      type: object\n      properties:\n';
const page = '        after: { type: string }\n        things: { type: array, items: { type: string } }\n';
const paginated = (pagination: string) =>
  edited(
    ['      x-access:', `      x-pagination: ${pagination}\n      x-access:`],
    ['name: dryRun, in: query, schema: { type: boolean }', 'name: from, in: query, schema: { type: string }'],
    [thing, `${thing}${page}`],
  );

describe('the pagination of an operation', () => {
  it('has the query parameter of the cursor and the properties of the next cursor and the items', () => {
    const [operation] = readContract(paginated('{ cursor: from, next: after, items: things }')).operations;
    expect(operation?.pagination).toEqual({ cursor: 'from', next: 'after', items: 'things' });
  });

  it.each([
    ['without a cursor', '{ next: after, items: things }', 'x-pagination): the key "cursor" is missing'],
    [
      'with a cursor that is not a query parameter',
      '{ cursor: thingId, next: after, items: things }',
      'the operation has no query parameter "thingId"',
    ],
    [
      'with a next that is not a string of the response',
      '{ cursor: from, next: things, items: things }',
      'the 200 response has no property "things" of type string',
    ],
    [
      'with items that are not an array of the response',
      '{ cursor: from, next: after, items: other }',
      'the 200 response has no property "other" of type array',
    ],
  ])('is rejected %s', (_circumstance, pagination, expected) => {
    expect(errorOf(paginated(pagination))).toContain(expected);
  });
});
