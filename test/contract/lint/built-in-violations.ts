import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Fault } from '../faults';

const { paths }: { paths: Record<string, unknown> } = parse(readFileSync(join(__dirname, '../../../openapi.yaml'), 'utf8'));
const renamed = (name: string): Fault[2] => ({ 'paths./users': undefined, [`paths.${name}`]: paths['/users'] });

const getUser = 'paths./users/{userId}.get';
const createUser = 'paths./users.post';
const schemas = 'components.schemas';
const parameters = 'components.parameters';

const unused = { description: 'Nobody sends it.', required: false, example: 'a', schema: { type: 'string', maxLength: 1 } };
const list = { type: 'array', maxItems: 2, items: { type: 'boolean' } };
const xml = { schema: { $ref: '#/components/schemas/UserProfile' }, examples: { complete: { $ref: '#/components/examples/Profile' } } };
const requestXml = {
  schema: { $ref: '#/components/schemas/CreateUserRequest' },
  examples: { minimal: { $ref: '#/components/examples/CreateMinimal' } },
};
const tag = (name: string): object => ({ name, description: 'A tag.' });

const components: Fault[] = [
  ['info-contact', 'the contract says whom to ask', { 'info.contact': undefined }],
  ['no-invalid-schema-examples', 'the example of a schema is valid', { [`${schemas}.PhoneNumber.example`]: '0207123' }],
  [
    'no-invalid-media-type-examples',
    'the example of a body is valid',
    { 'components.examples.CreateMinimal.value': { email: 'a@b.example' } },
  ],
  ['no-invalid-parameter-examples', 'the example of a parameter is valid', { [`${parameters}.Limit.example`]: 101 }],
  ['spec-ref-siblings', 'nothing stands beside a $ref', { [`${schemas}.UserProfile.properties.bio.description`]: 'Mine.' }],
  [
    'spec-strict-refs',
    'a $ref stands only where OpenAPI allows one',
    { 'x-tag': tag('users'), tags: [{ $ref: '#/x-tag' }] },
    ['operation-tag-defined'],
  ],
  ['no-unresolved-refs', 'a $ref leads somewhere', { [`${schemas}.UserProfile.properties.bio.$ref`]: '#/components/schemas/Life' }],
  ['no-unused-components', 'every component is used', { 'components.headers.Unused': unused }],
  [
    'no-required-schema-properties-undefined',
    'what is required is described',
    { [`${schemas}.UserPage.required`]: ['items', 'total'] },
    ['no-invalid-media-type-examples'],
  ],
  [
    'required-string-property-missing-min-length',
    'a required text has a least length',
    { [`${schemas}.Problem.properties.title.minLength`]: undefined },
  ],
];

const operations: Fault[] = [
  ['security-defined', 'every kind of security is defined', { [`${getUser}.security`]: [{ bearerAuth: [], cookieAuth: [] }] }],
  ['operation-operationId-unique', 'no two operations have the same id', { [`${getUser}.operationId`]: 'createUser' }],
  ['operation-description', 'each operation is described', { [`${getUser}.description`]: undefined }],
  [
    'operation-singular-tag',
    'each operation has one tag',
    { [`${getUser}.tags`]: ['users', 'people'], tags: [tag('people'), tag('users')] },
  ],
  ['operation-tag-defined', 'each tag is defined', { [`${getUser}.tags`]: ['people'] }],
  ['tags-alphabetical', 'tags are in order', { tags: [tag('users'), tag('people')] }],
  ['parameter-description', 'each parameter is described', { [`${parameters}.Limit.description`]: undefined }],
  [
    'array-parameter-serialization',
    'a list as a parameter says how it is written',
    { [`${parameters}.Limit.schema`]: list, [`${parameters}.Limit.example`]: [true] },
  ],
  [
    'path-parameters-defined',
    'each parameter of a path is defined',
    { 'paths./users/{userId}.parameters': undefined },
    ['no-unused-components'],
  ],
  ['path-segment-plural', 'a path names a collection', renamed('/user')],
  ['paths-kebab-case', 'a path is kebab-case', renamed('/appUsers')],
  ['no-http-verbs-in-paths', 'no path names a verb', renamed('/get-users')],
  ['request-mime-type', 'a request is JSON', { [`${createUser}.requestBody.content.application/xml`]: requestXml }],
  ['response-mime-type', 'an answer is JSON or a problem document', { [`${createUser}.responses.201.content.application/xml`]: xml }],
  [
    'operation-4xx-problem-details-rfc7807',
    'a refusal is a problem document',
    { 'components.responses.Forbidden.content': { 'application/json': xml } },
    ['contract/problem-responses'],
  ],
];

/** One fault for each of redocly's own rules that is switched on by name, and for those of recommended-strict that we lean on. */
export const builtInFaults: Fault[] = [...components, ...operations];
