import { type Mutation, get, set, drop, root, post, parameter, json, schemas, model, postAt, modelAt, row } from './mutation';

/** What can be wrong with the whole and with the models. */
export const modelMutations: readonly Mutation[] = [
  row('an object is an object', 'a parameter that is text', 'paths./users.get.parameters.0', set(get, { parameters: ['limit'] })),
  row('OpenAPI 3.0', 'OpenAPI 3.1', 'openapi', set(root, { openapi: '3.1.0' })),
  row('no null', 'null as a default', `${postAt}.operationId`, set(post, { operationId: null })),
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
  ...Object.entries({
    'a required property': { type: 'object', required: ['email'] },
    'a closed object': { type: 'object', additionalProperties: false },
    'the type of a property': { type: 'object', properties: { email: { type: 'string' } } },
    'an example': { type: 'object', example: {} },
    'another type': { type: 'array' },
    'no type': {},
  }).map(([what, schema]) =>
    row('models say object and no more', what, modelAt, (body) => {
      Object.assign(schemas(body), { CreateUserRequest: schema });
    }),
  ),
  row('alphanumeric model names', 'a name with a dash', 'components.schemas.Create-User', (body) => {
    Object.assign(schemas(body), { 'Create-User': model(body) });
    Reflect.deleteProperty(schemas(body), 'CreateUserRequest');
    Object.assign(json(body).schema, { $ref: '#/components/schemas/Create-User' });
  }),
  row('references lead to models', 'a dead reference', `${postAt}.responses.201.headers.Location.schema.$ref`, (body) => {
    Object.assign(post(body).responses['201'], { headers: { Location: { schema: { $ref: '#/components/schemas/Location' } } } });
  }),
  row('references lead to models', 'a reference elsewhere', `${postAt}.responses.201.headers.Location.schema.$ref`, (body) => {
    Object.assign(post(body).responses['201'], { headers: { Location: { schema: { $ref: 'other.json#/Location' } } } });
  }),
  row('models are used', 'the model of an answer', 'components.schemas.User', set(schemas, { User: { type: 'object' } })),
];
