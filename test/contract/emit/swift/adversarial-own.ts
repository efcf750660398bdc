/** Returns an operation on the caller's own data, with an example whose text would end a string of Swift. */
const own = (method: string, id: string, body: string): string => `    ${method}:
      operationId: ${id}
      security: [{ bearerAuth: [] }]
      x-access: [self]
${body}      responses:
        '200':
          description: The caller's own.
          content:
            application/json:
              schema: { $ref: '#/components/schemas/Own' }
              examples:
                '#': { summary: '"""# */ \\(x)', value: { in: '"# \\#(x) """', self-id: "\\u2028", etag: '"1"' } }
`;

const changing = (schema: string, type: string): string => `      parameters:
        - { name: If-Match, in: header, schema: { type: string } }
      requestBody:
        required: true
        content: { ${type}: { schema: { $ref: '#/components/schemas/${schema}' } } }
`;

/** The operations on an object with an ETag whose properties have the names of keywords and of members of the generated code. */
export const ownOperations = `  /own/{self-id}:
    parameters:
      - { name: self-id, in: path, required: true, schema: { type: string } }
${own('get', 'getSelf', '')}${own('put', 'replaceSelf', changing('OwnRequest', 'application/json'))}${own(
  'patch',
  'deferSelf',
  changing('OwnPatch', 'application/merge-patch+json'),
)}`;

const properties = (nullable: string, part: string): string => `        in: { type: string }
        default: { type: string, minLength: 1${nullable} }
        hash-value: { type: string, format: date${nullable} }
        map: { type: object${nullable}, additionalProperties: { type: string${nullable} } }
        optional: { $ref: '#/components/schemas/${part}' }
`;

export const ownSchemas = `    Own:
      type: object
      required: [in, self-id, etag]
      properties:
        self-id: { type: string }
        etag: { type: string }
${properties('', 'Part')}    OwnRequest:
      type: object
      required: [in]
      properties:
${properties('', 'Part')}    OwnPatch:
      type: object
      properties:
${properties(', nullable: true', 'PartPatch')}    Part: { type: object, properties: { old: { type: boolean } } }
    PartPatch: { type: object, nullable: true, properties: { old: { type: boolean, nullable: true } } }
`;
