import { everyoneAdministers } from '../../../src/local/gateway/authorizer';
import { readDefinition } from '../../../src/local/gateway/definition/definition';
import { type Gateway, gateway, type GatewayOptions } from '../../../src/local/gateway/gateway';
import type { LambdaFunction } from '../../../src/local/gateway/invocation';
import { unlimited } from '../../../src/local/gateway/throttle';
import type { HttpRequest, HttpResponse } from '../../../src/local/gateway/wire/message';

const bodyOf = (code: string, status: number) => `{"code":"${code}","status":${status},"requestId":"$context.requestId"}`;

const gatewayResponse = (status: number, code: string) => ({
  statusCode: String(status),
  responseParameters: {
    'gatewayresponse.header.Access-Control-Allow-Origin': "'${AllowedOrigin}'",
    'gatewayresponse.header.Content-Type': "'application/problem+json'",
    'gatewayresponse.header.X-Request-Id': 'context.requestId',
  },
  responseTemplates: { 'application/json': bodyOf(code, status) },
});

const lambda = (name: string, timeoutInMillis = 1000) => ({
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: `arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${name}.Arn}/invocations`,
  passthroughBehavior: 'when_no_match',
  timeoutInMillis,
});

const calling = (name: string) => ({
  responses: { '200': { description: '' } },
  security: [{ bearerAuth: [] }],
  'x-amazon-apigateway-integration': lambda(name),
});

const jsonBody = () => ({ required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/Note' } } } });

/** Returns a new definition in the format that API Gateway imports, so that a test can change it. */
export const definition = () => ({
  openapi: '3.0.1',
  info: { title: 'notes', version: '1' },
  paths: {
    '/notes': {
      post: { ...calling('CreateFunction'), requestBody: jsonBody() },
      get: {
        ...calling('ListFunction'),
        parameters: [
          { name: 'owner', in: 'query', required: true, schema: { type: 'string' } },
          { name: 'X-Tenant', in: 'header', required: true, schema: { type: 'string' } },
          { name: 'limit', in: 'query', required: false, schema: { type: 'string' } },
        ],
      },
      options: {
        responses: { '204': { description: '' } },
        'x-amazon-apigateway-integration': {
          type: 'mock',
          requestTemplates: { 'application/json': '{"statusCode": 204}' },
          responses: {
            default: {
              statusCode: '204',
              responseParameters: {
                'method.response.header.Access-Control-Allow-Origin': "'${AllowedOrigin}'",
                'method.response.header.Access-Control-Allow-Methods': "'GET,POST,OPTIONS'",
                'method.response.header.X-Request-Id': 'context.requestId',
              },
            },
          },
        },
      },
    },
    '/notes/{noteId}': {
      get: { ...calling('GetFunction'), parameters: [{ name: 'noteId', in: 'path', required: true, schema: { type: 'string' } }] },
      put: { ...calling('PutFunction'), requestBody: { ...jsonBody(), required: false } },
    },
    '/notes/latest': { get: { ...calling('LatestFunction'), security: [] } },
  },
  components: {
    schemas: {
      Note: {
        type: 'object',
        required: ['text'],
        properties: { text: { type: 'string' }, place: { $ref: '#/components/schemas/Place' } },
        additionalProperties: false,
      },
      Place: { type: 'object', properties: { name: { type: 'string' } } },
    },
    securitySchemes: {
      bearerAuth: { type: 'apiKey', name: 'Authorization', in: 'header', 'x-amazon-apigateway-authtype': 'cognito_user_pools' },
    },
  },
  'x-amazon-apigateway-request-validators': { all: { validateRequestBody: true, validateRequestParameters: true } },
  'x-amazon-apigateway-request-validator': 'all',
  'x-amazon-apigateway-binary-media-types': ['application/octet-stream', 'image/*'],
  'x-amazon-apigateway-gateway-responses': {
    MISSING_AUTHENTICATION_TOKEN: gatewayResponse(404, 'route-not-found'),
    BAD_REQUEST_BODY: gatewayResponse(400, 'invalid-body'),
    BAD_REQUEST_PARAMETERS: gatewayResponse(400, 'invalid-parameters'),
    DEFAULT_4XX: gatewayResponse(400, 'invalid-request'),
    DEFAULT_5XX: gatewayResponse(502, 'bad-gateway'),
    INTEGRATION_TIMEOUT: gatewayResponse(504, 'gateway-timeout'),
    THROTTLED: gatewayResponse(429, 'too-many-requests'),
    UNSUPPORTED_MEDIA_TYPE: gatewayResponse(415, 'unsupported-media-type'),
    UNAUTHORIZED: gatewayResponse(401, 'unauthenticated'),
    ACCESS_DENIED: gatewayResponse(403, 'forbidden'),
    AUTHORIZER_FAILURE: gatewayResponse(500, 'internal-error'),
    REQUEST_TOO_LARGE: gatewayResponse(413, 'body-too-large'),
  },
});

export const placeholders = { AllowedOrigin: 'https://app.example.com', AdditionalAllowedHeaders: '' };

export const ok: LambdaFunction = async () => ({ statusCode: 200, body: 'ok' });

const functions = { CreateFunction: ok, ListFunction: ok, GetFunction: ok, PutFunction: ok, LatestFunction: ok };

/** Returns a gateway for the definition above. Every function returns `ok` unless `changed` replaces it. */
export function notes(changed: Partial<GatewayOptions> = {}, body: unknown = definition()): Gateway {
  const settings = { authorize: everyoneAdministers, throttle: unlimited, now: Date.now, onFailure: () => {}, ...changed };
  return gateway(readDefinition(body, placeholders), { ...settings, functions: { ...functions, ...changed.functions } });
}

/** Returns a request as a client sends it, such as `request('GET /notes/7')`. */
export function request(line: string, changed: Omit<Partial<HttpRequest>, 'body'> & { body?: string | Buffer } = {}): HttpRequest {
  const [method = '', target = ''] = line.split(' ');
  const rawHeaders = ['Host', 'api.example.com', 'Content-Type', 'application/json'];
  const wire = { method, target, rawHeaders, sourceIp: '192.0.2.7', port: 3000, protocol: 'HTTP/1.1', ...changed };
  return { ...wire, body: Buffer.from(changed.body ?? '') };
}

/** Returns the status and the `code` of the body, such as `404 route-not-found`. */
export function summary({ status, body }: HttpResponse): string {
  const { code } = JSON.parse(body.toString());
  return `${status} ${code}`;
}

/** Returns the value of a header, ignoring case. Several values are joined by a comma. */
export const header = ({ headers }: HttpResponse, wanted: string): string | undefined =>
  headers
    .filter(([name]) => name.toLowerCase() === wanted.toLowerCase())
    .map(([, value]) => value)
    .join(', ') || undefined;
