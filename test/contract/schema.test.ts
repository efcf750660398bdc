import { describe, expect, it } from '@jest/globals';
import { readSchema, resolved } from '../../src/contract/schema';
import { openContract } from '../../src/contract/source';

const schema = (text: string) => openContract(`Schema: ${text}\nName: { type: string, maxLength: 9 }\n`).need('Schema', '');
const open = { required: [], properties: {}, additional: true };

describe('the structure of a request schema', () => {
  it.each<[string, string, object]>([
    [
      'keeps type, required, properties and items',
      '{ type: object, required: [a], properties: { a: { type: array, items: { type: integer } } } }',
      { ...open, type: 'object', required: ['a'], properties: { a: { ...open, type: 'array', items: { ...open, type: 'integer' } } } },
    ],
    [
      'leaves the rules for single values out',
      '{ type: string, minLength: 1, maxLength: 2, pattern: a, format: email, enum: [a], default: a, example: a, readOnly: true }',
      { ...open, type: 'string' },
    ],
    [
      'is closed where the contract closes it',
      '{ type: object, additionalProperties: false }',
      { ...open, type: 'object', additional: false },
    ],
    [
      'keeps the structure of properties without a name',
      '{ type: object, additionalProperties: { type: string, maxLength: 3 } }',
      { ...open, type: 'object', additional: { ...open, type: 'string' } },
    ],
    ['says nothing of what may be null', '{ type: string, nullable: true, enum: [a] }', open],
    [
      'has its references resolved',
      "{ properties: { a: { $ref: '#/Name' } } }",
      { ...open, properties: { a: { ...open, type: 'string' } } },
    ],
    [
      'has allOf merged',
      '{ allOf: [{ type: object, required: [a] }, { required: [a, b], properties: { b: { type: string } } }] }',
      { ...open, type: 'object', required: ['a', 'b'], properties: { b: { ...open, type: 'string' } } },
    ],
    ['is open where one part of allOf is', '{ allOf: [{ additionalProperties: false }, { additionalProperties: true }] }', open],
  ])('%s', (_rule, text, want) => {
    expect(readSchema(schema(text))).toEqual(want);
  });

  it.each<[string, string, string]>([
    [
      'oneOf',
      '{ oneOf: [{ type: string }] }',
      'openapi.yaml:1:11 (#/Schema/oneOf): oneOf in a request. API Gateway ignores it: describe one structure, or one operation for each.',
    ],
    [
      'anyOf',
      '{ properties: { a: { anyOf: [{ type: string }] } } }',
      'openapi.yaml:1:30 (#/Schema/properties/a/anyOf): anyOf in a request. API Gateway ignores it: describe one structure, or one operation for each.',
    ],
    [
      'recursion',
      "{ properties: { child: { $ref: '#/Schema' } } }",
      'openapi.yaml:1:1 (#/Schema): the schema contains itself. API Gateway knows no recursion: say how deep it goes.',
    ],
    [
      'recursion through a list',
      "{ items: { properties: { again: { $ref: '#/Schema' } } } }",
      'openapi.yaml:1:1 (#/Schema): the schema contains itself. API Gateway knows no recursion: say how deep it goes.',
    ],
    [
      'an unknown type',
      '{ type: date }',
      'openapi.yaml:1:11 (#/Schema/type): unknown type date. Use one of object, array, string, integer, number, boolean.',
    ],
    [
      'allOf of two types',
      '{ allOf: [{ type: object }, { type: string }] }',
      'openapi.yaml:1:1 (#/Schema): allOf asks for object and for string. Nothing is both: give all parts one type.',
    ],
    [
      'a property in two parts of allOf',
      '{ allOf: [{ properties: { a: {} } }, { properties: { a: {} } }] }',
      'openapi.yaml:1:1 (#/Schema): two parts of allOf describe "a". Describe a property in one part.',
    ],
    [
      'items in two parts of allOf',
      '{ allOf: [{ items: {} }, { items: {} }] }',
      'openapi.yaml:1:1 (#/Schema): two parts of allOf describe items. Describe the items in one part.',
    ],
  ])('is refused with %s', (_circumstance, text, want) => {
    expect(() => readSchema(schema(text))).toThrow(want);
  });
});

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
