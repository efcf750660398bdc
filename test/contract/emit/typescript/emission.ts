import { expect } from '@jest/globals';
import { readContract } from '../../../../src/contract/read/contract';
import { emitTypeScript } from '../../../../src/contract/emit/typescript/sdk';
import { errorOf } from '../../small-contract';

/** Returns a generated file of the TypeScript SDK. */
export const emitted = (text: string, file: string): string => emitTypeScript(readContract(text), '').get(file) ?? '';

/** Returns the error message of the emitter for a contract that the reader accepts. */
export function errorOfEmission(text: string): string {
  expect(errorOf(text)).toBe('no error');
  try {
    emitTypeScript(readContract(text), '');
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
}

export const parameter = '- { name: dryRun, in: query, schema: { type: boolean } }';
export const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }';
export const paged: [string, string][] = [
  ['      x-access:', '      x-pagination: { cursor: from, next: after, items: things }\n      x-access:'],
  ['name: dryRun, in: query, schema: { type: boolean }', 'name: from, in: query, schema: { type: string }'],
  [
    '    Thing:\n      type: object\n      properties:\n',
    "    Thing:\n      type: object\n      properties:\n        after: { type: string }\n        things: { type: array, items: { $ref: '#/components/schemas/ProblemCode' } }\n",
  ],
];

export const condition = '      parameters: [{ name: If-None-Match, in: header, schema: { type: string } }]\n';
export const unchanged = "        '304': { description: Unchanged. }\n";

/** An operation of the same path whose response has an ETag. */
export const tagged = (method: string, parameters = '', more = ''): string => `    ${method}:
      operationId: ${method}Thing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
${parameters}      responses:
        '200':
          description: The thing.
          headers: { ETag: { schema: { type: string } } }
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
${more}    put:`;
