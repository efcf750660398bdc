import { describe, expect, it } from '@jest/globals';
import { edited } from '../../small-contract';
import { emitted, errorOfEmission, parameter, request } from './emission';

describe('conversions.ts', () => {
  const conditional: [string, string] = [parameter, '- { name: If-Match, in: header, schema: { type: string } }'];
  const properties = '    Thing:\n      type: object\n      properties:\n';
  const withEtag = '    Thing:\n      type: object\n      required: [etag]\n      properties:\n        etag: { type: string }\n';
  const patch = `    patch:
      operationId: patchThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters: [{ name: If-Match, in: header, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/ThingPatch' } } }
      responses:
        '200': { description: Changed., content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } } }
`;

  it('cannot be generated for a conditional request with an own property etag', () => {
    const error = errorOfEmission(edited(conditional, [request, `${request}\n        etag: { type: string }`]));
    expect(error).toContain('the property etag of a body. The SDK sends this member as If-Match: rename the property.');
  });
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
    expect(emitted(edited(['    put:', get]), 'conversions.ts')).toContain(`const thingRequestMembers = [
  'name',
] as const;

/** Converts a Thing to a ThingRequest, so that you can change what you have read. */
export const thingRequest = (thing: Thing): ThingRequest => pick(thing, thingRequestMembers);
`);
  });

  it('contains a request that remembers the revision when the operation has If-Match and the response has an etag', () => {
    const text = edited(['    put:', get], conditional, [properties, withEtag]);
    expect(emitted(text, 'conversions.ts')).toContain(`const thingRequestMembers = [
  'name',
  'etag',
] as const;
`);
    expect(emitted(text, 'schemas.ts')).toContain("export type ThingRequest = Schemas['ThingRequest'] & Revision;\n");
    expect(emitted(text, 'schemas.ts')).toContain("export type Thing = Schemas['Thing'];\n");
    expect(emitted(text, 'client.ts')).toContain('Default: `body.etag`. Null sends no `If-Match`.');
  });

  it('contains a function from the response and its edited values to the merge patch of the same path', () => {
    const text = edited(
      ['    put:', `${get.slice(0, -'    put:'.length)}${patch}    put:`],
      conditional,
      [properties, withEtag],
      ['    Problem:\n', '    ThingPatch: { type: object, properties: { name: { type: string, nullable: true } } }\n    Problem:\n'],
    );
    expect(emitted(text, 'conversions.ts')).toContain(`export const thingPatch = (thing: Thing, edited: Loose<ThingPatch>): ThingPatch => ({
  etag: thing.etag,
  ...mergePatch<ThingPatch>(thing, edited, thingRequestMembers, ['name']),
});
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
