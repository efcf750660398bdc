import { describe, expect, it } from '@jest/globals';
import { emitOperations, exposedHeaders, representation } from '../../../src/contract/emit/operations';
import { readContract } from '../../../src/contract/read/contract';
import { edited, smallContract } from '../small-contract';

const emitted = (text: string) => emitOperations(readContract(text));
const represented = (text: string) => representation(readContract(text).operations[0]?.success);

describe('the row of an operation', () => {
  it('contains what its function reads at run time', () => {
    expect(emitted(smallContract)).toContain(`export const operations = {
  replaceThing: {
    id: 'replaceThing',
    method: 'PUT',
    path: '/things/{thingId}',
    functionName: 'ReplaceThingFunction',
    access: ['administrator'],
    statuses: [200, 409],
    query: {
      dryRun: 'boolean',
    },
    headers: [],
    body: 'application/json',
    representation: '${represented(smallContract)}',
  },
} as const satisfies Record<string, Operation>;`);
  });

  it('has no representation if no success response is JSON', () => {
    expect(
      emitted(
        edited(["          content:\n            application/json:\n              schema: { $ref: '#/components/schemas/Thing' }\n", '']),
      ),
    ).not.toContain('representation: ');
  });
});

describe('the representation hash', () => {
  const thing = '    Thing:\n      type: object\n      properties:\n        name: { type: string }';
  const changed = (to: string) => represented(edited([thing, to]));

  it('is eight hexadecimal digits', () => {
    expect(represented(smallContract)).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['a description', thing.replace('type: string }', 'type: string, description: Its name. }')],
    ['an example', thing.replace('type: string }', 'type: string, example: Ada }')],
    ['the order of keys', '    Thing:\n      properties:\n        name: { type: string }\n      type: object'],
  ])('does not change when %s changes', (_what, to) => {
    expect(changed(to)).toBe(represented(smallContract));
  });

  it.each([
    ['a new property', `${thing}\n        size: { type: integer }`],
    ['a rule of a property', thing.replace('type: string }', 'type: string, maxLength: 9 }')],
    ['a required property', `${thing}\n      required: [name]`],
  ])('changes when %s is added', (_what, to) => {
    expect(changed(to)).not.toBe(represented(smallContract));
  });
});

describe('the exposed headers', () => {
  it('are Date and the declared response headers, without those that scripts can always read', () => {
    const [operation] = readContract(smallContract).operations;
    const headers = ['X-Request-Id', 'Cache-Control', 'ETag', 'ETag', 'Content-Type'];
    expect(operation && exposedHeaders([{ ...operation, responses: [{ status: 200, description: '', headers, codes: [] }] }])).toBe(
      'Date,ETag,X-Request-Id',
    );
  });
});
