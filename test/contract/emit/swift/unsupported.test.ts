import { describe, expect, it } from '@jest/globals';
import { answer, dryRun, requestBody, swiftOf, swiftRefusal, thing } from './swift-sdk';

type Edits = Parameters<typeof swiftRefusal>;

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

describe('what the Swift SDK cannot express is refused with its place', () => {
  it.each<[string, Edits, string]>([
    [
      'a cookie',
      [parameter('{ name: c, in: cookie, schema: { type: string } }')],
      `(${put}/parameters/0): the cookie c. An app has no cookies: use a header.`,
    ],
    [
      'a header of its own',
      [header('authorization')],
      `(${put}/parameters/0): the header authorization. The SDK sends it by itself: remove the parameter.`,
    ],
    [
      'a header that says who it is',
      [header('X-Retry-Count')],
      `(${put}/parameters/0): the header X-Retry-Count. The SDK sends it by itself: remove the parameter.`,
    ],
    [
      'a parameter called as the body is',
      [query('body')],
      `(${put}/parameters/0): the parameter body is called like something that the Swift method has. Rename it.`,
    ],
    [
      'a parameter called as the method is',
      [query('replace-thing')],
      `(${put}/parameters/0): the parameter replace-thing is called like something that the Swift method has. Rename it.`,
    ],
    [
      'a query parameter called as a header',
      [query('if-match')],
      `(${put}/parameters/0): the parameter if-match is called like something that the Swift method has. Rename it.`,
    ],
    [
      'two parameters of one name',
      [query('thing-id')],
      `(${put}/parameters/0): the parameter names "thingId" and "thing-id" are both thingId in Swift. Rename one.`,
    ],
    [
      'a required If-None-Match',
      [header('If-None-Match', 'required: true, ')],
      `(${put}/parameters/0): If-None-Match that is required. Let it be optional: the SDK sends it in a GET alone.`,
    ],
    [
      'If-None-Match in a GET without 304',
      [...get, header('If-None-Match')],
      `(${listed}/parameters/0): If-None-Match in a GET without a 304 that answers it. Declare 304: the SDK sends the header by itself.`,
    ],
    ['GET with a body', [['    put:', '    get:']], `(${listed}): GET with a body. URLSession sends none: use query parameters, or POST.`],
    [
      'an operation called as the client has something',
      [['operationId: replaceThing', 'operationId: send']],
      `(${put}): the operation send is called like something that the Swift client has. Give it another operationId.`,
    ],
    [
      'an operation without success',
      [
        ["'200'", "'404'"],
        [answer, ''],
      ],
      `(${put}): no status of success. Declare one from 200 to 299.`,
    ],
    [
      'two kinds of success',
      [["        '409'", "        '204': { description: Nothing. }\n        '409'"]],
      `(${put}): 200 and 204 have different content. An SDK has one type for success: give them one.`,
    ],
    [
      'success that is no JSON',
      [
        [
          "            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }",
          '            text/plain: { schema: { type: string } }',
        ],
      ],
      `(${put}): success is text/plain. The Swift SDK reads application/json alone.`,
    ],
    [
      'a redirect',
      [["        '409'", "        '303': { description: Elsewhere. }\n        '409'"]],
      `(${put}): the answer 303. The SDK knows success, 304 and problems: answer with one of them.`,
    ],
    [
      'an error that is no problem',
      [["        '409'", "        '404': { description: No., content: { text/plain: { schema: { type: string } } } }\n        '409'"]],
      `(${put}): the answer 404 is no Problem. Describe it as application/problem+json by #/components/schemas/Problem.`,
    ],
    [
      'a contract without problems',
      [["        '409': { $ref: '#/components/responses/Taken' }\n", '']],
      `(${put}): no answer is a Problem. Describe one by #/components/schemas/Problem: the SDK reads it.`,
    ],
    [
      'a problem without a request id',
      [['requestId: { type: string }', 'requestId: { type: integer }']],
      '(#/components/schemas/Problem): Problem has no requestId that is text. Describe it: the SDK reads it.',
    ],
    [
      'values of one name',
      [page('{ items: { type: string, enum: [a-b, a_b] } }')],
      '(#/components/schemas/Thing/properties/items): the value names "a-b" and "a_b" are both aB in Swift. Rename one.',
    ],
    [
      'properties of one name',
      [page('{ items: { type: string }, ITEMS: { type: string } }')],
      '(#/components/schemas/Thing/properties/ITEMS): the property names "items" and "ITEMS" are both items in Swift. Rename one.',
    ],
    [
      'a cursor that is a number',
      [...pages, parameter('{ name: in, in: query, schema: { type: integer } }'), page(`{ ${list}, next: { type: string } }`)],
      `(${listed}/parameters/0): the cursor in is no optional text. Let it be text that is absent for the first page.`,
    ],
    [
      'a next cursor that is a moment',
      [...pages, query('in'), page(`{ ${list}, next: { type: string, format: date-time } }`)],
      '(#/components/schemas/Thing/properties/next): next is no optional text. Let it be text that is absent on the last page.',
    ],
    [
      'a next cursor that is always there',
      [
        ...pages,
        query('in'),
        [thing, `    Thing: { type: object, required: [items, next], properties: { ${list}, next: { type: string } } }`],
      ],
      '(#/components/schemas/Thing/properties/next): next is no optional text. Let it be text that is absent on the last page.',
    ],
    [
      'items that may be absent',
      [...pages, query('in'), [thing, `    Thing: { type: object, properties: { ${list}, next: { type: string } } }`]],
      '(#/components/schemas/Thing/properties/items): items may be absent. Let it be a required array, empty when there is nothing.',
    ],
  ])('%s', (_what, edits, want) => {
    expect(swiftRefusal(...edits).replace(/^openapi\.yaml:\d+:\d+ /, '')).toBe(want);
  });

  it('with line and column', () => {
    expect(swiftRefusal(query('body'))).toMatch(/^openapi\.yaml:12:11 \(/);
  });

  it('an operation called as a walk over another', () => {
    const twin = `  /others:
    get:
      operationId: listItems
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '204': { description: Nothing. }
`;
    const edits: Edits = [...pages, query('in'), page(`{ ${list}, next: { type: string } }`), ['components:\n', `${twin}components:\n`]];
    expect(swiftRefusal(...edits)).toMatch(
      /\(#\/paths\/~1others\/get\): listItems is also how the Swift SDK walks over list\. Give it another operationId\.$/,
    );
  });
});

describe('a schema called like a type', () => {
  const called = (name: string): Edits => [
    [thing, thing.replace('Thing', name)],
    ["schema: { $ref: '#/components/schemas/Thing' }", `schema: { $ref: '#/components/schemas/${name}' }`],
  ];

  it.each(['Error', 'Data', 'Result', 'Set', 'Type', 'Protocol', 'Self', 'Any', 'String', 'Date', 'URL', 'Task', 'Notification'])(
    '%s of Swift or Foundation is refused',
    (name) => {
      expect(swiftRefusal(...called(name))).toMatch(
        new RegExp(
          `^openapi\\.yaml:\\d+:5 \\(#/components/schemas/${name}\\): the schema ${name} is called like a type of Swift or Foundation\\. Rename it: an app could not tell the two apart\\.$`,
        ),
      );
    },
  );

  it.each(['Answer', 'Field', 'UserProfilesClient', 'ReplaceThingProblem'])('%s of the SDK is refused', (name) => {
    expect(swiftRefusal(...called(name))).toMatch(
      /is called like a type of the Swift SDK\. Rename it: an app could not tell the two apart\.$/,
    );
  });

  it.each(['Response', 'Request', 'Import', 'Item', 'Client'])('that is called %s is not refused', (name) => {
    expect(swiftOf(...called(name))).toContain(`public struct ${name}: Sendable`);
  });
});
