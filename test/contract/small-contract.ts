import { readContract } from '../../src/contract/read/contract';

/** A contract with one operation, so that tests can edit single lines of it. */
export const smallContract = `openapi: 3.0.3
info: { title: things, version: 1.0.0 }
paths:
  /things/{thingId}:
    parameters:
      - { name: thingId, in: path, required: true, schema: { type: string } }
    put:
      operationId: replaceThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters:
        - { name: dryRun, in: query, schema: { type: boolean } }
      requestBody:
        required: true
        content:
          application/json:
            schema: { $ref: '#/components/schemas/ThingRequest' }
      responses:
        '200':
          description: Replaced.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Thing' }
        '409': { $ref: '#/components/responses/Taken' }
components:
  securitySchemes:
    bearerAuth: { type: http, scheme: bearer }
  schemas:
    ThingRequest:
      type: object
      properties:
        name: { type: string }
    Thing:
      type: object
      properties:
        name: { type: string }
    Problem:
      type: object
      properties:
        code: { $ref: '#/components/schemas/ProblemCode' }
    ProblemCode:
      type: string
      x-extensible-enum: [taken]
  responses:
    Taken:
      description: The name is taken.
      headers:
        Retry-After: { schema: { type: string }, example: '7' }
      content:
        application/problem+json:
          schema: { $ref: '#/components/schemas/Problem' }
          examples:
            taken:
              value: { type: 'urn:taken', title: Taken, status: 409, detail: Choose another., code: taken }
`;

/** Returns the small contract with the first occurrence of each `from` replaced by its `to`. */
export function edited(...edits: [from: string, to: string][]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`The small contract does not contain ${from}`);
    return text.replace(from, () => to);
  }, smallContract);
}

/** Returns the message of the error that the contract causes. */
export function errorOf(text: string): string {
  try {
    readContract(text);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return 'no error';
}
