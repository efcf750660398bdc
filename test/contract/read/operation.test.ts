import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, refusal, smallContract } from '../small-contract';

const put = '(#/paths/~1things~1{thingId}/put';

describe('an operation', () => {
  it('is read with its parameters, body and answers', () => {
    const [operation] = readContract(smallContract).operations;
    expect(operation).toEqual({
      id: 'replaceThing',
      method: 'PUT',
      path: '/things/{thingId}',
      place: expect.objectContaining({ pointer: '#/paths/~1things~1{thingId}/put' }),
      summary: '',
      description: '',
      access: ['administrator'],
      parameters: [
        expect.objectContaining({ name: 'thingId', in: 'path', type: 'string', required: true, shape: { kind: 'text' } }),
        expect.objectContaining({ name: 'dryRun', in: 'query', type: 'boolean', required: false, shape: { kind: 'boolean' } }),
      ],
      body: {
        required: true,
        name: 'ThingRequest',
        isObject: true,
        place: expect.objectContaining({ pointer: '#/components/schemas/ThingRequest' }),
      },
      responses: [
        {
          status: 200,
          description: 'Replaced.',
          headers: [],
          content: { type: 'application/json', shape: { kind: 'named', name: 'Thing' } },
          codes: [],
        },
        {
          status: 409,
          description: 'The name is taken.',
          headers: ['Retry-After'],
          content: { type: 'application/problem+json', shape: { kind: 'named', name: 'Problem' } },
          codes: ['taken'],
        },
      ],
      success: { type: 'object', properties: { name: { type: 'string' } } },
      pagination: undefined,
    });
  });

  it('overrides a parameter of its path by one of the same name and location', () => {
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
      `openapi.yaml:7:5 ${put}): "operationId" is missing. Name the operation: handler, function and tests are named after it.`,
    ],
    [
      'an operationId that is no name',
      ['replaceThing', 'replace-thing'],
      `openapi.yaml:8:7 ${put}/operationId): operationId replace-thing. It names files and CloudFormation resources: use camelCase letters and digits.`,
    ],
    [
      'no security',
      ['security: [', 'x-security: ['],
      `openapi.yaml:7:5 ${put}): "security" is missing. Write security: [{ bearerAuth: [] }].`,
    ],
    [
      'public access',
      ['[{ bearerAuth: [] }]', '[]'],
      `openapi.yaml:9:7 ${put}/security): not the one bearer scheme. Write security: [{ bearerAuth: [] }].`,
    ],
    [
      'no x-access',
      ['x-access:', 'x-other:'],
      `openapi.yaml:7:5 ${put}): "x-access" is missing. List who may call it: self, administrator.`,
    ],
    [
      'access for nobody',
      ['[administrator]', '[]'],
      `openapi.yaml:10:7 ${put}/x-access): nobody may call it. List who may call it: self, administrator.`,
    ],
    [
      'access for an unknown caller',
      ['[administrator]', '[guest]'],
      `openapi.yaml:10:7 ${put}/x-access): unknown caller guest. List who may call it: self, administrator.`,
    ],
    [
      'no responses',
      ['responses:', 'x-responses:'],
      `openapi.yaml:7:5 ${put}): "responses" is missing. Declare every status that the operation can answer.`,
    ],
    [
      'a default response',
      ["'200':", 'default:'],
      `openapi.yaml:19:9 ${put}/responses/default): the response default. API Gateway has no default or ranges: declare each status by its number.`,
    ],
    [
      'a range of statuses',
      ["'200':", '2XX:'],
      `openapi.yaml:19:9 ${put}/responses/2XX): the response 2XX. API Gateway has no default or ranges: declare each status by its number.`,
    ],
    [
      'a response without description',
      ['description: Replaced.', 'x-text: Replaced.'],
      `openapi.yaml:19:9 ${put}/responses/200): "description" is missing. Say what the answer means.`,
    ],
  ])('is refused with %s', (_circumstance, edit, want) => {
    expect(refusal(edited(edit))).toBe(want);
  });
});

describe('a parameter', () => {
  it.each<[string, [string, string], string]>([
    [
      'that the path names and nobody declares',
      ['name: thingId', 'name: other'],
      `openapi.yaml:7:5 ${put}): the path parameter {thingId} is not declared. Declare it at the path, with in: path and required: true.`,
    ],
    [
      'of the path that is not required',
      ['required: true, ', ''],
      'openapi.yaml:6:9 (#/paths/~1things~1{thingId}/parameters/0): a path parameter that is not required. Write required: true.',
    ],
    [
      'described by content',
      ['schema: { type: boolean }', 'content: {}'],
      `openapi.yaml:12:11 ${put}/parameters/0): "schema" is missing. Describe the parameter by a schema, not by content.`,
    ],
    [
      'that is a list',
      ['type: boolean', 'type: array'],
      `openapi.yaml:12:38 ${put}/parameters/0/schema): not a single value. Give the parameter one of the types string, integer, number, boolean.`,
    ],
    [
      'in an unknown place',
      ['in: query', 'in: body'],
      `openapi.yaml:12:27 ${put}/parameters/0/in): unknown location body. Use one of path, query, header, cookie.`,
    ],
  ])('%s is refused', (_circumstance, edit, want) => {
    expect(refusal(edited(edit))).toBe(want);
  });
});

describe('a request body', () => {
  const reference = "{ $ref: '#/components/schemas/ThingRequest' }";
  it.each<[string, [string, string][], string]>([
    [
      'of several content types',
      [['application/json:', 'text/plain: {}\n          application/json:']],
      `openapi.yaml:15:9 ${put}/requestBody/content): a request body that is not application/json alone. Describe application/json and nothing else.`,
    ],
    [
      'of another content type',
      [['application/json:', 'text/plain:']],
      `openapi.yaml:15:9 ${put}/requestBody/content): a request body that is not application/json alone. Describe application/json and nothing else.`,
    ],
    [
      'with an inline schema',
      [[reference, '{ type: object }']],
      `openapi.yaml:17:13 ${put}/requestBody/content/application~1json/schema): an inline request schema. API Gateway sometimes ignores it: put it in components.schemas and refer to it.`,
    ],
    [
      'with a schema whose name has more than letters and digits',
      [
        [reference, "{ $ref: '#/components/schemas/Thing_Request' }"],
        ['    ThingRequest:', '    Thing_Request:'],
      ],
      'openapi.yaml:29:5 (#/components/schemas/Thing_Request): the request schema Thing_Request. API Gateway names models by letters and digits: rename it.',
    ],
  ])('%s is refused', (_circumstance, edits, want) => {
    expect(refusal(edited(...edits))).toBe(want);
  });
});
