/** Edits of the contract: a dotted path and its new value. `undefined` removes the key. */
type Edits = Record<string, unknown>;

/** A rule, what it requires, edits that violate it, and the other rules that report the same edits. */
export type Violation = [rule: string, requirement: string, edits: Edits, also?: string[]];

const getUser = 'paths./users/{userId}.get';
const createUser = 'paths./users.post';
const schemas = 'components.schemas';
const badRequest = 'components.responses.InvalidUserId';
const badRequestExamples = `${badRequest}.content.application/problem+json.examples`;

const access: Violation[] = [
  ['rule/operation-security', 'each operation declares its own security', { [`${getUser}.security`]: undefined }, ['security-defined']],
  ['rule/operation-security', 'each operation declares the allowed callers', { [`${getUser}.x-access`]: undefined }],
  ['rule/security-not-empty', 'no operation is public', { [`${getUser}.security`]: [] }],
  [
    'rule/security-bearer',
    'no operation accepts a request without the bearer token',
    { [`${getUser}.security`]: [{ bearerAuth: [] }, {}] },
  ],
  ['rule/access-known', 'no operation allows an unknown kind of caller', { [`${getUser}.x-access`]: ['self', 'friends'] }],
  ['rule/access-known', 'each operation allows at least one kind of caller', { [`${getUser}.x-access`]: [] }],
];

const names: Violation[] = [
  ['rule/openapi-version', 'the contract has the OpenAPI version that API Gateway imports', { openapi: '3.0.2' }],
  [
    'rule/schema-names',
    'the name of a schema contains only letters and digits',
    {
      [`${schemas}.Order_By`]: { type: 'boolean', description: 'Whether.', example: true },
      [`${schemas}.UserPage.properties.ordered`]: { $ref: '#/components/schemas/Order_By' },
    },
  ],
  ['rule/operation-id-case', 'an operationId is camelCase', { [`${getUser}.operationId`]: 'get_user' }],
  [
    'rule/property-case',
    'a property is camelCase',
    { [`${schemas}.NotificationSwitches.properties.by_post`]: { type: 'boolean', description: 'Letters.', 'x-personal-data': true } },
  ],
  ['rule/parameter-case', 'a query parameter is camelCase', { 'components.parameters.CreatedFrom.name': 'created_from' }],
  ['rule/request-header-case', 'a request header is written as in RFC 9110', { 'components.parameters.IfMatch.name': 'if-match' }],
  [
    'rule/response-header-case',
    'a response header is written as in RFC 9110',
    { [`${badRequest}.headers.retry-after`]: { $ref: '#/components/headers/RetryAfter' } },
  ],
];

const lists = { type: 'array', description: 'Lists.', items: { type: 'array', maxItems: 2, items: { type: 'boolean' } } };
const number = { type: 'number', description: 'A number.' };
const open = {
  type: 'object',
  description: 'Anything.',
  'x-personal-data': false,
  properties: { on: { type: 'boolean', 'x-personal-data': false } },
};

const bounded: Violation[] = [
  ['contract/bounded-schemas', 'a string has a maximum length', { [`${schemas}.Bio.maxLength`]: undefined }],
  [
    'contract/bounded-schemas',
    'a string in a header has a maximum length',
    { 'components.headers.WWWAuthenticate.schema.maxLength': undefined },
  ],
  [
    'contract/bounded-schemas',
    'a string in a map has a maximum length',
    { [`${schemas}.Metadata.additionalProperties.maxLength`]: undefined },
  ],
  ['contract/bounded-schemas', 'a list has a maximum number of items', { [`${schemas}.UserPage.properties.items.maxItems`]: undefined }],
  ['contract/bounded-schemas', 'a list of lists has a maximum number of items', { [`${schemas}.UserPage.properties.grid`]: lists }],
  [
    'contract/bounded-schemas',
    'a list inside a list has a maximum number of items',
    { [`${schemas}.UserPage.properties.grid`]: { ...lists, maxItems: 2, items: { type: 'array', items: { type: 'boolean' } } } },
  ],
  ['contract/bounded-schemas', 'an integer parameter has a maximum', { 'components.parameters.Limit.schema.maximum': undefined }],
  ['contract/bounded-schemas', 'an integer has a minimum', { [`${schemas}.UserProfile.properties.version.minimum`]: undefined }],
  ['contract/bounded-schemas', 'a number has a minimum and a maximum', { [`${schemas}.UserPage.properties.score`]: number }],
  ['contract/bounded-schemas', 'a map has a maximum number of keys', { [`${schemas}.Metadata.maxProperties`]: undefined }],
];

const inputs: Violation[] = [
  [
    'contract/closed-requests',
    'a request object has additionalProperties: false',
    { [`${schemas}.CreateUserRequest.additionalProperties`]: undefined },
  ],
  [
    'contract/closed-requests',
    'a request object does not have additionalProperties: true',
    { [`${schemas}.ReplaceUserRequest.additionalProperties`]: true },
  ],
  [
    'contract/closed-requests',
    'an object two levels down in a request has additionalProperties: false',
    { [`${schemas}.Preferences.properties.later`]: open },
  ],
  ['contract/shaped-inputs', 'a string in a request has a pattern or enum', { [`${schemas}.PhoneNumber.pattern`]: undefined }],
  [
    'contract/shaped-inputs',
    'a map value in a request has a pattern or enum',
    { [`${schemas}.Metadata.additionalProperties.pattern`]: undefined },
  ],
  ['contract/shaped-inputs', 'a format does not replace a pattern', { [`${schemas}.BirthDate.pattern`]: undefined }],
  [
    'contract/shaped-inputs',
    'a string parameter has a pattern or enum',
    { 'components.parameters.IdempotencyKey.schema.pattern': undefined },
  ],
  [
    'contract/personal-data',
    'a property of a request declares whether it is personal data',
    { [`${schemas}.Bio.x-personal-data`]: undefined },
  ],
  ['contract/personal-data', 'x-personal-data is true or false', { [`${schemas}.Bio.x-personal-data`]: 'no' }],
  [
    'contract/personal-data',
    'a property two levels down in a request declares whether it is personal data',
    { [`${schemas}.NotificationSwitches.properties.sms.x-personal-data`]: undefined },
  ],
];

/** Patterns with non-portable syntax. Each matches the examples of DisplayName, so that no other rule reports it. */
const notPortable = [
  ['lookahead', '^(?=[A-Z])[A-Za-z ]+$'],
  ['negative lookahead', '^(?!B)[A-Za-z ]+$'],
  ['group without capture', '^(?:[A-Za-z]+ )+[A-Za-z]+$'],
  ['Unicode escape', String.raw`^[^\u0000-\u001f]+$`],
  ['shorthand for digits', String.raw`^[^\d]+$`],
  ['shorthand for white space', String.raw`^\S+ \S+$`],
  ['shorthand for words', String.raw`^\w+ \w+$`],
  ['word boundary', String.raw`^[A-Za-z ]+\b$`],
  ['dot', '^.+$'],
  ['lazy quantifier', '^[A-Za-z ]+?$'],
  ['backreference', String.raw`^([A-Z])[A-Za-z ]+(\1)?$`],
  ['slash', '^[^/]+$'],
  ['bracket in a class', '^[^[]+$'],
  ['intersection of classes', '^[^&&]+$'],
  ['character beyond ASCII', '^[^é]+$'],
] as const;

const schemaKeywords: Violation[] = [
  ['rule/schema-described', 'a schema has a type', { [`${schemas}.Theme.type`]: undefined }],
  ['rule/schema-plain', 'no schema has a default', { 'components.parameters.Limit.schema.default': 20 }],
  ['rule/schema-plain', 'no request relies on readOnly', { [`${schemas}.Bio.readOnly`]: true }, ['no-invalid-media-type-examples']],
  ['rule/schema-plain', 'no request relies on writeOnly', { [`${schemas}.Bio.writeOnly`]: true }, ['no-invalid-media-type-examples']],
  ['contract/null-in-patches', 'no schema outside a merge patch is nullable', { [`${schemas}.Bio.nullable`]: true }],
  [
    'rule/schema-plain',
    'no request relies on a discriminator',
    { [`${schemas}.CreateUserRequest.discriminator`]: { propertyName: 'email' } },
  ],
  ['rule/pattern-anchored', 'a pattern matches the whole text', { [`${schemas}.Locale.pattern`]: '^[A-Za-z-]{2,35}' }],
  ...notPortable.map(([what, pattern]): Violation => [
    'contract/portable-patterns',
    `a pattern has no ${what}`,
    { [`${schemas}.DisplayName.pattern`]: pattern },
  ]),
  ['contract/schema-examples', 'each schema has an example', { [`${schemas}.Theme.example`]: undefined }],
  [
    'contract/schema-examples',
    'the schema of a response has no example, which the mock would prefer',
    { [`${schemas}.UserPage.example`]: { items: [] } },
  ],
  ['rule/component-described', 'each schema in components.schemas has a description', { [`${schemas}.Theme.description`]: undefined }],
  ['rule/media-type-examples', 'each body has examples', { [`${createUser}.responses.201.content.application/json.examples`]: undefined }],
  ['rule/parameter-example', 'each parameter has an example', { 'components.parameters.Limit.example': undefined }],
  ['rule/header-example', 'each header has an example', { 'components.headers.RetryAfter.example': undefined }],
  ['rule/header-example', 'each header declares whether it is required', { 'components.headers.RetryAfter.required': undefined }],
];

const responses: Violation[] = [
  ...['400', '401', '403', '429', '500', '502', '503', '504'].map((status): Violation => [
    'rule/declared-statuses',
    `each operation declares ${status}`,
    { [`${getUser}.responses.${status}`]: undefined },
  ]),
  [
    'rule/no-default-response',
    'no operation has a default response',
    { [`${getUser}.responses.default`]: { $ref: '#/components/responses/InternalError' } },
  ],
  ['contract/response-headers', 'each response has X-Request-Id', { [`${badRequest}.headers.X-Request-Id`]: undefined }],
  ['contract/response-headers', 'each success has Cache-Control', { [`${getUser}.responses.304.headers.Cache-Control`]: undefined }],
  [
    'contract/response-headers',
    '201 has Location',
    { [`${createUser}.responses.201.headers.Location`]: undefined },
    ['no-unused-components'],
  ],
  ['contract/response-headers', '304 has ETag', { [`${getUser}.responses.304.headers.ETag`]: undefined }],
  [
    'contract/response-headers',
    '401 has WWW-Authenticate',
    { 'components.responses.Unauthenticated.headers.WWW-Authenticate': undefined },
    ['no-unused-components'],
  ],
  ['contract/response-headers', '412 has ETag', { 'components.responses.PreconditionFailed.headers.ETag': undefined }],
  ['contract/response-headers', '429 has Retry-After', { 'components.responses.TooManyRequests.headers.Retry-After': undefined }],
  ['contract/response-headers', '503 has Retry-After', { 'components.responses.ServiceUnavailable.headers.Retry-After': undefined }],
  [
    'contract/problem-responses',
    'an error has the schema Problem',
    { [`${badRequest}.content.application/problem+json.schema`]: { type: 'object', allOf: [{ $ref: '#/components/schemas/Problem' }] } },
  ],
  ['contract/problem-responses', 'an error has an example', { [badRequestExamples]: {} }],
  [
    'contract/problem-responses',
    'an example of an error is named after its code',
    { [`${badRequestExamples}.invalid-request.value.code`]: 'invalid-cursor' },
  ],
  [
    'contract/problem-responses',
    'an example of an error has the status of its response',
    { [`${badRequestExamples}.invalid-request.value.status`]: 404 },
  ],
  [
    'contract/problem-responses',
    'an example of an error has a type that ends in its code',
    { [`${badRequestExamples}.invalid-request.value.type`]: 'urn:user-profiles:problem:other' },
  ],
  [
    'contract/problem-responses',
    'a response that several statuses share is checked under each of them',
    { [`${getUser}.responses.404`]: { $ref: '#/components/responses/InvalidUserId' } },
  ],
];

const codes = 'components.schemas.InputErrorCode';

const growing: Violation[] = [
  [
    'contract/open-answers',
    'a schema that only responses use has no closed enum, which would break generated clients when it grows',
    { [`${codes}.enum`]: ['too-long', 'too-short'] },
    ['no-invalid-media-type-examples'],
  ],
  ['contract/open-answers', 'an extensible enum has a pattern for future values', { [`${codes}.pattern`]: undefined }],
];

/** One or more violations of each rule in redocly.yaml that is not built into Redocly. */
export const violations: Violation[] = [...access, ...names, ...bounded, ...inputs, ...schemaKeywords, ...responses, ...growing];
