import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../../src/contract/read/contract';
import { emitTypeScript } from '../../../../src/contract/emit/typescript/sdk';
import { edited, errorOf, smallContract } from '../../small-contract';

const emitted = (text: string, file: string): string => emitTypeScript(readContract(text), '').get(file) ?? '';

/** Returns the error message of the emitter for a contract that the reader accepts. */
function errorOfEmission(text: string): string {
  expect(errorOf(text)).toBe('no error');
  try {
    emitTypeScript(readContract(text), '');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
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
  it('contains a row for each operation, and its problem codes by status', () => {
    const text = emitted(smallContract, 'operations.ts');
    expect(text).toContain(`export const operations = {
  replaceThing: {
    method: 'PUT',
    path: '/things/{thingId}',
    headers: {},
    formats: { 200: ThingFormat },
  },
} as const satisfies Record<string, Operation>;`);
    expect(text).toContain(`export interface Problems {\n  replaceThing: {\n    409: 'taken';\n  };\n}`);
    expect(text).toContain(`  replaceThing: ApiResponseOf<contract['replaceThing']['responses'], 200>;`);
  });

  it('contains the required members of each response, and those of list items', () => {
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
    expect(text).toContain("const PartFormat = { 'a-b': null };\n");
    expect(text).toContain('const ThingFormat = { id: null, tags: null, parts: PartFormat };\n');
    expect(text.indexOf('const PartFormat')).toBeLessThan(text.indexOf('const ThingFormat'));
  });

  it('contains a format without members for JSON that is not an object', () => {
    const list = "$ref: '#/components/schemas/Thing' }\n        '409'";
    const text = emitted(edited([list, "type: array, items: { $ref: '#/components/schemas/Thing' } }\n        '409'"]), 'operations.ts');
    expect(text).toContain('const _kind_list_items_kind_named_name_Thing_Format = {};\n');
    expect(text).toContain('formats: { 200: _kind_list_items_kind_named_name_Thing_Format },');
  });

  it('contains the version of the contract in X-Client-Version', () => {
    expect(emitted(smallContract, 'operations.ts')).toContain("export const sdkHeaders = { 'x-client-version': 'typescript/1.0.0' };");
  });

  it('maps input members to header parameters, except If-None-Match, which the runtime sends', () => {
    const headers =
      '- { name: If-None-Match, in: header, schema: { type: string } }\n        - { name: X-Dry-Run, in: header, schema: { type: string } }';
    expect(emitted(edited([parameter, headers]), 'operations.ts')).toContain("    headers: { xDryRun: 'x-dry-run' },\n");
  });

  it('contains status 304 only for operations with If-None-Match', () => {
    const unchanged: [string, string] = ["        '409'", "        '304': { description: Unchanged. }\n        '409'"];
    const condition: [string, string] = [parameter, '- { name: If-None-Match, in: header, schema: { type: string } }'];
    expect(emitted(edited(unchanged), 'operations.ts')).toContain('formats: { 200: ThingFormat }');
    expect(emitted(edited(unchanged, condition), 'operations.ts')).toContain('formats: { 200: ThingFormat, 304: undefined }');
  });
});

describe('client.ts', () => {
  it('contains an input with path, query and body members, and a method', () => {
    expect(emitted(smallContract, 'client.ts')).toContain(`/** Input of {@link Client.replaceThing}. */
export interface ReplaceThingInput {
  thingId: string;
  dryRun?: boolean | undefined;
  body: RequestBody<ThingRequest, Thing>;
}
`);
    expect(emitted(smallContract, 'client.ts')).toContain(`export interface Client {
  /** @throws ClientError. Problems: 409 taken */
  replaceThing(input: ReplaceThingInput, options?: CallOptions): Promise<Responses['replaceThing']>;
}
`);
  });

  it('contains iterator methods over the pages and over their items', () => {
    const text = emitted(edited(...paged), 'client.ts');
    expect(text).toContain(
      "  replaceThingPages(input: ReplaceThingInput, options?: CallOptions): AsyncIterableIterator<Responses['replaceThing']>;\n",
    );
    expect(text).toContain('  replaceThingItems(input: ReplaceThingInput, options?: CallOptions): AsyncIterableIterator<ProblemCode>;\n');
    expect(emitted(edited(...paged), 'construct.ts')).toContain(`  const replaceThing = send('replaceThing');
  const replaceThingPages: Client['replaceThingPages'] = (input, options) =>
    pages((cursor) => replaceThing({ ...input, from: cursor }, options), (page) => page.data.after, input?.from);
`);
  });

  it('makes the input optional when it has no required members', () => {
    const text = edited(
      ['/things/{thingId}:', '/things:'],
      ['    parameters:\n      - { name: thingId, in: path, required: true, schema: { type: string } }\n', ''],
      ['        required: true\n        content', '        content'],
    );
    expect(emitted(text, 'client.ts')).toContain('  replaceThing(input?: ReplaceThingInput, options?: CallOptions)');
  });

  it('escapes a description that would end its comment', () => {
    const text = edited([
      'operationId: replaceThing',
      'operationId: replaceThing\n      summary: "a */ b"\n      description: "one\\u2028two"',
    ]);
    expect(emitted(text, 'client.ts')).toContain('   * a *\\/ b\n   *\n   * one\n   * two\n');
  });

  it.each<[string, [string, string], string]>([
    [
      'two members of the same name',
      [parameter, '- { name: thingId, in: query, schema: { type: string } }'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): a second member thingId of the input. Rename the parameter.',
    ],
    [
      'a header with the member name of a query parameter',
      [parameter, `${parameter}\n        - { name: Dry-Run, in: header, schema: { type: string } }`],
      'openapi.yaml:13:11 (#/paths/~1things~1{thingId}/put/parameters/1): a second member dryRun of the input. Rename the parameter.',
    ],
    [
      'a parameter with the name body',
      ['name: dryRun', 'name: body'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): a second member body of the input. Rename the parameter.',
    ],
    [
      'a cookie',
      ['in: query', 'in: cookie'],
      'openapi.yaml:12:11 (#/paths/~1things~1{thingId}/put/parameters/0): the cookie dryRun. The SDK sends no cookies: use a header.',
    ],
    [
      'a schema with the name of an input',
      [request, `${request}\n        other: { $ref: '#/components/schemas/ReplaceThingInput' }\n    ReplaceThingInput: { type: string }`],
      'openapi.yaml:34:5 (#/components/schemas/ReplaceThingInput): the schema ReplaceThingInput. The input type of replaceThing has this name: rename the schema.',
    ],
  ])('cannot be generated with %s', (_what, edit, message) => {
    expect(errorOfEmission(edited(edit))).toBe(message);
  });
});

describe('schemas.ts', () => {
  it('exports a name for each object and enum, from the types of openapi-typescript', () => {
    const text = emitted(smallContract, 'schemas.ts');
    expect(text).toContain("export type Thing = Schemas['Thing'];\n");
    expect(text).toContain("export type ProblemCode = Schemas['ProblemCode'];\n");
  });

  it('declares the types of inline schemas', () => {
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
  it('accepts any string for an extensible enum, and lists the known values', () => {
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

  it('contains a function from the response of GET to the request body of PUT on the same path', () => {
    expect(emitted(edited(['    put:', get]), 'conversions.ts')).toContain(`export function thingRequest(thing: Thing): ThingRequest {
  return pick(thing, [
    'name',
  ]);
}
`);
  });

  it.each<[string, [string, string][]]>([
    ['the path has no GET', []],
    [
      'the request has another property',
      [
        ['    put:', get],
        [request, `${request}\n        other: { type: string }`],
      ],
    ],
    [
      'a property has another type',
      [
        ['    put:', get],
        [request, request.replace('type: string', 'type: integer')],
      ],
    ],
    [
      'the request requires an optional property of the response',
      [
        ['    put:', get],
        [request, `${request}\n      required: [name]`],
      ],
    ],
  ])('contains no function when %s', (_why, edits) => {
    expect(emitted(edited(...edits), 'conversions.ts')).toContain('export {};\n');
  });
});
