import { describe, expect, it } from '@jest/globals';
import { edited, smallContract } from '../../small-contract';
import { condition, emitted, errorOfEmission, parameter, tagged, unchanged } from './emission';

describe('operations.ts', () => {
  it('contains a row for each operation, and its problem codes by status', () => {
    const text = emitted(smallContract, 'operations.ts');
    expect(text).toContain(`export const operations = {
  replaceThing: {
    method: 'PUT',
    path: '/things/{thingId}',
    formats: { 200: ThingFormat },
  },
} as const satisfies Record<string, Operation>;`);
    expect(text).toContain(`export interface Problems {\n  replaceThing: {\n    409: 'taken';\n  };\n}`);
    expect(text).toContain(`  replaceThing: ApiResponseOf<contract['replaceThing']['responses'], 200>;`);
  });

  it('contains the required members of each response with a value of their type, and the format of list items', () => {
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
    expect(text).toContain("const PartFormat = { 'a-b': '' };\n");
    expect(text).toContain("const ThingFormat = { id: '', tags: {}, parts: [PartFormat] };\n");
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

  it.each<[string, [string, string][], string]>([
    [
      'a GET of a resource with an ETag that does not accept If-None-Match',
      [['    put:', tagged('get')]],
      'a GET of a resource with an ETag. Describe the header If-None-Match and the status 304.',
    ],
    [
      'a PUT whose response has an ETag and another schema than the GET',
      [
        ['    put:', tagged('get', condition, unchanged)],
        [
          "          description: Replaced.\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }",
          `          description: Replaced.\n          headers: { ETag: { schema: { type: string } } }\n          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Problem' }`,
        ],
      ],
      'two representations of one resource with an ETag. Return the same schema from all operations.',
    ],
  ])('cannot be generated with %s', (_what, edits, message) => {
    expect(errorOfEmission(edited(...edits))).toContain(message);
  });

  it('can be generated with a GET that accepts If-None-Match', () => {
    expect(emitted(edited(['    put:', tagged('get', condition, unchanged)]), 'operations.ts')).toContain(
      "  getThing: {\n    method: 'GET',",
    );
  });
});
