import { type Mutation, get, set, drop, root, post, parameter, schemas, postAt, modelAt, row } from './mutation';

const endpointRule = 'servers only switch the default endpoint';
const extension = 'x-amazon-apigateway-endpoint-configuration';
const endpointSwitch = { url: '/', [extension]: { disableExecuteApiEndpoint: true } };

/** Violations of the rules for the whole definition and for models. */
export const modelMutations: readonly Mutation[] = [
  row('objects are objects', 'a parameter that is a string', 'paths./users.get.parameters.0', set(get, { parameters: ['limit'] })),
  row('OpenAPI 3.0', 'OpenAPI 3.1', 'openapi', set(root, { openapi: '3.1.0' })),
  row('no null', 'null as a default', `${postAt}.operationId`, set(post, { operationId: null })),
  row('supported members', 'callbacks', `${postAt}.callbacks`, set(post, { callbacks: {} })),
  row(
    'supported members',
    'TRACE',
    'paths./users.trace',
    set((body) => body.paths['/users'], { trace: {} }),
  ),
  row('supported members', 'an extension of this project', `${postAt}.x-access`, set(post, { 'x-access': 'self' })),
  row('supported members', 'an explode', `${postAt}.parameters.0.explode`, set(parameter, { explode: true })),
  row(
    'supported members',
    'shared parameters',
    'components.parameters',
    set((body) => body.components, { parameters: {} }),
  ),
  row(endpointRule, 'a URL', 'servers', set(root, { servers: [{ ...endpointSwitch, url: 'https://example.com' }] })),
  row(endpointRule, 'a URL without the switch', 'servers', set(root, { servers: [{ url: '/' }] })),
  row(endpointRule, 'a second server', 'servers', set(root, { servers: [endpointSwitch, endpointSwitch] })),
  row(
    'supported members',
    'the switch of the default endpoint at the root',
    extension,
    set(root, { [extension]: endpointSwitch[extension] }),
  ),
  row(
    'no documentation',
    'a description',
    'info.description',
    set((body) => body.info, { description: 'Users' }),
  ),
  row('no documentation', 'tags', `${postAt}.tags`, set(post, { tags: ['users'] })),
  row(
    'title equals the name of the API',
    'another title',
    'info.title',
    set((body) => body.info, { title: 'Users' }),
  ),
  row('title equals the name of the API', 'a name that depends on the environment', 'info.title', () => {}, { name: { Ref: 'ApiName' } }),
  row('request validator', 'none', 'x-amazon-apigateway-request-validator', drop(root, 'x-amazon-apigateway-request-validator')),
  row(
    'request validator',
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
    row('models require an object only', what, modelAt, (body) => {
      Object.assign(schemas(body), { CreateUserRequest: schema });
    }),
  ),
  row('references point to models', 'a dead reference', `${postAt}.responses.201.headers.Location.schema.$ref`, (body) => {
    Object.assign(post(body).responses['201'], { headers: { Location: { schema: { $ref: '#/components/schemas/Location' } } } });
  }),
  row('references point to models', 'a reference to another file', `${postAt}.responses.201.headers.Location.schema.$ref`, (body) => {
    Object.assign(post(body).responses['201'], { headers: { Location: { schema: { $ref: 'other.json#/Location' } } } });
  }),
  row('models are used', 'the model of a response', 'components.schemas.User', set(schemas, { User: { type: 'object' } })),
];
