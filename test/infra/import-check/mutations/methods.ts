import {
  allowOrigins,
  type Mutation,
  set,
  drop,
  post,
  options,
  parameter,
  requests,
  json,
  integration,
  mock,
  schemas,
  postAt,
  row,
} from './mutation';

const preflightAt = 'paths./users.options.x-amazon-apigateway-integration.responses.default';
const preflight = (body: Parameters<typeof mock>[0]) => mock(body).responses.default;

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
  row('every method has an integration', 'a URI that bypasses the alias', `${postAt}.x-amazon-apigateway-integration.uri`, (body) => {
    const { uri } = integration(body);
    set(integration, { uri: uri.replace('${CreateUserFunctionLive}', '${CreateUserFunction.Arn}') })(body);
  }),
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
    'preflights allow an origin',
    'no origin',
    `${preflightAt}.responseParameters`,
    drop((body) => mock(body).responses.default.responseParameters, 'method.response.header.Access-Control-Allow-Origin'),
  ),
  row('preflights allow an origin', 'another template', `${preflightAt}.responseTemplates`, (body) => {
    allowOrigins(body);
    Object.assign(preflight(body), { responseTemplates: { 'application/json': '#set($context.responseOverride.status = 200)' } });
  }),
  row('preflights allow an origin', 'a template for another type', `${preflightAt}.responseTemplates`, (body) => {
    allowOrigins(body);
    const { responseTemplates } = preflight(body);
    Object.assign(preflight(body), { responseTemplates: { 'text/plain': Object.values(Object(responseTemplates))[0] } });
  }),
  row('preflights allow an origin', 'a constant origin beside the template', `${preflightAt}.responseParameters`, (body) => {
    allowOrigins(body);
    Object.assign(preflight(body).responseParameters, { 'method.response.header.Access-Control-Allow-Origin': "'https://a.example'" });
  }),
  row('preflights allow an origin', 'an undeclared header', `${preflightAt}.responseTemplates`, (body) => {
    allowOrigins(body);
    Reflect.deleteProperty(options(body).responses['204'].headers, 'Access-Control-Allow-Origin');
  }),
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
