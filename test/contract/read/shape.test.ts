import { describe, expect, it } from '@jest/globals';
import type { Definition } from '../../../src/contract/model';
import { readContract } from '../../../src/contract/read/contract';
import { edited, refusal } from '../small-contract';

const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
const described = (schema: string, ...others: string[]) => edited([request, [`    ThingRequest: ${schema}`, ...others].join('\n    ')]);

/** What the shapes of a contract are by name, without their places. */
function shapesOf(text: string): Record<string, unknown> {
  return Object.fromEntries(readContract(text).shapes.map(({ name, definition }) => [name, withoutPlaces(definition)]));
}

function withoutPlaces(definition: Definition): unknown {
  if (definition.kind !== 'record') return definition;
  return Object.fromEntries(
    definition.properties.map(({ name, shape, required, nullable }) => [
      name,
      { shape, ...(required && { required }), ...(nullable && { nullable }) },
    ]),
  );
}

describe('a shape', () => {
  it.each<[string, string, unknown]>([
    ['text', '{ a: { type: string } }', { a: { shape: { kind: 'text' } } }],
    ['text of a format', '{ a: { type: string, format: date-time } }', { a: { shape: { kind: 'text', format: 'date-time' } } }],
    ['a whole number of 64 bits', '{ a: { type: integer } }', { a: { shape: { kind: 'integer', bits: 64 } } }],
    ['a whole number of 32 bits', '{ a: { type: integer, format: int32 } }', { a: { shape: { kind: 'integer', bits: 32 } } }],
    ['a number', '{ a: { type: number } }', { a: { shape: { kind: 'number' } } }],
    ['a boolean', '{ a: { type: boolean } }', { a: { shape: { kind: 'boolean' } } }],
    ['a list', '{ a: { type: array, items: { type: boolean } } }', { a: { shape: { kind: 'list', items: { kind: 'boolean' } } } }],
    [
      'a map',
      '{ a: { type: object, additionalProperties: { type: string } } }',
      { a: { shape: { kind: 'map', values: { kind: 'text' } } } },
    ],
    ['what a reference names', "{ a: { $ref: '#/components/schemas/Thing' } }", { a: { shape: { kind: 'named', name: 'Thing' } } }],
    ['that may be null', '{ a: { type: string, nullable: true } }', { a: { shape: { kind: 'text' }, nullable: true } }],
  ])('is %s', (_what, properties, want) => {
    expect(shapesOf(described(`{ type: object, properties: ${properties} }`))['ThingRequest']).toEqual(want);
  });

  it('is required when the object says so', () => {
    const shapes = shapesOf(described('{ type: object, required: [a], properties: { a: { type: string } } }'));
    expect(shapes['ThingRequest']).toEqual({ a: { shape: { kind: 'text' }, required: true } });
  });

  it('that stands in place is named after where it stands', () => {
    const inner = '{ type: object, properties: { the-kind: { type: string, enum: [a, b] } } }';
    expect(shapesOf(described(`{ type: object, properties: { parts: { type: array, items: ${inner} } } }`))).toMatchObject({
      ThingRequest: { parts: { shape: { kind: 'list', items: { kind: 'named', name: 'ThingRequestPartsItem' } } } },
      ThingRequestPartsItem: { 'the-kind': { shape: { kind: 'named', name: 'ThingRequestPartsItemTheKind' } } },
      ThingRequestPartsItemTheKind: { kind: 'choice', values: ['a', 'b'] },
    });
  });

  it('comes after those that it refers to', () => {
    const text = described("{ type: object, properties: { a: { $ref: '#/components/schemas/Part' } } }", 'Part: { type: string }');
    const names = readContract(text).shapes.map(({ name }) => name);
    expect(names.indexOf('Part')).toBeLessThan(names.indexOf('ThingRequest'));
  });

  it('that no operation reaches is left out', () => {
    expect(shapesOf(described('{ type: object, properties: { a: { type: string } } }', 'Alone: { type: string }'))).not.toHaveProperty(
      'Alone',
    );
  });
});

describe('what a typed SDK cannot express is refused with its place', () => {
  const at = 'openapi.yaml:29:';
  const schema = '#/components/schemas/ThingRequest';

  it.each<[string, string, string]>([
    [
      'anything',
      '{ type: object, properties: { a: {} } }',
      `${at}49 (${schema}/properties/a): "type" is missing. Say what it is: an SDK has no type for anything.`,
    ],
    [
      'an object of anything',
      '{ type: object }',
      `${at}5 (${schema}): an object that may hold anything. Describe its properties, or the schema of additionalProperties.`,
    ],
    [
      'properties with and without names',
      '{ type: object, properties: { a: { type: string } }, additionalProperties: { type: string } }',
      `${at}72 (${schema}/additionalProperties): properties with names and properties without. Put those without names in an object of their own.`,
    ],
    [
      'an enum of numbers',
      '{ type: object, properties: { a: { type: integer, enum: [1] } } }',
      `${at}69 (${schema}/properties/a/enum): an enum that is not text. Use text, or a range.`,
    ],
    [
      'a value twice',
      '{ type: object, properties: { a: { type: string, enum: [a, a] } } }',
      `${at}68 (${schema}/properties/a/enum): the value a twice. Name each value once.`,
    ],
    [
      'null in a list',
      '{ type: object, properties: { a: { type: array, items: { type: string, nullable: true } } } }',
      `${at}67 (${schema}/properties/a/items): null among the values of a list or map. Leave out what has no value.`,
    ],
    [
      'alternatives',
      '{ type: object, properties: { a: { allOf: [{ type: string }] } } }',
      `${at}54 (${schema}/properties/a/allOf): allOf in a type of the SDKs. Describe one structure.`,
    ],
    [
      'a name in place that is taken',
      "{ type: object, properties: { a: { $ref: '#/components/schemas/ThingRequestB' }, b: { type: object, properties: { c: { type: string } } } } }\n    ThingRequestB: { type: object, properties: { d: { type: string } } }",
      `${at}100 (${schema}/properties/b): a second type ThingRequestB (the first is #/components/schemas/ThingRequestB). Rename one, or put it in components.schemas under a name of its own.`,
    ],
    [
      'a name that begins small',
      "{ type: object, properties: { a: { $ref: '#/components/schemas/part' } } }\n    part: { type: string }",
      'openapi.yaml:30:5 (#/components/schemas/part): the schema part. The types of the SDKs are named after it: begin with a capital, go on with letters and digits.',
    ],
  ])('%s', (_what, text, want) => {
    expect(refusal(described(text))).toBe(want);
  });

  it('an answer that contains itself', () => {
    const problem = '        code: { $ref: ';
    const text = edited([problem, `        cause: { $ref: '#/components/schemas/Problem' }\n${problem}`]);
    expect(refusal(text)).toContain('(#/components/schemas/Problem): the schema contains itself. Say how deep it goes');
  });

  it('two media types of one answer', () => {
    const second = "            text/plain:\n              schema: { type: string }\n        '409'";
    expect(refusal(edited(["        '409'", second]))).toContain('text~1plain): a second media type for one status');
  });
});
