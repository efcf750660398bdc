import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, refusal } from '../small-contract';

const thing = '    Thing:\n      type: object\n      properties:\n';
const page = '        after: { type: string }\n        things: { type: array, items: { type: string } }\n';
const walked = (pagination: string) =>
  edited(
    ['      x-access:', `      x-pagination: ${pagination}\n      x-access:`],
    ['name: dryRun, in: query, schema: { type: boolean }', 'name: from, in: query, schema: { type: string }'],
    [thing, `${thing}${page}`],
  );

describe('the pagination of an operation', () => {
  it('is read as the parameter of the cursor, the property of the next one and the list of items', () => {
    const [operation] = readContract(walked('{ cursor: from, next: after, items: things }')).operations;
    expect(operation?.pagination).toEqual({ cursor: 'from', next: 'after', items: 'things' });
  });

  it.each([
    ['without a cursor', '{ next: after, items: things }', 'x-pagination): "cursor" is missing'],
    ['with a cursor that is no query parameter', '{ cursor: thingId, next: after, items: things }', 'no query parameter is named thingId'],
    [
      'with a next that is no text of the answer',
      '{ cursor: from, next: things, items: things }',
      '200 has no property things of the type string',
    ],
    [
      'with items that are no list of the answer',
      '{ cursor: from, next: after, items: other }',
      '200 has no property other of the type array',
    ],
  ])('is refused %s', (_circumstance, pagination, want) => {
    expect(refusal(walked(pagination))).toContain(want);
  });
});
