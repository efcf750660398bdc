import { type Mutation, set, drop, post, options, parameter, requests, json, integration, mock, schemas, postAt, row } from './mutation';

/** Violations of the rules for methods. */
export const methodMutations: readonly Mutation[] = [
  row('request bodies are models', 'an inline schema', `${postAt}.requestBody.content.application/json.schema`, (body) => {
    Object.assign(json(body), { schema: { type: 'object' } });
    Reflect.deleteProperty(schemas(body), 'CreateUserRequest');
  }),
  row('one content type', 'two content types', `${postAt}.requestBody.content`, (body) => {
    Object.assign(requests(body).content, { 'text/json': json(body) });
  }),
  row('one content type', 'a type other than JSON', 'paths./users/{userId}.patch.requestBody.content', (body) => {
    const { content } = body.paths['/users/{userId}'].patch.requestBody;
    Object.assign(content, { 'application/x-merge-patch': content['application/merge-patch+json'] });
    Reflect.deleteProperty(content, 'application/merge-patch+json');
  }),
  row('parameters are strings', 'an integer', `${postAt}.parameters.0.schema`, set(parameter, { schema: { type: 'integer' } })),
  row('parameters are strings', 'a pattern', `${postAt}.parameters.0.schema`, set(parameter, { schema: { type: 'string', pattern: 'a' } })),
  row('parameters are strings', 'a cookie', `${postAt}.parameters.0.in`, set(parameter, { in: 'cookie' })),
  row(
    'path parameters are declared',
    'an undeclared parameter',
    'paths./users/{userId}.get.parameters',
    set((body) => body.paths['/users/{userId}'].get, { parameters: [] }),
  ),
  row(
    'responses have a description only',
    'a content',
    `${postAt}.responses.201.content`,
    set((body) => post(body).responses['201'], { content: {} }),
  ),
  row(
    'responses have a description only',
    'no description',
    `${postAt}.responses.201`,
    drop((body) => post(body).responses['201'], 'description'),
  ),
  row(
    'every method has an integration',
    'no integration',
    `${postAt}.x-amazon-apigateway-integration`,
    drop(post, 'x-amazon-apigateway-integration'),
  ),
  row(
    'every method has an integration',
    'the method GET',
    `${postAt}.x-amazon-apigateway-integration.httpMethod`,
    set(integration, { httpMethod: 'GET' }),
  ),
  row(
    'every method has an integration',
    'an HTTP integration',
    `${postAt}.x-amazon-apigateway-integration.type`,
    set(integration, { type: 'http_proxy' }),
  ),
  row(
    'every method has an integration',
    'a name in place of an ARN',
    `${postAt}.x-amazon-apigateway-integration.uri`,
    set(integration, { uri: 'createUser' }),
  ),
  row(
    'every method has an integration',
    'a timeout above the quota',
    `${postAt}.x-amazon-apigateway-integration.timeoutInMillis`,
    set(integration, { timeoutInMillis: 30_000 }),
  ),
  row(
    'every path has a preflight',
    'no preflight',
    'paths./users.options',
    drop((body) => body.paths['/users'], 'options'),
  ),
  row(
    'API Gateway responds to preflights',
    'a Lambda integration',
    'paths./users.options.x-amazon-apigateway-integration.type',
    set(mock, { type: 'aws_proxy' }),
  ),
  row(
    'API Gateway responds to preflights',
    'no origin',
    'paths./users.options.x-amazon-apigateway-integration.responses',
    drop((body) => mock(body).responses.default.responseParameters, 'method.response.header.Access-Control-Allow-Origin'),
  ),
  row(
    'mapped headers are declared',
    'an undeclared header',
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
