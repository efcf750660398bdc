import { describe, expect, it } from '@jest/globals';
import { dryRun, requestBody, response, swiftError, swiftOf, thing } from './swift-sdk';

type Edits = Parameters<typeof swiftError>;

const parameter = (row: string): [string, string] => [dryRun, `        - ${row}\n`];
const query = (name: string) => parameter(`{ name: ${name}, in: query, schema: { type: string } }`);
const header = (name: string, more = '') => parameter(`{ name: ${name}, in: header, ${more}schema: { type: string } }`);
const get: Edits = [
  ['    put:', '    get:'],
  [requestBody, ''],
];
const pages: Edits = [
  ...get,
  ['operationId: replaceThing', 'operationId: list\n      x-pagination: { cursor: in, next: next, items: items }'],
];
const page = (properties: string): [string, string] => [thing, `    Thing: { type: object, required: [items], properties: ${properties} }`];
const list = 'items: { type: array, items: { type: string } }';
const put = '#/paths/~1things~1{thingId}/put';
const listed = '#/paths/~1things~1{thingId}/get';

describe('the generator of the Swift SDK rejects', () => {
  it.each<[string, Edits, string]>([
    [
      'a cookie',
      [parameter('{ name: c, in: cookie, schema: { type: string } }')],
      `(${put}/parameters/0): the parameter c is a cookie. Use a header: the SDK stores no cookies.`,
    ],
    [
      'a header that the SDK sends',
      [header('authorization')],
      `(${put}/parameters/0): the SDK sends the header authorization itself. Remove the parameter.`,
    ],
    [
      'a header that identifies the SDK',
      [header('X-Retry-Count')],
      `(${put}/parameters/0): the SDK sends the header X-Retry-Count itself. Remove the parameter.`,
    ],
    [
      'two parameters with the same Swift name',
      [query('thing-id')],
      `(${put}/parameters/0): the parameter names "thingId" and "thing-id" both become thingID in Swift. Rename one of them.`,
    ],
    [
      'a required If-None-Match',
      [header('If-None-Match', 'required: true, ')],
      `(${put}/parameters/0): the header If-None-Match is required. Make it optional: the SDK sends it only with a cached ETag.`,
    ],
    [
      'If-None-Match in a GET without 304',
      [...get, header('If-None-Match')],
      `(${listed}/parameters/0): the GET operation has the header If-None-Match but no response 304. Declare 304: the SDK sends the header automatically.`,
    ],
    [
      'GET with a body',
      [['    put:', '    get:']],
      `(${listed}): the GET operation has a request body. Use query parameters, or POST: URLSession sends no body with it.`,
    ],
    [
      'an operation with the name of a member of the client',
      [['operationId: replaceThing', 'operationId: send']],
      `(${put}): the operationId send is a member of the Swift client. Use another operationId.`,
    ],
    [
      'an operation without a successful response',
      [
        ["'200'", "'404'"],
        [response, ''],
      ],
      `(${put}): the operation replaceThing declares no successful response. Declare a status from 200 to 299.`,
    ],
    [
      'two successful responses with different content',
      [["        '409'", "        '204': { description: Nothing. }\n        '409'"]],
      `(${put}): the responses 200 and 204 have different content. Use the same content: an SDK method returns one type.`,
    ],
    [
      'a successful response that is not JSON',
      [
        [
          "            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }",
          '            text/plain: { schema: { type: string } }',
        ],
      ],
      `(${put}): the successful response is text/plain. Use application/json: the Swift SDK reads no other type.`,
    ],
    [
      'a redirect',
      [["        '409'", "        '303': { description: Elsewhere. }\n        '409'"]],
      `(${put}): the SDK does not support the response 303. Use a status of success, 304, or an error status.`,
    ],
    [
      'an error response that is not a problem document',
      [["        '409'", "        '404': { description: No., content: { text/plain: { schema: { type: string } } } }\n        '409'"]],
      `(${put}): the response 404 is not a Problem. Describe it as application/problem+json with the schema #/components/schemas/Problem.`,
    ],
    [
      'a contract without problem documents',
      [["        '409': { $ref: '#/components/responses/Taken' }\n", '']],
      `(${put}): no response of the contract is a Problem. Describe one with #/components/schemas/Problem: the SDK reads it.`,
    ],
    [
      'a problem document whose code is a string',
      [["        code: { $ref: '#/components/schemas/ProblemCode' }\n", '        code: { type: string }\n']],
      '(#/components/schemas/Problem): Problem has no property code of the type ProblemCode. Declare it: the SDK reads it.',
    ],
    [
      'a problem document whose requestId is not a string',
      [['requestId: { type: string }', 'requestId: { type: integer }']],
      '(#/components/schemas/Problem): Problem has no property requestId of the type string. Declare it: the SDK reads it.',
    ],
    [
      'two values with the same Swift name',
      [page('{ items: { type: string, enum: [a-b, a_b] } }')],
      '(#/components/schemas/Thing/properties/items): the value names "a-b" and "a_b" both become aB in Swift. Rename one of them.',
    ],
    [
      'two properties with the same Swift name',
      [page('{ items: { type: string }, ITEMS: { type: string } }')],
      '(#/components/schemas/Thing/properties/ITEMS): the property names "items" and "ITEMS" both become items in Swift. Rename one of them.',
    ],
    [
      'a cursor that is a number',
      [...pages, parameter('{ name: in, in: query, schema: { type: integer } }'), page(`{ ${list}, next: { type: string } }`)],
      `(${listed}/parameters/0): the cursor parameter, in, is not an optional string. Make it a string that the request for the first page omits.`,
    ],
    [
      'a next cursor that is a date-time',
      [...pages, query('in'), page(`{ ${list}, next: { type: string, format: date-time } }`)],
      '(#/components/schemas/Thing/properties/next): the next cursor, next, is not an optional string. Make it a string that is absent on the last page.',
    ],
    [
      'a next cursor that is required',
      [
        ...pages,
        query('in'),
        [thing, `    Thing: { type: object, required: [items, next], properties: { ${list}, next: { type: string } } }`],
      ],
      '(#/components/schemas/Thing/properties/next): the next cursor, next, is not an optional string. Make it a string that is absent on the last page.',
    ],
    [
      'items that may be absent',
      [...pages, query('in'), [thing, `    Thing: { type: object, properties: { ${list}, next: { type: string } } }`]],
      '(#/components/schemas/Thing/properties/items): the list of items, items, is not a required array. Make it a required array that is empty when there are no items.',
    ],
  ])('%s', (_what, edits, want) => {
    expect(swiftError(...edits).replace(/^openapi\.yaml:\d+:\d+ /, '')).toBe(want);
  });

  it('with the line and the column', () => {
    expect(swiftError(header('authorization'))).toMatch(/^openapi\.yaml:12:11 \(/);
  });

  it('an operation with the name of the method that iterates over another', () => {
    const twin = `  /others:
    get:
      operationId: listItems
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '204': { description: Nothing. }
`;
    const edits: Edits = [...pages, query('in'), page(`{ ${list}, next: { type: string } }`), ['components:\n', `${twin}components:\n`]];
    expect(swiftError(...edits)).toMatch(
      /\(#\/paths\/~1others\/get\): the Swift SDK iterates over list with a method of the name listItems\. Use another operationId\.$/,
    );
  });
});

describe('a schema', () => {
  const named = (name: string): Edits => [
    [thing, thing.replace('Thing', name)],
    ["schema: { $ref: '#/components/schemas/Thing' }", `schema: { $ref: '#/components/schemas/${name}' }`],
  ];

  const ofSwift = ['Error', 'Data', 'Result', 'Set', 'String', 'Date', 'URL', 'Task', 'Notification'];
  const ofTheSdk = ['Response', 'Field', 'UserProfilesClient'];

  it.each([...ofSwift, ...ofTheSdk, 'Request', 'Import', 'Item', 'Client', 'Answer'])(
    'can have the name %s, because its type is nested',
    (name) => {
      expect(swiftOf(...named(name))).toContain(`  public struct ${name}: Sendable`);
    },
  );

  it.each(['Any', 'Protocol', 'Self', 'Type', 'API', 'Foundation', 'Swift', 'UserProfiles'])('cannot have the reserved name %s', (name) => {
    expect(swiftError(...named(name))).toMatch(
      new RegExp(
        `^openapi\\.yaml:\\d+:5 \\(#/components/schemas/${name}\\): the schema name ${name} is reserved in Swift\\. Rename the schema\\.$`,
      ),
    );
  });

  it('cannot have the name of the errors of an operation', () => {
    expect(swiftError(...named('ReplaceThingProblem'))).toMatch(
      /: the schema ReplaceThingProblem has the same name as the Swift errors of replaceThing\. Rename the schema\.$/,
    );
  });
});
