import { type Document, isSeq, parseDocument } from 'yaml';

/** An edit of openapi.yaml. */
export interface Edit {
  what: string;
  edit: (contract: Document) => void;
  /** The rule that reports the edit. */
  rule?: string;
  /** The name that the changelog must contain. */
  subject?: string;
}

const schemas = ['components', 'schemas'];
const parameters = ['components', 'parameters'];
const user = ['paths', '/users/{userId}'];

const set = (path: readonly string[], value: unknown) => (contract: Document) => {
  if (!contract.hasIn(path.slice(0, -1))) throw new Error(`openapi.yaml has no ${path.join('/')}. Edit a path that exists.`);
  contract.setIn(path, value);
};

const remove = (path: readonly string[]) => (contract: Document) => {
  if (!contract.deleteIn(path)) throw new Error(`openapi.yaml has no ${path.join('/')}. Edit a path that exists.`);
};

function listIn(contract: Document, path: readonly string[]) {
  const list = contract.getIn(path);
  if (!isSeq(list)) throw new Error(`openapi.yaml has no list ${path.join('/')}. Edit a list that exists.`);
  return list;
}

const append = (path: readonly string[], value: unknown) => (contract: Document) => {
  listIn(contract, path).add(contract.createNode(value));
};

const drop = (path: readonly string[], value: string) => (contract: Document) => {
  const list = listIn(contract, path);
  const index = list.toJSON().findIndex((item: unknown) => JSON.stringify(item).includes(value));
  if (index < 0) throw new Error(`${path.join('/')} has no ${value}. Edit a value that exists.`);
  list.delete(index);
};

const replaceRequired = (schema: string, name: string) => drop([...schemas, schema, 'required'], name);

const text = { type: 'string', maxLength: 64, pattern: '^[a-z]*$' };
const view = (required: boolean) => ({ name: 'view', in: 'query', required, description: 'The view.', schema: text, example: 'short' });

export const breaking: Edit[] = [
  { what: 'an operation is removed', edit: remove([...user, 'delete']), rule: 'operation-removed', subject: 'deleteUser' },
  {
    what: 'an operation has another name',
    edit: set([...user, 'get', 'operationId'], 'readUser'),
    rule: 'operation-id-changed',
    subject: 'getUser',
  },
  {
    what: 'a property of a request is removed',
    edit: remove([...schemas, 'ReplaceUserRequest', 'properties', 'bio']),
    rule: 'property-removed',
    subject: 'bio',
  },
  {
    what: 'a property of a response is removed',
    edit: remove([...schemas, 'UserProfile', 'properties', 'version']),
    rule: 'property-removed',
    subject: 'version',
  },
  {
    what: 'a property of a response is no longer always present',
    edit: replaceRequired('UserProfile', 'updatedAt'),
    rule: 'required-properties-removed',
    subject: 'UserProfile',
  },
  {
    what: 'a property of a response can be null',
    edit: set([...schemas, 'UserProfile', 'properties', 'version', 'nullable'], true),
    rule: 'schema-type-changed',
    subject: 'version',
  },
  {
    what: 'a property of a request becomes required',
    edit: append([...schemas, 'CreateUserRequest', 'required'], 'bio'),
    rule: 'required-properties-added',
    subject: 'CreateUserRequest',
  },
  {
    what: 'a new parameter is required',
    edit: append(['paths', '/users', 'get', 'parameters'], view(true)),
    rule: 'parameter-became-required',
    subject: 'listUsers',
  },
  {
    what: 'a parameter becomes required',
    edit: set([...parameters, 'Limit', 'required'], true),
    rule: 'parameter-became-required',
    subject: 'limit',
  },
  {
    what: 'a parameter is removed',
    edit: drop(['paths', '/users', 'get', 'parameters'], 'Cursor'),
    rule: 'parameter-removed',
    subject: 'listUsers',
  },
  {
    what: 'a limit of a request is lower',
    edit: set([...parameters, 'Limit', 'schema', 'maximum'], 50),
    rule: 'schema-constraint-changed',
    subject: 'limit',
  },
  {
    what: 'a text of a request must be shorter',
    edit: set([...parameters, 'IdempotencyKey', 'schema', 'maxLength'], 64),
    rule: 'schema-constraint-changed',
    subject: 'Idempotency-Key',
  },
  {
    what: 'a pattern of a request is another one',
    edit: set([...schemas, 'Locale', 'pattern'], '^[A-Za-z0-9-]+$'),
    rule: 'schema-constraint-changed',
    subject: 'Locale',
  },
  {
    what: 'a format is another one',
    edit: set([...schemas, 'Timestamp', 'format'], 'date'),
    rule: 'schema-constraint-changed',
    subject: 'Timestamp',
  },
  {
    what: 'a type is another one',
    edit: set([...schemas, 'BirthDate', 'type'], 'integer'),
    rule: 'schema-type-changed',
    subject: 'BirthDate',
  },
  {
    what: 'a value of a parameter is removed',
    edit: drop([...parameters, 'Order', 'schema', 'enum'], 'asc'),
    rule: 'enum-values-removed',
    subject: 'order',
  },
  {
    what: 'a closed list of values in responses is longer',
    edit: append([...schemas, 'Theme', 'enum'], 'sepia'),
    rule: 'enum-values-added',
    subject: 'Theme',
  },
  { what: 'a status is removed', edit: remove([...user, 'get', 'responses', '304']), rule: 'response-removed', subject: '304' },
  {
    what: 'a header of a response is removed',
    edit: remove([...user, 'get', 'responses', '200', 'headers', 'ETag']),
    rule: 'response-header-removed',
    subject: 'ETag',
  },
  {
    what: 'a header of a response is no longer always present',
    edit: set(['components', 'headers', 'ETag', 'required'], false),
    rule: 'response-header-became-optional',
    subject: 'ETag',
  },
  {
    what: 'the authentication is another one',
    edit: set(['components', 'securitySchemes', 'bearerAuth'], { type: 'apiKey', in: 'header', name: 'X-Key', description: 'A key.' }),
    rule: 'security-scheme-changed',
    subject: 'bearerAuth',
  },
  {
    what: 'an operation allows fewer callers',
    edit: drop([...user, 'get', 'x-access'], 'self'),
    rule: 'access-narrowed',
    subject: 'getUser',
  },
  {
    what: 'a problem has another code',
    edit: set(['components', 'responses', 'EmailTaken', 'content', 'application/problem+json', 'examples'], {
      a: { value: { code: 'name-taken' } },
    }),
    rule: 'problem-code-removed',
    subject: 'email-taken',
  },
  {
    what: 'a code of an input error is removed',
    edit: drop([...schemas, 'InputErrorCode', 'x-extensible-enum'], 'in-future'),
    rule: 'extensible-enum-value-removed',
    subject: 'in-future',
  },
];

const head = {
  operationId: 'countUsers',
  summary: 'Count users',
  description: 'Counts the users.',
  tags: ['users'],
  security: [{ bearerAuth: [] }],
  'x-access': ['administrator'],
  responses: { 204: { description: 'The number is in the header.' } },
};

export const compatible: Edit[] = [
  { what: 'a new operation', edit: set(['paths', '/users', 'head'], head) },
  { what: 'a new path', edit: set(['paths', '/groups'], { get: { ...head, operationId: 'listGroups' } }) },
  { what: 'a new optional parameter', edit: append(['paths', '/users', 'get', 'parameters'], view(false)) },
  { what: 'a new optional property of a request', edit: set([...schemas, 'CreateUserRequest', 'properties', 'nickname'], text) },
  {
    what: 'a new required property of a response',
    edit: (contract) => {
      set([...schemas, 'UserProfile', 'properties', 'initials'], text)(contract);
      append([...schemas, 'UserProfile', 'required'], 'initials')(contract);
    },
  },
  { what: 'a property of a request that becomes optional', edit: replaceRequired('CreateUserRequest', 'displayName') },
  { what: 'a property of a response that is always present from now on', edit: append([...schemas, 'UserPage', 'required'], 'nextCursor') },
  { what: 'a higher limit of a request', edit: set([...parameters, 'Limit', 'schema', 'maximum'], 200) },
  { what: 'a longer text of a request', edit: set([...parameters, 'IdempotencyKey', 'schema', 'maxLength'], 256) },
  { what: 'a new value of a parameter', edit: append([...parameters, 'Order', 'schema', 'enum'], 'name') },
  { what: 'a new error status', edit: set([...user, 'get', 'responses', '410'], { $ref: '#/components/responses/UserNotFound' }) },
  {
    what: 'a new header of a response',
    edit: set([...user, 'get', 'responses', '200', 'headers', 'Age'], {
      required: false,
      description: 'The age.',
      schema: text,
      example: '1',
    }),
  },
  { what: 'another caller', edit: append(['paths', '/users', 'get', 'x-access'], 'self') },
  { what: 'a new code of a problem', edit: append([...schemas, 'ProblemCode', 'x-extensible-enum'], 'user-gone') },
  { what: 'another description and example', edit: set([...schemas, 'Bio', 'description'], 'A text about the user.') },
  { what: 'another order of properties and parameters', edit: reordered },
];

function reordered(contract: Document): void {
  listIn(contract, ['paths', '/users', 'get', 'parameters']).items.reverse();
  listIn(contract, [...schemas, 'UserProfile', 'required']).items.reverse();
}

/** Returns the text of a contract after some edits. */
export function edited(contract: string, edits: readonly Edit[]): string {
  const document = parseDocument(contract);
  for (const { edit } of edits) edit(document);
  return document.toString({ lineWidth: 0 });
}
