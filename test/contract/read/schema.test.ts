import { describe, expect, it } from '@jest/globals';
import { resolved } from '../../../src/contract/read/schema';
import { openContract } from '../../../src/contract/read/source';

const schema = (text: string) => openContract(`Schema: ${text}\nName: { type: string, maxLength: 9 }\n`).need('Schema', '');

describe('the resolved schema', () => {
  it.each<[string, string, object]>([
    [
      'has its references resolved and its rules kept',
      "{ properties: { a: { $ref: '#/Name' } } }",
      { properties: { a: { type: 'string', maxLength: 9 } } },
    ],
    [
      'has no descriptions and examples',
      '{ type: string, description: a, title: a, example: a, deprecated: true, x-own: a }',
      { type: 'string' },
    ],
    [
      'keeps properties that are called description or example',
      '{ properties: { description: { type: string }, example: { type: string } } }',
      { properties: { description: { type: 'string' }, example: { type: 'string' } } },
    ],
    [
      'is resolved inside composition and lists',
      "{ oneOf: [{ $ref: '#/Name' }, { items: { $ref: '#/Name' } }] }",
      { oneOf: [{ type: 'string', maxLength: 9 }, { items: { type: 'string', maxLength: 9 } }] },
    ],
    [
      'keeps additionalProperties, closed or described',
      "{ additionalProperties: false, not: { additionalProperties: { $ref: '#/Name' } } }",
      { additionalProperties: false, not: { additionalProperties: { type: 'string', maxLength: 9 } } },
    ],
  ])('%s', (_rule, text, want) => {
    expect(resolved(schema(text))).toEqual(want);
  });

  it('is refused with recursion', () => {
    expect(() => resolved(schema("{ items: { $ref: '#/Schema' } }"))).toThrow('openapi.yaml:1:1 (#/Schema): the schema contains itself.');
  });
});
