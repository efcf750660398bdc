import {
  type Mutation,
  get,
  set,
  drop,
  root,
  post,
  parameter,
  json,
  schemas,
  model,
  email,
  postAt,
  modelAt,
  emailAt,
  row,
} from './import-body-mutation';

/** What can be wrong with the whole and with the models. */
export const modelMutations: readonly Mutation[] = [
  row('an object is an object', 'a parameter that is text', 'paths./users.get.parameters.0', set(get, { parameters: ['limit'] })),
  row('OpenAPI 3.0', 'OpenAPI 3.1', 'openapi', set(root, { openapi: '3.1.0' })),
  row('no null', 'null among the allowed values', `${emailAt}.enum.1`, set(email, { enum: ['a', null] })),
  ...['example', 'examples', 'default', 'discriminator', 'deprecated', 'xml', 'externalDocs', 'x-extra', '$id', 'if'].map((key) =>
    row('known keys', `${key} in a model`, `${emailAt}.${key}`, set(email, { [key]: 'a' })),
  ),
  row('known keys', 'callbacks', `${postAt}.callbacks`, set(post, { callbacks: {} })),
  row(
    'known keys',
    'TRACE',
    'paths./users.trace',
    set((body) => body.paths['/users'], { trace: {} }),
  ),
  row('known keys', 'an extension of ours', `${postAt}.x-access`, set(post, { 'x-access': 'self' })),
  row('known keys', 'an explode', `${postAt}.parameters.0.explode`, set(parameter, { explode: true })),
  row(
    'known keys',
    'shared parameters',
    'components.parameters',
    set((body) => body.components, { parameters: {} }),
  ),
  row('no documentation', 'servers', 'servers', set(root, { servers: [{ url: 'https://example.com' }] })),
  row(
    'no documentation',
    'a description',
    'info.description',
    set((body) => body.info, { description: 'Users' }),
  ),
  row('no documentation', 'tags', `${postAt}.tags`, set(post, { tags: ['users'] })),
  row(
    'the title is the name',
    'another title',
    'info.title',
    set((body) => body.info, { title: 'Users' }),
  ),
  row('the title is the name', 'a name that depends on the environment', 'info.title', () => {}, { name: { Ref: 'ApiName' } }),
  row(
    'a request validator',
    'none at the root',
    'x-amazon-apigateway-request-validator',
    drop(root, 'x-amazon-apigateway-request-validator'),
  ),
  row(
    'a request validator',
    'one that skips bodies',
    'x-amazon-apigateway-request-validator',
    set((body) => body['x-amazon-apigateway-request-validators'].all, { validateRequestBody: false }),
  ),
  row('no nullable', 'a nullable address', `${emailAt}.nullable`, set(email, { nullable: true })),
  row('no access keywords', 'a read-only address', `${emailAt}.readOnly`, set(email, { readOnly: true })),
  row('no access keywords', 'a write-only address', `${emailAt}.writeOnly`, set(email, { writeOnly: true })),
  row('no exclusive bounds', 'an exclusive minimum', `${emailAt}.exclusiveMinimum`, set(email, { exclusiveMinimum: true, minimum: 1 })),
  row('no formats', 'a format', `${emailAt}.format`, set(email, { format: 'email' })),
  row('no composition', 'oneOf', `${emailAt}.oneOf`, set(email, { oneOf: [{ type: 'string' }] })),
  row('no composition', 'allOf', `${modelAt}.allOf`, set(model, { allOf: [{ type: 'object' }] })),
  row('models are JSON Schema draft-04', 'required without a name', modelAt, set(model, { required: [] })),
  row('models are JSON Schema draft-04', 'an enum with a double', modelAt, set(email, { enum: ['a', 'a'] })),
  row('models are JSON Schema draft-04', 'an unknown type', modelAt, set(email, { type: 'uuid' })),
  row('alphanumeric model names', 'a name with a dash', 'components.schemas.Create-User', (body) => {
    Object.assign(schemas(body), { 'Create-User': model(body) });
    Reflect.deleteProperty(schemas(body), 'CreateUserRequest');
    Object.assign(json(body).schema, { $ref: '#/components/schemas/Create-User' });
  }),
  row('references lead to models', 'a dead reference in a model', `${emailAt}.$ref`, set(email, { $ref: '#/components/schemas/Email' })),
  row('references lead to models', 'a reference elsewhere', `${emailAt}.$ref`, set(email, { $ref: 'other.json#/Email' })),
  row('no recursion', 'a model in itself', modelAt, set(email, { $ref: '#/components/schemas/CreateUserRequest' })),
  row('no recursion', 'two models in each other', modelAt, (body) => {
    Object.assign(email(body), { $ref: '#/components/schemas/ReplaceUserRequest' });
    Object.assign(schemas(body).ReplaceUserRequest.properties.email, { $ref: '#/components/schemas/CreateUserRequest' });
  }),
  row('models are used', 'the model of an answer', 'components.schemas.User', set(schemas, { User: { type: 'object' } })),
];
