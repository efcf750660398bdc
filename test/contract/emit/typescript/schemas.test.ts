import { describe, expect, it } from '@jest/globals';
import { emitTypeScript } from '../../../../src/contract/emit/typescript/sdk';
import { readContract } from '../../../../src/contract/read/contract';
import { edited, smallContract } from '../../small-contract';
import { emitted, request } from './emission';

describe('schemas.ts', () => {
  it('exports a name for each object and enum, from the types of openapi-typescript', () => {
    const text = emitted(smallContract, 'schemas.ts');
    expect(text).toContain("export type Thing = Schemas['Thing'];\n");
    expect(text).toContain("export type ProblemCode = Schemas['ProblemCode'];\n");
  });

  it('declares the types of inline schemas', () => {
    const text = emitted(
      edited(
        ['schema: { type: boolean }', 'schema: { type: string, enum: [a, "it\'s"] }'],
        [
          request,
          `${request}\n        parts: { type: array, items: { type: object, required: [n], properties: { n: { type: integer, nullable: true }, a-b: { type: string } } } }`,
        ],
      ),
      'schemas.ts',
    );
    expect(text).toContain("export type ReplaceThingDryRun = 'a' | 'it\\'s';\n");
    expect(text).toContain("export interface ThingRequestPartsItem {\n  n: number | null;\n  'a-b'?: string;\n}\n");
  });
});

describe('types.ts', () => {
  it('accepts any string for an extensible enum, and lists the known values', () => {
    const line = '        ProblemCode: "taken" | "gone";\n        Theme: "dark";\n';
    const emittedTypes = emitTypeScript(readContract(smallContract), line).get('types.ts');
    expect(emittedTypes).toBe('        ProblemCode: "taken" | "gone" | (string & {});\n        Theme: "dark";\n');
  });
});
