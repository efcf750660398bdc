import { type Mutation, set, drop, post, options, parameter, requests, json, integration, mock, schemas, postAt, row } from './mutation';

/** What can be wrong with methods. */
export const methodMutations: readonly Mutation[] = [
  row('request bodies are models', 'a schema in place', `${postAt}.requestBody.content.application/json.schema`, (body) => {
    Object.assign(json(body), { schema: { type: 'object' } });
    Reflect.deleteProperty(schemas(body), 'CreateUserRequest');
  }),
  row('one content type', 'two', `${postAt}.requestBody.content`, (body) => {
    Object.assign(requests(body).content, { 'text/json': json(body) });
  }),
  row('reduced parameters', 'an integer', `${postAt}.parameters.0.schema`, set(parameter, { schema: { type: 'integer' } })),
  row('reduced parameters', 'a pattern', `${postAt}.parameters.0.schema`, set(parameter, { schema: { type: 'string', pattern: 'a' } })),
  row('no cookies', 'a cookie', `${postAt}.parameters.0`, set(parameter, { in: 'cookie' })),
  row(
    'path parameters are declared',
    'one that is not',
    'paths./users/{userId}.get.parameters',
    set((body) => body.paths['/users/{userId}'].get, { parameters: [] }),
  ),
  row(
    'numeric answers',
    'default',
    `${postAt}.responses.default`,
    set((body) => post(body).responses, { default: { description: '' } }),
  ),
  row(
    'numeric answers',
    '4XX',
    `${postAt}.responses.4XX`,
    set((body) => post(body).responses, { '4XX': { description: '' } }),
  ),
  row(
    'numeric answers',
    'content',
    `${postAt}.responses.201.content`,
    set((body) => post(body).responses['201'], { content: {} }),
  ),
  row(
    'numeric answers',
    'no description',
    `${postAt}.responses.201`,
    drop((body) => post(body).responses['201'], 'description'),
  ),
  row(
    'every method has an integration',
    'none',
    `${postAt}.x-amazon-apigateway-integration`,
    drop(post, 'x-amazon-apigateway-integration'),
  ),
  row(
    'every method has an integration',
    'GET',
    `${postAt}.x-amazon-apigateway-integration.httpMethod`,
    set(integration, { httpMethod: 'GET' }),
  ),
  row(
    'every method has an integration',
    'a web server',
    `${postAt}.x-amazon-apigateway-integration.type`,
    set(integration, { type: 'http_proxy' }),
  ),
  row(
    'every method has an integration',
    'a name for an ARN',
    `${postAt}.x-amazon-apigateway-integration.uri`,
    set(integration, { uri: 'createUser' }),
  ),
  row(
    'every method has an integration',
    'a longer wait than a REST API has',
    `${postAt}.x-amazon-apigateway-integration.timeoutInMillis`,
    set(integration, { timeoutInMillis: 30_000 }),
  ),
  row(
    'every path has a preflight',
    'none',
    'paths./users.options',
    drop((body) => body.paths['/users'], 'options'),
  ),
  row(
    'a preflight is answered by the gateway',
    'a function',
    'paths./users.options.x-amazon-apigateway-integration.type',
    set(mock, { type: 'aws_proxy' }),
  ),
  row(
    'a preflight is answered by the gateway',
    'no origin',
    'paths./users.options.x-amazon-apigateway-integration.responses',
    drop((body) => mock(body).responses.default.responseParameters, 'method.response.header.Access-Control-Allow-Origin'),
  ),
  row(
    'mapped headers are declared',
    'one that is not',
    'paths./users.options.responses.204.headers',
    drop((body) => options(body).responses['204'].headers, 'Vary'),
  ),
  row(
    'header mappings',
    'a literal without quotes',
    'paths./users.options.x-amazon-apigateway-integration.responses.default.responseParameters.method.response.header.Vary',
    set((body) => mock(body).responses.default.responseParameters, { 'method.response.header.Vary': 'Origin' }),
  ),
];
