import { describe, expect, it } from '@jest/globals';
import { edited, smallContract } from '../../small-contract';
import { condition, emitted, errorOfEmission, paged, parameter, request, tagged, unchanged } from './emission';

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

  /** Forgets the token and all cached responses, for example when the user signs out. Calls in progress reject with the kind \`cancelled\`. */
  reset(): void;
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
  const replaceThingEach =
    <Value>(of: (page: Responses['replaceThing']) => readonly Value[]) =>
    (input?: ReplaceThingInput, options?: CallOptions) =>
      iterate((cursor) => replaceThing({ ...input, from: cursor }, options), (page) => page.data.after, input?.from, of);
  return {
    replaceThing,
    replaceThingPages: replaceThingEach((page) => [page]),
    replaceThingItems: replaceThingEach((page) => page.data.things),
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

describe('client.me', () => {
  const own: [string, string] = ['x-access: [administrator]', 'x-access: [self, administrator]'];

  it('has a method for each operation that users may call for themselves, without the owner', () => {
    const text = edited(own, ['operationId: replaceThing', 'operationId: replaceThingPart']);
    expect(emitted(text, 'client.ts')).toContain(`  readonly me: {
    /** Calls {@link Client.replaceThingPart} for the user of the token. */
    replacePart(input: OwnInput<ReplaceThingPartInput, 'thingId'>, options?: CallOptions): Promise<Responses['replaceThingPart']>;
  };
`);
    expect(emitted(text, 'construct.ts')).toContain("      send(id)({ ...input, thingId: 'me' }, options);\n");
    expect(emitted(text, 'construct.ts')).toContain("    me: { replacePart: me('replaceThingPart') },\n");
  });

  it('is absent without such an operation', () => {
    expect(emitted(smallContract, 'client.ts')).not.toContain('me:');
    expect(emitted(smallContract, 'construct.ts')).not.toContain('me');
  });

  it.each<[string, [string, string][], string]>([
    [
      'an operation with the name of a member',
      [['operationId: replaceThing', 'operationId: reset']],
      'The client has another member of this name: rename the operation.',
    ],
    [
      'two operations whose names differ only in the owner',
      [own, ['    put:', tagged('get', condition, unchanged).replace('getThing', 'replace').replace('[administrator]', '[self]')]],
      'a second method replace of client.me, beside replace.',
    ],
  ])('cannot be generated for %s', (_what, edits, message) => {
    expect(errorOfEmission(edited(...edits))).toContain(message);
  });
});
