import { smallSdk } from './swift/swift-sdk';

const read = `    get:
      operationId: getThing
      security: [{ bearerAuth: [] }]
      x-access: [self]
      responses:
        '200':
          description: The thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
    patch:
      operationId: patchThing
      security: [{ bearerAuth: [] }]
      x-access: [self]
      parameters:
        - { name: If-Match, in: header, description: The revision., schema: { type: string } }
      requestBody:
        required: true
        content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/ThingPatch' } } }
      responses:
        '200':
          description: Changed.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
`;

const rest = `        note: { $ref: '#/components/schemas/Note' }
        free: { type: string }
        day: { type: string, format: date }
        part: { $ref: '#/components/schemas/Part' }
        extra: { type: object, additionalProperties: { type: string } }
`;

const parts = `    Note: { type: string, minLength: 1 }
    Part: { type: object, properties: { on: { type: boolean } } }
    PartPatch: { type: object, nullable: true, properties: { on: { type: boolean, nullable: true } } }
    ThingPatch:
      type: object
      properties:
        name: { type: string }
        note: { type: string, minLength: 1, nullable: true }
        free: { type: string, nullable: true }
        day: { type: string, format: date, nullable: true }
        part: { $ref: '#/components/schemas/PartPatch' }
        extra: { type: object, nullable: true, additionalProperties: { type: string, nullable: true } }
`;

const request = '    ThingRequest:\n      type: object\n      properties:\n        name: { type: string }\n';
const thing = '    Thing:\n      type: object\n      properties:\n        name: { type: string }\n';

/** Returns the small contract with a PATCH and a PUT of a thing that has an ETag, and with edits. */
export const patched = (...edits: [from: string, to: string][]): string =>
  smallSdk(
    ['    put:\n', `${read}    put:\n`],
    [request, request.replace('properties', 'required: [name]\n      properties') + rest],
    [thing, thing.replace('properties:\n', 'required: [name, etag]\n      properties:\n        etag: { type: string }\n') + rest + parts],
    ...edits,
  );
