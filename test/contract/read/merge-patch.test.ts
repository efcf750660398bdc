import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../src/contract/read/contract';
import { edited, errorOf } from '../small-contract';

/** Returns the small contract with a PATCH beside its PUT. Line 50 is `schemas:`. */
const patched = (replacement: string, patch: string) =>
  edited(
    [
      'components:\n',
      `    patch:
      operationId: patchThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      requestBody:
        required: true
        content:
          application/merge-patch+json:
            schema: { $ref: '#/components/schemas/ThingPatch' }
      responses:
        '200':
          description: Changed.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
components:
`,
    ],
    [
      '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }\n',
      `    ThingRequest: ${replacement}\n    ThingPatch: ${patch}\n`,
    ],
  );

const object = (properties: string, more = '') => `{ type: object, properties: { ${properties} }${more} }`;
const text = '{ type: string, maxLength: 9 }';
const nullableText = '{ nullable: true, type: string, maxLength: 9 }';

describe('a merge patch', () => {
  it.each([
    ['a required and an optional property', object(`a: ${text}, b: ${text}`, ', required: [a]'), object(`b: ${nullableText}, a: ${text}`)],
    ['an enum with null', object('a: { type: string, enum: [x, y] }'), object('a: { type: string, nullable: true, enum: [x, y, null] }')],
    [
      'an object that is merged',
      object(`a: ${object(`b: ${text}`)}`),
      object(`a: { type: object, nullable: true, properties: { b: ${nullableText} } }`),
    ],
    [
      'a map that is merged, with another limit',
      object(`a: { type: object, maxProperties: 1, additionalProperties: ${text} }`),
      object(`a: { type: object, nullable: true, maxProperties: 2, additionalProperties: ${nullableText} }`),
    ],
  ])('is accepted with %s', (_what, replacement, patch) => {
    expect(errorOf(patched(replacement, patch))).toBe('no error');
  });

  it.each([
    [
      'a required property',
      object(`a: ${text}`),
      object(`a: ${nullableText}`, ', required: [a]'),
      '/required): a property of a merge patch is required. Remove `required`: an omitted property keeps its value.',
    ],
    [
      'a missing property',
      object(`a: ${text}, b: ${text}`),
      object(`a: ${nullableText}`),
      'ThingPatch): the merge patch lacks the property b of ThingRequest. Add b.',
    ],
    [
      'a property that the replacement does not have',
      object(`a: ${text}`),
      object(`a: ${nullableText}, b: ${nullableText}`),
      'ThingPatch/properties/b): ThingRequest has no property b. Remove b, or add it there.',
    ],
    [
      'an optional property without null',
      object(`a: ${text}`),
      object(`a: ${text}`),
      'ThingPatch/properties/a): an optional property of a merge patch cannot be removed. Write nullable: true.',
    ],
    [
      'a required property with null',
      object(`a: ${text}`, ', required: [a]'),
      object(`a: ${nullableText}`),
      'ThingPatch/properties/a): a required property of a merge patch can be removed. Remove nullable.',
    ],
    [
      'another limit',
      object(`a: ${text}`),
      object('a: { nullable: true, type: string, maxLength: 8 }'),
      'ThingPatch/properties/a): the merge patch accepts other values than #/components/schemas/ThingRequest/properties/a. Copy its rules',
    ],
    [
      'a nested property without null',
      object(`a: ${object(`b: ${text}`)}`),
      object(`a: { type: object, nullable: true, properties: { b: ${text} } }`),
      'properties/a/properties/b): an optional property of a merge patch cannot be removed',
    ],
    [
      'a map whose values cannot be null',
      object(`a: { type: object, additionalProperties: ${text} }`),
      object(`a: { type: object, nullable: true, additionalProperties: ${text} }`),
      'properties/a/additionalProperties): an optional property of a merge patch cannot be removed',
    ],
  ])('is rejected with %s', (_what, replacement, patch, expected) => {
    expect(errorOf(patched(replacement, patch))).toContain(expected);
  });

  it('is rejected as application/json', () => {
    const contract = patched(object(`a: ${text}`), object(`a: ${nullableText}`)).replace(
      'application/merge-patch+json:',
      'application/json:',
    );
    expect(errorOf(contract)).toContain(
      'the only media type of the request body of a PATCH is application/merge-patch+json. Describe application/merge-patch+json and nothing else.',
    );
  });
});

describe('an enum that is a copy of a component and also accepts null', () => {
  it('has the type of the component in the SDKs', () => {
    const contract = patched(
      object("a: { $ref: '#/components/schemas/Colour' }"),
      `${object('a: { type: string, nullable: true, enum: [x, y, null] }')}\n    Colour: { type: string, enum: [x, y] }`,
    );
    const patch = readContract(contract).namedTypes.find(({ name }) => name === 'ThingPatch');
    expect(patch?.definition).toMatchObject({ properties: [{ name: 'a', nullable: true, schemaType: { kind: 'named', name: 'Colour' } }] });
  });
});
