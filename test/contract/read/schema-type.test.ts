import { describe, expect, it } from '@jest/globals';
import type { Definition } from '../../../src/contract/model';
import { readContract } from '../../../src/contract/read/contract';
import { resolvedSchema } from '../../../src/contract/read/schema-type';
import { openContract } from '../../../src/contract/read/source';
import { edited, errorOf } from '../small-contract';

const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
const described = (schema: string, ...others: string[]) => edited([request, [`    ThingRequest: ${schema}`, ...others].join('\n    ')]);

/** Returns the definitions of the named types of a contract, without their locations. */
function typesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(readContract(text).namedTypes.map(({ name, definition }) => [name, withoutLocations(definition)]));
}

function withoutLocations(definition: Definition): unknown {
  if (definition.kind !== 'record') return definition;
  return Object.fromEntries(
    definition.properties.map(({ name, schemaType, required, nullable }) => [
      name,
      { schemaType, ...(required && { required }), ...(nullable && { nullable }) },
    ]),
  );
}

describe('a schema type', () => {
  it.each<[string, string, unknown]>([
    ['a string', '{ a: { type: string } }', { a: { schemaType: { kind: 'text' } } }],
    ['a string with a format', '{ a: { type: string, format: date-time } }', { a: { schemaType: { kind: 'text', format: 'date-time' } } }],
    ['an integer of 64 bits', '{ a: { type: integer } }', { a: { schemaType: { kind: 'integer', bits: 64 } } }],
    ['an integer of 32 bits', '{ a: { type: integer, format: int32 } }', { a: { schemaType: { kind: 'integer', bits: 32 } } }],
    ['a number', '{ a: { type: number } }', { a: { schemaType: { kind: 'number' } } }],
    ['a boolean', '{ a: { type: boolean } }', { a: { schemaType: { kind: 'boolean' } } }],
    ['a list', '{ a: { type: array, items: { type: boolean } } }', { a: { schemaType: { kind: 'list', items: { kind: 'boolean' } } } }],
    [
      'a map',
      '{ a: { type: object, additionalProperties: { type: string } } }',
      { a: { schemaType: { kind: 'map', values: { kind: 'text' }, nullable: false } } },
    ],
    [
      'a map whose values can be null',
      '{ a: { type: object, additionalProperties: { type: string, nullable: true } } }',
      { a: { schemaType: { kind: 'map', values: { kind: 'text' }, nullable: true } } },
    ],
    ['the target of a reference', "{ a: { $ref: '#/components/schemas/Thing' } }", { a: { schemaType: { kind: 'named', name: 'Thing' } } }],
    ['nullable', '{ a: { type: string, nullable: true } }', { a: { schemaType: { kind: 'text' }, nullable: true } }],
  ])('is %s', (_what, properties, expected) => {
    expect(typesOf(described(`{ type: object, properties: ${properties} }`))['ThingRequest']).toEqual(expected);
  });

  it('is required when the object says so', () => {
    const types = typesOf(described('{ type: object, required: [a], properties: { a: { type: string } } }'));
    expect(types['ThingRequest']).toEqual({ a: { schemaType: { kind: 'text' }, required: true } });
  });

  it('of an inline schema is named after its location', () => {
    const inner = '{ type: object, properties: { the-kind: { type: string, enum: [a, b] } } }';
    expect(typesOf(described(`{ type: object, properties: { parts: { type: array, items: ${inner} } } }`))).toMatchObject({
      ThingRequest: { parts: { schemaType: { kind: 'list', items: { kind: 'named', name: 'ThingRequestPartsItem' } } } },
      ThingRequestPartsItem: { 'the-kind': { schemaType: { kind: 'named', name: 'ThingRequestPartsItemTheKind' } } },
      ThingRequestPartsItemTheKind: { kind: 'choice', values: ['a', 'b'] },
    });
  });

  it('follows the types that it refers to', () => {
    const text = described("{ type: object, properties: { a: { $ref: '#/components/schemas/Part' } } }", 'Part: { type: string }');
    const names = readContract(text).namedTypes.map(({ name }) => name);
    expect(names.indexOf('Part')).toBeLessThan(names.indexOf('ThingRequest'));
  });

  it('is omitted if no operation uses it', () => {
    expect(typesOf(described('{ type: object, properties: { a: { type: string } } }', 'Alone: { type: string }'))).not.toHaveProperty(
      'Alone',
    );
  });
});

describe('a schema that a typed SDK cannot express', () => {
  const at = 'openapi.yaml:29:';
  const schema = '#/components/schemas/ThingRequest';

  it.each<[string, string, string]>([
    [
      'without a type',
      '{ type: object, properties: { a: {} } }',
      `${at}49 (${schema}/properties/a): the key "type" is missing. Write the type of the value: an SDK has no type for any value.`,
    ],
    [
      'of an object without described properties',
      '{ type: object }',
      `${at}5 (${schema}): the properties of the object are not described. Add properties, or the schema of additionalProperties.`,
    ],
    [
      'with both properties and additionalProperties',
      '{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }',
      `${at}72 (${schema}/additionalProperties): an object has both properties and additionalProperties. Move the additional properties to their own object.`,
    ],
    [
      'with an enum of numbers',
      '{ type: object, properties: { a: { type: integer, enum: [1] } } }',
      `${at}69 (${schema}/properties/a/enum): an enum of the type integer is not supported. Use strings, or minimum and maximum.`,
    ],
    [
      'with an enum that contains a value twice',
      '{ type: object, properties: { a: { type: string, enum: [a, a] } } }',
      `${at}68 (${schema}/properties/a/enum): the enum contains "a" twice. List each value once.`,
    ],
    [
      'of a list with null',
      '{ type: object, properties: { a: { type: array, items: { type: string, nullable: true } } } }',
      `${at}67 (${schema}/properties/a/items): a list contains null. Remove nullable, and omit items without a value.`,
    ],
    [
      'with composition',
      '{ type: object, properties: { a: { allOf: [{ type: string }] } } }',
      `${at}54 (${schema}/properties/a/allOf): allOf is not supported in a type of the SDKs. Describe one structure.`,
    ],
    [
      'whose generated name is already used',
      "{ type: object, properties: { a: { $ref: '#/components/schemas/ThingRequestB' }, b: { type: object, properties: { c: { type: string } } } } }\n    ThingRequestB: { type: object, properties: { d: { type: string } } }",
      `${at}100 (${schema}/properties/b): the type name ThingRequestB is already used by #/components/schemas/ThingRequestB. Rename one of them, or move this schema to components.schemas under another name.`,
    ],
    [
      'whose name begins with a lower-case letter',
      "{ type: object, properties: { a: { $ref: '#/components/schemas/part' } } }\n    part: { type: string }",
      'openapi.yaml:30:5 (#/components/schemas/part): the schema name part cannot name a type of the SDKs and a model of API Gateway. Begin with a capital letter and use only letters and digits.',
    ],
  ])('%s is rejected with its location', (_what, text, expected) => {
    expect(errorOf(described(text))).toBe(expected);
  });

  it('that contains itself is rejected', () => {
    const problem = '        code: { $ref: ';
    const text = edited([problem, `        cause: { $ref: '#/components/schemas/Problem' }\n${problem}`]);
    expect(errorOf(text)).toContain('(#/components/schemas/Problem): the schema contains itself. Describe each level as its own schema.');
  });

  it('of a second media type of a response is rejected', () => {
    const second = "            text/plain:\n              schema: { type: string }\n        '409'";
    expect(errorOf(edited(["        '409'", second]))).toContain('text~1plain): 200 has a second media type');
  });
});

const openSchema = (text: string) => openContract(`Schema: ${text}\nName: { type: string, maxLength: 9 }\n`).need('Schema', '');

describe('the resolved schema', () => {
  it.each<[string, string, object]>([
    [
      'contains the targets of references, with all rules',
      "{ properties: { a: { $ref: '#/Name' } } }",
      { properties: { a: { type: 'string', maxLength: 9 } } },
    ],
    [
      'omits descriptions and examples',
      '{ type: string, description: a, title: a, example: a, deprecated: true, x-own: a }',
      { type: 'string' },
    ],
    [
      'keeps properties named description or example',
      '{ properties: { description: { type: string }, example: { type: string } } }',
      { properties: { description: { type: 'string' }, example: { type: 'string' } } },
    ],
    ['is resolved inside lists', "{ items: { $ref: '#/Name' } }", { items: { type: 'string', maxLength: 9 } }],
    [
      'keeps additionalProperties, closed or described',
      "{ properties: { a: { additionalProperties: false } }, additionalProperties: { $ref: '#/Name' } }",
      { properties: { a: { additionalProperties: false } }, additionalProperties: { type: 'string', maxLength: 9 } },
    ],
  ])('%s', (_rule, text, expected) => {
    expect(resolvedSchema(openSchema(text))).toEqual(expected);
  });
});
