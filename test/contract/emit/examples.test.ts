import { describe, expect, it } from '@jest/globals';
import { responsesOf, valuesOf } from '../../../src/contract/emit/examples';
import { readContract } from '../../../src/contract/read/contract';
import { edited } from '../small-contract';

const schema = "schema: { $ref: '#/components/schemas/ThingRequest' }";
const returned = "              schema: { $ref: '#/components/schemas/Thing' }\n";
const parsed = (...edits: Parameters<typeof edited>) => readContract(edited(...edits));
const component: [string, string] = [
  'components:\n',
  'components:\n  examples:\n    Complete: { summary: All of it, value: { name: shared } }\n',
];
const request: [string, string] = [schema, `${schema}\n            examples: { complete: { $ref: '#/components/examples/Complete' } }`];
const answered: [string, string] = [
  returned,
  `${returned}              examples: { first: { value: { name: one } }, second: { $ref: '#/components/examples/Complete' } }\n`,
];

describe('the examples of a contract', () => {
  it('have the name of their component, or of their operation, and the name of their schema', () => {
    expect(valuesOf(parsed(component, request, answered)).map(({ name, summary, value, type }) => [name, summary, value, type])).toEqual([
      ['Complete', 'All of it', { name: 'shared' }, 'ThingRequest'],
      ['replaceThing-first', '', { name: 'one' }, 'Thing'],
    ]);
  });

  it('do not exist for content without examples', () => {
    expect(valuesOf(parsed())).toEqual([]);
  });
});

describe('the responses of an operation', () => {
  const responses = (...edits: Parameters<typeof edited>) => responsesOf(parsed(...edits))[0];

  it('begin with the first example of the success', () => {
    expect(responses(component, answered)?.success).toEqual({
      status: 200,
      headers: { 'Content-Type': 'application/json' },
      body: { name: 'one' },
    });
  });

  it('contain each problem with its status and its required headers', () => {
    const body = { type: 'urn:taken', title: 'Taken', status: 409, detail: 'Choose another.', code: 'taken' };
    const type = { 'Content-Type': 'application/problem+json' };
    expect(responses()?.problems).toEqual([{ code: 'taken', response: { status: 409, headers: type, body } }]);
    expect(
      responses(["schema: { type: string }, example: '7'", "required: true, schema: { type: string }, example: '7'"])?.problems,
    ).toEqual([{ code: 'taken', response: { status: 409, headers: { 'Retry-After': '7', ...type }, body } }]);
  });

  it('have a last page without a cursor and without items for an operation with pages', () => {
    const page = '{ items: { type: array, items: { type: number } }, next: { type: string }, total: { type: number } }';
    const found = responses(
      ['    put:', '    get:'],
      [
        "      requestBody:\n        required: true\n        content:\n          application/json:\n            schema: { $ref: '#/components/schemas/ThingRequest' }\n",
        '',
      ],
      ['operationId: replaceThing', 'operationId: list\n      x-pagination: { cursor: from, next: next, items: items }'],
      ['{ name: dryRun, in: query, schema: { type: boolean } }', '{ name: from, in: query, schema: { type: string } }'],
      [
        '    Thing:\n      type: object\n      properties:\n        name: { type: string }',
        `    Thing: { type: object, required: [items], properties: ${page} }`,
      ],
      [returned, `${returned}              examples: { first: { value: { items: [1], next: c, total: 1 } } }\n`],
    );
    expect(found?.lastPage?.body).toEqual({ items: [], total: 1 });
    expect(responses()?.lastPage).toBeUndefined();
  });
});
