import { describe, expect, it } from '@jest/globals';
import { personalData } from '../../../generated/personal-data';
import { emitPersonalData } from '../../../src/contract/emit/personal-data';
import { readContract } from '../../../src/contract/read/contract';
import type { components } from '../../../generated/types';
import { edited, errorOf, smallContract } from '../small-contract';

const namesIn = (text: string): string => /personalData = (\[.*\])/.exec(emitPersonalData(readContract(text)))?.[1] ?? '';
const request = '        name: { type: string }\n    Thing:';
const property = (schema: string): string => edited([request, `        name: ${schema}\n    Thing:`]);
const query = '{ name: dryRun, in: query, schema: { type: boolean } }';

describe('the names of personal data', () => {
  it('are an empty list if the contract marks nothing', () => {
    expect(namesIn(smallContract)).toBe('[]');
  });

  it('are those of marked properties and parameters, without duplicates', () => {
    const marked = edited(
      [request, `        name: { $ref: '#/components/schemas/Name' }\n    Name: { type: string, x-personal-data: true }\n    Thing:`],
      [query, `${query}\n        - { name: label, in: query, schema: { $ref: '#/components/schemas/Name' } }`],
    );
    expect(namesIn(marked)).toBe("['label', 'name']");
  });

  it('do not contain a property with x-personal-data: false', () => {
    expect(namesIn(property('{ type: string, x-personal-data: false }'))).toBe('[]');
  });

  it('are rejected if x-personal-data is neither true nor false', () => {
    expect(errorOf(property('{ type: string, x-personal-data: yes please }'))).toContain(
      'x-personal-data is "yes please". Write true if the value is personal data, otherwise false.',
    );
  });

  it('contain every property of a user that a client can set', () => {
    const properties: Record<keyof components['schemas']['ReplaceUserRequest'], true> = {
      email: true,
      displayName: true,
      givenName: true,
      familyName: true,
      phoneNumber: true,
      birthDate: true,
      avatarUrl: true,
      bio: true,
      locale: true,
      timeZone: true,
      preferences: true,
      metadata: true,
    };
    expect(personalData).toEqual(expect.arrayContaining(Object.keys(properties)));
  });
});
