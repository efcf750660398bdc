/** A valid contract with reserved words, escapes and odd names everywhere. The code generated from it must compile. */
export const adversarialContract = String.raw`openapi: 3.0.3
info: { title: 'nasty */ \(things) "" ${'${title}'}', version: 9.9.9, description: "Ends a comment */ and a string \"\"\"." }
paths:
  /things:
    get:
      operationId: switch
      summary: 'List */ all'
      description: "First line\r\nsecond \\(line)\u2028third\u2029fourth \u202Ereversed\u202C \u0007 \"\"\" \\ */ /* \n- Parameters:\n  - none: at all\n\n   \n${'`${x}`'} end"
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      x-pagination: { cursor: in, next: $next, items: 'the-items' }
      parameters:
        - { name: in, in: query, schema: { $ref: '#/components/schemas/String' }, description: "The cursor.\n\nMore of it */" }
        - { name: self, in: query, schema: { type: string } }
        - { name: inout, in: query, schema: { type: string } }
        - { name: var, in: query, schema: { type: string } }
        - { name: default, in: query, required: true, schema: { type: integer, format: int32 } }
        - { name: $filter, in: query, schema: { type: number } }
        - { name: page-size, in: query, schema: { type: integer } }
        - { name: constructor, in: query, schema: { type: boolean } }
        - { name: since, in: query, schema: { type: string, format: date-time } }
        - { name: day, in: query, schema: { type: string, format: date } }
        - { name: odd, in: query, schema: { $ref: '#/components/schemas/Odd' } }
        - { name: -sort, in: query, schema: { type: string, enum: [-createdAt, createdAt, '>='] } }
        - { name: X-Trace-ID, in: header, schema: { type: string } }
        - { name: func, in: header, required: true, schema: { $ref: '#/components/schemas/Odd' } }
      responses:
        '200':
          description: "A page */ of\nthings."
          content: { application/json: { schema: { $ref: '#/components/schemas/Page' } } }
        '418': { $ref: '#/components/responses/Teapot' }
        '499': { description: 'Nobody \(waits) */.' }
    post:
      operationId: import
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters:
        - { name: idempotency-key, in: header, required: true, schema: { type: string } }
        - { name: IF-MATCH, in: header, schema: { type: string } }
      requestBody:
        content: { application/json: { schema: { $ref: '#/components/schemas/Response' } } }
      responses:
        '200':
          description: Was there.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
        '201':
          description: Is there now.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
        '418': { $ref: '#/components/responses/Teapot' }
  /things/{in}/{no-one}:
    parameters:
      - { name: in, in: path, required: true, schema: { $ref: '#/components/schemas/Odd' } }
      - { name: no-one, in: path, required: true, schema: { type: integer, format: int64 } }
    get:
      operationId: default
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters:
        - { name: if-none-match, in: header, schema: { type: string } }
      responses:
        '200':
          description: A thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Import' } } }
        '304': { description: Unchanged. }
    put:
      operationId: replace
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters:
        - { name: If-Match, in: header, required: true, schema: { type: string } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Nulls' } } }
      responses:
        '200':
          description: A thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Import' } } }
    head:
      operationId: class
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: It is there.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
    delete:
      operationId: delete
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '204': { description: Gone. }
  /numbers:
    get:
      operationId: repeat
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: Numbers.
          content: { application/json: { schema: { type: array, items: { type: integer } } } }
    post:
      operationId: await
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Locale' } } }
      responses:
        '200':
          description: A moment.
          content: { application/json: { schema: { type: string, format: date-time } } }
  /patches/{in}:
    parameters:
      - { name: in, in: path, required: true, schema: { type: string } }
    patch:
      operationId: patch
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      requestBody:
        required: true
        content: { application/merge-patch+json: { schema: { $ref: '#/components/schemas/Changes' } } }
      responses:
        '200':
          description: A thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
components:
  securitySchemes:
    bearerAuth: { type: http, scheme: bearer }
  schemas:
    String: { type: string, maxLength: 9, description: Plain text under a name that Swift has. }
    Date: { type: string, format: date-time }
    Locale: { type: array, items: { $ref: '#/components/schemas/Date' } }
    Answer: { type: object, additionalProperties: { $ref: '#/components/schemas/Locale' } }
    Request: { type: string, description: '*/ public let x = 1 // \(x)' }
    Response:
      type: object
      required: [self, init, Request]
      properties:
        self: { type: string, description: "Itself */ \u202E\nand more" }
        init: { type: integer }
        in: { $ref: '#/components/schemas/Odd' }
        await: { type: boolean }
        nil: { $ref: '#/components/schemas/String' }
        Request: { $ref: '#/components/schemas/Request' }
        answer: { $ref: '#/components/schemas/Answer' }
        $id: { type: string, format: uuid }
        '@type': { type: string, enum: [Type, Protocol, '@type'] }
        first-name: { type: string, format: date }
        LAST_NAME: { type: string }
        '404': { type: number }
        '': { type: string }
        '+1': { type: string }
        '-1': { type: string }
        '"quoted\(x)"': { type: string }
        "line\nbreak\u2028": { type: string }
        é: { type: string }
        日本: { type: string }
        אב: { type: string }
        __proto__: { type: string }
        constructor: { type: string }
        toString: { type: string }
        hashValue: { type: string }
        hash: { type: string }
        description: { type: string }
        container: { type: string, nullable: true }
        encoder: { type: array, items: { type: array, items: { $ref: '#/components/schemas/Odd' } } }
        encode: { type: object, additionalProperties: { type: object, additionalProperties: { type: integer } } }
    Odd:
      description: "Values \\(that) */ mean harm\r\n\"\"\""
      type: string
      enum: ['', '404', '+1', '-1', '-', '*', '>=', '*/', '"""', '\(value)', '\', '${'${x}`'}', "line\nbreak", "\u2028", "\u202E", "\0", it's,
        a-b, IN_PROGRESS, text/plain, é, ß, 日本語, א, 👩‍🚀, self, init, default, none, some, nil, unknown, in, Type, Protocol,
        rawValue, hashValue, __proto__, constructor, value]
    Page:
      type: object
      required: [the-items]
      properties:
        the-items: { type: array, items: { $ref: '#/components/schemas/Thing' } }
        $next: { $ref: '#/components/schemas/String' }
    Thing:
      type: object
      required: [in, since]
      properties:
        in: { $ref: '#/components/schemas/Odd' }
        since: { $ref: '#/components/schemas/Date' }
        deep:
          type: object
          properties:
            er: { type: object, properties: { est: { type: array, items: { type: object, properties: { kind: { type: string, enum: [a] } } } } } }
    Import:
      type: object
      required: [must-be, let, absent]
      properties:
        must-be: { type: string, nullable: true }
        may-be: { $ref: '#/components/schemas/Maybe' }
        let: { type: boolean }
        inout: { type: boolean }
        await: { type: boolean }
        operator: { type: boolean }
        throws: { type: boolean }
        any: { type: boolean }
        absent: { type: string, format: date, nullable: true }
        in: { $ref: '#/components/schemas/Odd' }
    Nulls:
      type: object
      required: [must-be, let]
      properties:
        must-be: { type: string, nullable: true }
        may-be: { $ref: '#/components/schemas/Maybe' }
        let: { type: boolean }
        inout: { type: boolean }
        await: { type: boolean }
        operator: { type: boolean }
        throws: { type: boolean }
        any: { type: boolean }
        absent: { type: string, format: date, nullable: true }
        in: { $ref: '#/components/schemas/Odd' }
    Changes:
      type: object
      properties:
        bio: { type: string, nullable: true }
        'var': { $ref: '#/components/schemas/Nullable' }
        tags: { type: array, nullable: true, items: { type: string } }
        within: { type: object, nullable: true, properties: { 'a b': { type: integer, nullable: true } } }
    Nullable: { type: string, format: date, nullable: true }
    Maybe: { type: string, format: date-time, nullable: true, description: Perhaps. }
    Problem:
      type: object
      properties:
        code: { $ref: '#/components/schemas/ProblemCode' }
        detail: { type: string }
        requestId: { type: string }
    ProblemCode:
      type: string
      x-extensible-enum: ['*/ \(teapot)']
  responses:
    Teapot:
      description: "Short */ and\r\nstout \\(x)."
      content:
        application/problem+json:
          schema: { $ref: '#/components/schemas/Problem' }
          examples:
            '*/ \(teapot)':
              value: { type: 'urn:teapot', title: Teapot, status: 418, detail: No coffee., code: '*/ \(teapot)' }
`;
