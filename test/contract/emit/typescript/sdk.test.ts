import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../../src/contract/read/contract';
import { emitTypeScript } from '../../../../src/contract/emit/typescript/sdk';
import { edited, refusal, smallContract } from '../../small-contract';

const emitted = (text: string, file: string): string => emitTypeScript(readContract(text), '').get(file) ?? '';

function refusedEmission(text: string): string {
  expect(refusal(text)).toBe('not refused');
  try {
    emitTypeScript(readContract(text), '');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'not refused';
}

const parameter = '- { name: dryRun, in: query, schema: { type: boolean } }';
const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
const paged: [string, string][] = [
  ['      x-access:', '      x-pagination: { cursor: from, next: after, items: things }\n      x-access:'],
  ['name: dryRun, in: query, schema: { type: boolean }', 'name: from, in: query, schema: { type: string }'],
  [
    '    Thing:\n      type: object\n      properties:\n',
    "    Thing:\n      type: object\n      properties:\n        after: { type: string }\n        things: { type: array, items: { $ref: '#/components/schemas/ProblemCode' } }\n",
  ],
];

describe('operations.ts', () => {
  it('has a row of what the runtime needs for each operation, and its problems by status', () => {
    const text = emitted(smallContract, 'operations.ts');
    expect(text).toContain(`export const operations = {
  replaceThing: {
    method: 'PUT',
    path: '/things/{thingId}',
    headers: {},
    answers: { 200: ThingShape },
  },
} as const satisfies Record<string, Operation>;`);
    expect(text).toContain(`export interface Problems {\n  replaceThing: {\n    409: 'taken';\n  };\n}`);
    expect(text).toContain(`  replaceThing: AnswerOf<contract['replaceThing']['responses'], 200>;`);
  });

  it('has the required members of what is answered, and those of the items of lists', () => {
    const thing = `    Thing:
      type: object
      required: [id, note, parts, tags]
      properties:
        id: { type: string }
        note: { type: string, nullable: true }
        other: { type: string }
        tags: { type: array, items: { type: string } }
        parts: { type: array, items: { $ref: '#/components/schemas/Part' } }
    Part:
      type: object
      required: [a-b]
      properties:
        a-b: { type: string }
`;
    const text = emitted(
      edited(['    Thing:\n      type: object\n      properties:\n        name: { type: string }\n', thing]),
      'operations.ts',
    );
    expect(text).toContain("const PartShape = { 'a-b': null };\n");
    expect(text).toContain('const ThingShape = { id: null, tags: null, parts: PartShape };\n');
    expect(text.indexOf('const PartShape')).toBeLessThan(text.indexOf('const ThingShape'));
  });

  it('has one shape for what several operations answer, and one without members for JSON that is no object', () => {
    const list = "$ref: '#/components/schemas/Thing' }\n        '409'";
    const text = emitted(edited([list, "type: array, items: { $ref: '#/components/schemas/Thing' } }\n        '409'"]), 'operations.ts');
    expect(text).toContain('const _kind_list_items_kind_named_name_Thing_Shape = {};\n');
    expect(text).toContain('answers: { 200: _kind_list_items_kind_named_name_Thing_Shape },');
  });

  it('says who the SDK is by the version of the contract', () => {
    expect(emitted(smallContract, 'operations.ts')).toContain("export const sdkHeaders = { 'x-client-version': 'typescript/1.0.0' };");
  });

  it('has the header parameters by the member of the input, but not If-None-Match, which the runtime sends', () => {
    const headers =
      '- { name: If-None-Match, in: header, schema: { type: string } }\n        - { name: X-Dry-Run, in: header, schema: { type: string } }';
    expect(emitted(edited([parameter, headers]), 'operations.ts')).toContain("    headers: { xDryRun: 'x-dry-run' },\n");
  });

  it('has 304 among the answers only where If-None-Match can be sent', () => {
    const unchanged: [string, string] = ["        '409'", "        '304': { description: Unchanged. }\n        '409'"];
    const condition: [string, string] = [parameter, '- { name: If-None-Match, in: header, schema: { type: string } }'];
    expect(emitted(edited(unchanged), 'operations.ts')).toContain('answers: { 200: ThingShape }');
    expect(emitted(edited(unchanged, condition), 'operations.ts')).toContain('answers: { 200: ThingShape, 304: undefined }');
  });
});

describe('client.ts', () => {
  it('has an input with path, query, header and body, and a method', () => {
    expect(emitted(smallContract, 'client.ts')).toContain(`/** What {@link Client.replaceThing} takes. */
export interface ReplaceThingInput {
  thingId: string;
  dryRun?: boolean | undefined;
  body: Only<ThingRequest, Thing>;
}
`);
    expect(emitted(smallContract, 'client.ts')).toContain(`export interface Client {
  /** @throws ClientError; its problems: 409 taken */
  replaceThing(input: ReplaceThingInput, options?: CallOptions): Promise<Answers['replaceThing']>;
}
`);
  });

  it('has a walk over the pages and one over their items', () => {
    const text = emitted(edited(...paged), 'client.ts');
    expect(text).toContain(
      "  replaceThingPages(input: ReplaceThingInput, options?: CallOptions): AsyncIterableIterator<Answers['replaceThing']>;\n",
    );
    expect(text).toContain('  replaceThingItems(input: ReplaceThingInput, options?: CallOptions): AsyncIterableIterator<ProblemCode>;\n');
    expect(emitted(edited(...paged), 'construct.ts')).toContain(`  const replaceThing = send('replaceThing');
  const replaceThingPages: Client['replaceThingPages'] = (input, options) =>
    pages((cursor) => replaceThing({ ...input, from: cursor }, options), (page) => page.data.after, input?.from);
`);
  });

  it('lets a call without required members do without its input', () => {
    const text = edited(
      ['/things/{thingId}:', '/things:'],
      ['    parameters:\n      - { name: thingId, in: path, required: true, schema: { type: string } }\n', ''],
      ['        required: true\n        content', '        content'],
    );
    expect(emitted(text, 'client.ts')).toContain('  replaceThing(input?: ReplaceThingInput, options?: CallOptions)');
  });

  it('keeps a description from ending its comment', () => {
    const text = edited([
      'operationId: replaceThing',
      'operationId: replaceThing\n      summary: "a */ b"\n      description: "one\\u2028two"',
    ]);
    expect(emitted(text, 'client.ts')).toContain('   * a *\\/ b\n   *\n   * one\n   * two\n');
  });

  it.each<[string, [string, string], string]>([
    [
      'a second member of one name',
      [parameter, '- { name: thingId, in: query, schema: { type: string } }'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): a second member thingId of what the method takes. Rename the parameter.',
    ],
    [
      'a header whose member is called as a query parameter',
      [parameter, `${parameter}\n        - { name: Dry-Run, in: header, schema: { type: string } }`],
      'openapi.yaml:13:11 (#/paths/~1things~1{thingId}/put/parameters/1): a second member dryRun of what the method takes. Rename the parameter.',
    ],
    [
      'a parameter called body',
      ['name: dryRun', 'name: body'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): a second member body of what the method takes. Rename the parameter.',
    ],
    [
      'a cookie',
      ['in: query', 'in: cookie'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): the cookie dryRun. An app has no cookies: use a header.',
    ],
    [
      'a schema with the name of an input',
      [request, `${request}\n        other: { $ref: '#/components/schemas/ReplaceThingInput' }\n    ReplaceThingInput: { type: string }`],
      'openapi.yaml:34:5 (#/components/schemas/ReplaceThingInput): the schema ReplaceThingInput. The input of replaceThing is called so: rename the schema.',
    ],
  ])('is refused with %s', (_what, edit, want) => {
    expect(refusedEmission(edited(edit))).toBe(want);
  });
});

describe('schemas.ts', () => {
  it('names the types that have parts or choices, by what openapi-typescript makes of them', () => {
    const text = emitted(smallContract, 'schemas.ts');
    expect(text).toContain("export type Thing = Schemas['Thing'];\n");
    expect(text).toContain("export type ProblemCode = Schemas['ProblemCode'];\n");
  });

  it('writes out what stands in place', () => {
    const text = emitted(
      edited(
        ['schema: { type: boolean }', 'schema: { type: string, enum: [a, "it\'s"] }'],
        [
          request,
          `${request}\n        parts: { type: array, items: { type: object, required: [n], properties: { n: { type: integer, nullable: true }, a-b: { type: string } } } }`,
        ],
      ),
      'schemas.ts',
    );
    expect(text).toContain("export type ReplaceThingDryRun = 'a' | 'it\\'s';\n");
    expect(text).toContain("export interface ThingRequestPartsItem {\n  n: number | null;\n  'a-b'?: string;\n}\n");
  });
});

describe('types.ts', () => {
  it('has the values of an extensible enum as proposals: any other text is legal, too', () => {
    const line = '        ProblemCode: "taken" | "gone";\n        Theme: "dark";\n';
    const emittedTypes = emitTypeScript(readContract(smallContract), line).get('types.ts');
    expect(emittedTypes).toBe('        ProblemCode: "taken" | "gone" | (string & {});\n        Theme: "dark";\n');
  });
});

describe('conversions.ts', () => {
  const get = `    get:
      operationId: getThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
    put:`;

  it('makes a request of what the GET of the same path answers', () => {
    expect(emitted(edited(['    put:', get]), 'conversions.ts')).toContain(`export function thingRequest(thing: Thing): ThingRequest {
  return pick(thing, [
    'name',
  ]);
}
`);
  });

  it.each<[string, [string, string][]]>([
    ['nothing reads the path', []],
    [
      'the request has more',
      [
        ['    put:', get],
        [request, `${request}\n        other: { type: string }`],
      ],
    ],
    [
      'a property is another',
      [
        ['    put:', get],
        [request, request.replace('type: string', 'type: integer')],
      ],
    ],
    [
      'the request needs what the answer may lack',
      [
        ['    put:', get],
        [request, `${request}\n      required: [name]`],
      ],
    ],
  ])('makes none where %s', (_why, edits) => {
    expect(emitted(edited(...edits), 'conversions.ts')).toContain('export {};\n');
  });
});
