import { describe, expect, it } from '@jest/globals';
import { emitTanStackQuery } from '../../../../src/contract/emit/typescript/tanstack-query';
import { readContract } from '../../../../src/contract/read/contract';
import { edited, smallContract } from '../../small-contract';

const emitted = (text: string): string => emitTanStackQuery(readContract(text));

const operation = (method: string, id: string, more = '') => `    ${method}:
      operationId: ${id}
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
${more}      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
`;

const identified: [string, string] = [
  '    Thing:\n      type: object\n      properties:\n',
  '    Thing:\n      type: object\n      required: [thingId]\n      properties:\n        thingId: { type: string }\n        things: { type: array, items: { type: string } }\n        after: { type: string }\n',
];
const withGet = edited(['    put:', `${operation('get', 'getThing')}    put:`], identified);
const list = operation(
  'get',
  'listThings',
  '      x-pagination: { cursor: from, next: after, items: things }\n      parameters: [{ name: from, in: query, schema: { type: string } }]\n',
);
const withList = withGet.replace('paths:\n', () => `paths:\n  /things:\n${list}${operation('post', 'createThing')}`);

describe('tanstack-query.ts', () => {
  it('contains a query for a GET operation', () => {
    const text = emitted(withGet);
    expect(text).toContain("  getThing(input: GetThingInput): QueryOptions<Data<'getThing'>>;\n");
    expect(text).toContain("    getThing: (input) => queryOptions('getThing', input, client.getThing),\n");
  });

  it('contains a query of one page and a query of all pages for a paginated operation', () => {
    const text = emitted(withList);
    expect(text).toContain("  listThings(input?: ListThingsInput): QueryOptions<Data<'listThings'>>;\n");
    expect(text).toContain("  listThingsPages(input?: ListThingsInput): InfiniteQueryOptions<Data<'listThings'>>;\n");
    expect(text).toContain('{ first: input.from, at: (cursor) => ({ ...input, from: cursor }), next: (page) => page.after }');
  });

  it('contains a mutation for each other operation, which updates the cached records of its path', () => {
    const text = emitted(withList);
    expect(text).toContain("  replaceThing(): MutationOptions<Data<'replaceThing'>, ReplaceThingInput>;\n");
    expect(text).toContain("    replaceThing: () => mutationOptions('replaceThing', client.replaceThing, thing),\n");
    expect(text).toContain("    createThing: () => mutationOptions('createThing', client.createThing, thing),\n");
    expect(text).toContain('import { recordCache } from');
  });

  it('describes the records: id, members that only the API sets, and lists', () => {
    expect(emitted(withList)).toContain(`  const thing = recordCache(queryClient, {
    read: 'getThing',
    id: 'thingId',
    self: undefined,
    owned: ['thingId', 'things', 'after'],
    lists: ['listThings'],
  });
`);
    expect(emitted(withList)).toContain('    ofThing: thing.filterOf,\n');
  });

  it('lets an operation without a readable record load every query again', () => {
    const text = emitted(smallContract);
    expect(text).toContain('  const other = anyCache(queryClient);\n');
    expect(text).toContain("    replaceThing: () => mutationOptions('replaceThing', client.replaceThing, other),\n");
    expect(text).toContain('import { anyCache } from');
  });

  it("contains the operations on the caller's own record, with `me` as the id", () => {
    const text = emitted(withList.replaceAll('x-access: [administrator]', 'x-access: [self]'));
    expect(text).toContain(`  readonly me: {
    /** Returns the options of a query that calls {@link Client.getThing}. */
    get(): QueryOptions<Data<'getThing'>>;

    /** Returns the options of a mutation that calls {@link Client.replaceThing}. */
    replace(): MutationOptions<Data<'replaceThing'>, Omit<ReplaceThingInput, 'thingId'>>;
  };
`);
    expect(text).toContain("      get: () => queryOptions('getThing', { thingId: 'me' }, client.getThing),\n");
    expect(text).toContain(
      "      replace: () => mutationOptions('replaceThing', (input: Omit<ReplaceThingInput, 'thingId'>) => client.replaceThing({ ...input, thingId: 'me' }), thing, { thingId: 'me' }),\n",
    );
    expect(text).toContain("    self: 'me',\n");
  });

  it('accepts no variables for a mutation that has only optional input', () => {
    expect(emitted(withList)).toContain("  createThing(): MutationOptions<Data<'createThing'>, CreateThingInput | void>;\n");
  });
});
