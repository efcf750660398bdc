import { describe, expect, it } from '@jest/globals';
import { readDefinition } from '../../../../src/local/gateway/definition/definition';
import { definition, header, notes, placeholders, request, summary } from '../fixture';
import committed from '../../../../generated/api-gateway.json';
import { operations } from '../../../../generated/operations';

/** Returns the definition with one value replaced. @param path the keys that lead to the value */
function changed(path: string[], value: unknown): unknown {
  const body: unknown = definition();
  const last = path.at(-1) ?? '';
  const parent = path.slice(0, -1).reduce<unknown>((node, key) => Object(node)[key], body);
  Object(parent)[last] = value;
  return body;
}

const integration = 'x-amazon-apigateway-integration';
const responses = 'x-amazon-apigateway-gateway-responses';
const post = ['paths', '/notes', 'post'];
const mock = ['paths', '/notes', 'options', integration];

describe('a definition', () => {
  it('may switch the default endpoint, which this gateway does not have', () => {
    expect(readDefinition({ ...definition(), servers: [{ url: '/' }] }, placeholders).routes).toHaveLength(6);
  });

  it('contains the method, the resource and the function of each route', () => {
    const { routes } = readDefinition(definition(), placeholders);
    const functions = routes.map(({ method, resource, integration: { ...target } }) => [
      method,
      resource,
      'functionName' in target && target.functionName,
    ]);
    expect(functions).toEqual([
      ['POST', '/notes', 'CreateFunction'],
      ['GET', '/notes', 'ListFunction'],
      ['OPTIONS', '/notes', false],
      ['GET', '/notes/{noteId}', 'GetFunction'],
      ['PUT', '/notes/{noteId}', 'PutFunction'],
      ['GET', '/notes/latest', 'LatestFunction'],
    ]);
  });

  it('requires authorization only for methods with security', () => {
    const { routes } = readDefinition(definition(), placeholders);
    const open = routes.filter(({ secured }) => !secured).map(({ method, resource }) => `${method} ${resource}`);
    expect(open).toEqual(['OPTIONS /notes', 'GET /notes/latest']);
  });

  it('is valid as generated from the contract, and calls every function', () => {
    const { routes } = readDefinition(committed, placeholders);
    const names = routes.flatMap(({ integration: target }) => (target.type === 'aws_proxy' ? [target.functionName] : []));
    expect(names.toSorted()).toEqual(
      Object.values(operations)
        .map(({ functionName }) => functionName)
        .toSorted(),
    );
  });

  it('is rejected when a function is missing or unused', () => {
    const ok = async () => ({ statusCode: 200 });
    expect(() => notes({ functions: { IdleFunction: ok } })).toThrow('no method calls the function IdleFunction');
    const other = changed([...post, integration, 'uri'], 'x/functions/${OtherFunction.Arn}/invocations');
    expect(() => notes({}, other)).toThrow('paths./notes.post: there is no function OtherFunction');
  });

  it.each<[string, string[], unknown]>([
    ['paths./notes.post.x-amazon-apigateway-integration.type: "http_proxy" is not supported', [...post, integration, 'type'], 'http_proxy'],
    ['paths./notes.post.x-amazon-apigateway-integration: must be an object', [...post, integration], undefined],
    ['paths./notes.post.x-amazon-apigateway-integration.uri: must end in', [...post, integration, 'uri'], 'arn:aws:sns'],
    ['paths./notes.post.x-amazon-apigateway-integration.httpMethod: must be POST', [...post, integration, 'httpMethod'], 'GET'],
    [
      'paths./notes.post.x-amazon-apigateway-integration.timeoutInMillis: must be an integer',
      [...post, integration, 'timeoutInMillis'],
      '9',
    ],
    ['paths./notes.post.x-amazon-apigateway-integration.cacheNamespace: is not supported', [...post, integration, 'cacheNamespace'], 'x'],
    ['paths./notes.options.x-amazon-apigateway-integration.responses.2\\d\\d: is not supported', [...mock, 'responses', '2\\d\\d'], {}],
    [
      'paths./notes.options.x-amazon-apigateway-integration.requestTemplates.application/json: must contain only',
      [...mock, 'requestTemplates', 'application/json'],
      '#if',
    ],
    [
      'paths./notes.options.x-amazon-apigateway-integration.responses.default.responseTemplates.application/json: a mock with a template other',
      [...mock, 'responses', 'default', 'responseTemplates'],
      { 'application/json': '#set($context.responseOverride.header.X = "1")' },
    ],
    [
      'paths./notes.options.x-amazon-apigateway-integration.responses.default.statusCode: must be a status code',
      [...mock, 'responses', 'default', 'statusCode'],
      'two',
    ],
    ['paths./notes.post.servers: is not supported', [...post, 'servers'], []],
    [
      'paths./notes.post.requestBody.content.application/json.schema.$ref: must be a string',
      [...post, 'requestBody', 'content', 'application/json', 'schema'],
      {},
    ],
    [
      'paths./notes.post.requestBody.content.application/json.schema: #/components/schemas/Absent is not a valid model',
      [...post, 'requestBody', 'content', 'application/json', 'schema', '$ref'],
      '#/components/schemas/Absent',
    ],
    ['paths./notes.post.parameters.0.in: must be header, query or path', [...post, 'parameters'], [{ name: 'x', in: 'cookie' }]],
    ['paths./notes.trace: is not supported', ['paths', '/notes', 'trace'], {}],
    ['security: API Gateway ignores it here', ['security'], []],
    ['definition.x-amazon-apigateway-policy: is not supported', ['x-amazon-apigateway-policy'], {}],
    [
      'components.securitySchemes.bearerAuth.x-amazon-apigateway-authtype: must be cognito_user_pools',
      ['components', 'securitySchemes', 'bearerAuth'],
      { type: 'http' },
    ],
    ['components.securitySchemes.bearerAuth: must be an object', ['components', 'securitySchemes'], {}],
    ['x-amazon-apigateway-request-validators.all: must be an object', ['x-amazon-apigateway-request-validators'], {}],
    [
      'x-amazon-apigateway-minimum-compression-size: must be an integer from 0 to 10485760 bytes, it is -1',
      ['x-amazon-apigateway-minimum-compression-size'],
      -1,
    ],
    [`${responses}.TEAPOT: is not a gateway response type`, [responses, 'TEAPOT'], {}],
    [
      `${responses}.THROTTLED.statusCode: must be a status code from 200 to 599, it is "many"`,
      [responses, 'THROTTLED', 'statusCode'],
      'many',
    ],
    [
      `${responses}.THROTTLED.responseParameters.X: must begin with gatewayresponse.header.`,
      [responses, 'THROTTLED', 'responseParameters', 'X'],
      "'1'",
    ],
    [
      `${responses}.THROTTLED.responseParameters.gatewayresponse.header.X: method.request.header.X is not supported`,
      [responses, 'THROTTLED', 'responseParameters', 'gatewayresponse.header.X'],
      'method.request.header.X',
    ],
    [
      `${responses}.THROTTLED.responseParameters.gatewayresponse.header.X: no value is configured for \${Nobody}`,
      [responses, 'THROTTLED', 'responseParameters', 'gatewayresponse.header.X'],
      "'${Nobody}'",
    ],
    [
      `${responses}.THROTTLED.responseTemplates.application/json: $context.secret is not supported`,
      [responses, 'THROTTLED', 'responseTemplates', 'application/json'],
      '$context.secret',
    ],
  ])('is rejected: %s', (message, path, value) => {
    expect(() => readDefinition(changed(path, value), placeholders)).toThrow(message);
  });
});

describe('a gateway response', () => {
  it('that the definition omits uses DEFAULT_4XX', () => {
    expect(summary(notes().reject('QUOTA_EXCEEDED'))).toBe('400 invalid-request');
  });

  it('without a status has the status of DEFAULT_4XX', () => {
    const body = changed([responses, 'QUOTA_EXCEEDED'], { responseTemplates: { 'application/json': '{"code":"other"}' } });
    expect(summary(notes({}, body).reject('QUOTA_EXCEEDED'))).toBe('400 other');
  });

  it('has the default status of its type when DEFAULT_4XX has none', () => {
    const body = changed([responses, 'DEFAULT_4XX'], { responseTemplates: { 'application/json': '{"code":"other"}' } });
    expect(summary(notes({}, body).reject('QUOTA_EXCEEDED'))).toBe('429 other');
  });

  it("is API Gateway's default when the definition has no gateway responses", async () => {
    const response = await notes({}, changed([responses], {})).handle(request('GET /nowhere'));
    expect([response.status, response.body]).toEqual([403, '{"message":"Missing Authentication Token"}']);
    expect(header(response, 'Content-Type')).toBe('application/json');
  });

  it('can contain the message and the type of the error', () => {
    const template = {
      'text/plain': '[$context.error.messageString|$context.error.message|$context.error.responseType|$context.extendedRequestId]',
    };
    const response = notes({}, changed([responses, 'THROTTLED'], { responseTemplates: template })).reject('THROTTLED');
    expect(response.body).toMatch(/^\["Too Many Requests"\|Too Many Requests\|THROTTLED\|[0-9a-f]{15}=\]$/);
    expect(header(response, 'Content-Type')).toBe('text/plain');
  });
});
