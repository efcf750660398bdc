import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Violation } from './violations';

const { paths }: { paths: Record<string, unknown> } = parse(readFileSync(join(__dirname, '../../../openapi.yaml'), 'utf8'));
const renamed = (name: string): Violation[2] => ({ 'paths./users': undefined, [`paths.${name}`]: paths['/users'] });

const getUser = 'paths./users/{userId}.get';
const createUser = 'paths./users.post';
const schemas = 'components.schemas';
const parameters = 'components.parameters';

const unused = { description: 'An unused header.', required: false, example: 'a', schema: { type: 'string', maxLength: 1 } };
const list = { type: 'array', maxItems: 2, items: { type: 'boolean' } };
const xml = { schema: { $ref: '#/components/schemas/UserProfile' }, examples: { complete: { $ref: '#/components/examples/Profile' } } };
const requestXml = {
  schema: { $ref: '#/components/schemas/CreateUserRequest' },
  examples: { minimal: { $ref: '#/components/examples/CreateMinimal' } },
};
const tag = (name: string): object => ({ name, description: 'A tag.' });

const components: Violation[] = [
  ['info-contact', 'the contract has a contact', { 'info.contact': undefined }],
  ['no-invalid-schema-examples', 'the example of a schema is valid', { [`${schemas}.PhoneNumber.example`]: '0207123' }],
  [
    'no-invalid-media-type-examples',
    'the example of a body is valid',
    { 'components.examples.CreateMinimal.value': { email: 'a@b.example' } },
  ],
  ['no-invalid-parameter-examples', 'the example of a parameter is valid', { [`${parameters}.Limit.example`]: 101 }],
  ['spec-ref-siblings', 'a $ref has no siblings', { [`${schemas}.UserProfile.properties.bio.description`]: 'Mine.' }],
  [
    'spec-strict-refs',
    'a $ref is used only where OpenAPI allows one',
    { 'x-tag': tag('users'), tags: [{ $ref: '#/x-tag' }] },
    ['operation-tag-defined'],
  ],
  ['no-unresolved-refs', 'the target of a $ref exists', { [`${schemas}.UserProfile.properties.bio.$ref`]: '#/components/schemas/Life' }],
  ['no-unused-components', 'every component is used', { 'components.headers.Unused': unused }],
  [
    'no-required-schema-properties-undefined',
    'a required property is declared',
    { [`${schemas}.UserPage.required`]: ['items', 'total'] },
    ['no-invalid-media-type-examples'],
  ],
  [
    'required-string-property-missing-min-length',
    'a required string has a minimum length',
    { [`${schemas}.Problem.properties.title.minLength`]: undefined },
  ],
];

const operations: Violation[] = [
  ['security-defined', 'every security scheme is defined', { [`${getUser}.security`]: [{ bearerAuth: [], cookieAuth: [] }] }],
  ['operation-operationId-unique', 'no two operations have the same id', { [`${getUser}.operationId`]: 'createUser' }],
  ['operation-description', 'each operation has a description', { [`${getUser}.description`]: undefined }],
  [
    'operation-singular-tag',
    'each operation has one tag',
    { [`${getUser}.tags`]: ['users', 'people'], tags: [tag('people'), tag('users')] },
  ],
  ['operation-tag-defined', 'each tag is defined', { [`${getUser}.tags`]: ['people'] }],
  ['tags-alphabetical', 'tags are in alphabetical order', { tags: [tag('users'), tag('people')] }],
  ['parameter-description', 'each parameter has a description', { [`${parameters}.Limit.description`]: undefined }],
  [
    'array-parameter-serialization',
    'an array parameter declares its serialization',
    { [`${parameters}.Limit.schema`]: list, [`${parameters}.Limit.example`]: [true] },
  ],
  [
    'path-parameters-defined',
    'each parameter of a path is defined',
    { 'paths./users/{userId}.parameters': undefined },
    ['no-unused-components'],
  ],
  ['path-segment-plural', 'a path segment is plural', renamed('/user')],
  ['paths-kebab-case', 'a path is kebab-case', renamed('/appUsers')],
  ['no-http-verbs-in-paths', 'no path contains an HTTP verb', renamed('/get-users')],
  ['request-mime-type', 'a request is JSON', { [`${createUser}.requestBody.content.application/xml`]: requestXml }],
  ['response-mime-type', 'a response is JSON or a problem document', { [`${createUser}.responses.201.content.application/xml`]: xml }],
  [
    'operation-4xx-problem-details-rfc7807',
    'a 4xx response is a problem document',
    { 'components.responses.Forbidden.content': { 'application/json': xml } },
    ['contract/problem-responses'],
  ],
];

/** One violation of each built-in Redocly rule that redocly.yaml enables by name, and of each recommended-strict rule that the project relies on. */
export const builtInViolations: Violation[] = [...components, ...operations];
