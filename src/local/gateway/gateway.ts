import { randomUUID } from 'node:crypto';
import { maxBodyBytes } from '../../http/request';
import { type Authorizer, type Identity, withoutTokenError } from './authorizer';
import type { Definition, Route } from './definition/definition';
import type { FunctionIntegration, MockIntegration } from './definition/integration';
import { DefinitionError } from './definition/json';
import type { Variables } from './definition/templates';
import { type Call, proxyEvent } from './event';
import { functionResponse } from './function-response';
import type { GatewayResponseType } from './gateway-responses';
import { invoke, type LambdaFunction } from './invocation';
import { type Match, router } from './router';
import type { Throttle } from './throttle';
import { mediaTypeOf, validationFailure } from './validation';
import { decodedBody, encodedResponse } from './wire/content-coding';
import {
  decoded,
  headerOf,
  headersOf,
  type HttpRequest,
  type HttpResponse,
  queryOf,
  type RequestHeaders,
  splitTarget,
} from './wire/message';
import { isProtocolError, type ProtocolError, protocolProblem } from './wire/protocol';

export interface GatewayOptions {
  /** The functions by their names in the definition. Each function of the definition must be present, and no other. */
  functions: Readonly<Record<string, LambdaFunction>>;
  authorize: Authorizer;
  throttle: Throttle;
  /** The base path of the domain under which clients call the API, such as `v1`. Omitted: none. */
  basePath?: string | undefined;
  /** Returns milliseconds since 1970. */
  now: () => number;
  /** Called for each failure behind the gateway. Of the request, the message contains only the request id. */
  onFailure: (message: string, cause?: unknown) => void;
}

/** Why a request is rejected. */
type RejectionType = GatewayResponseType | ProtocolError;

export interface Gateway {
  /** Returns the response to a request. The promise never rejects. */
  handle(request: HttpRequest): Promise<HttpResponse>;
  /** Returns the response to a request that is rejected before the gateway handles it. */
  reject(type: RejectionType): HttpResponse;
}

interface Context extends GatewayOptions {
  definition: Definition;
  find: ReturnType<typeof router<Route>>;
}

/**
 * Returns API Gateway's REST API for a definition. A request passes routing, throttling, authorization, decoding, validation and
 * integration, in this order.
 * @throws DefinitionError when the functions do not match those of the definition
 */
export function gateway(definition: Definition, options: GatewayOptions): Gateway {
  checkFunctions(definition.routes, options.functions);
  // The function receives the path as sent, with the base path.
  const prefix = options.basePath === undefined ? '' : `/${options.basePath}`;
  const route = router(definition.routes);
  const context: Context = { ...options, definition, find: (method, path) => route(method, path.slice(prefix.length) || '/') };
  const rejection = (type: RejectionType, ids: Variables): HttpResponse =>
    isProtocolError(type)
      ? protocolProblem(type, definition.gatewayResponse('DEFAULT_4XX', ids), ids.requestId)
      : definition.gatewayResponse(type, ids);

  const handle = async (request: HttpRequest): Promise<HttpResponse> => {
    const ids = newIds();
    try {
      const response = isMapped(request, prefix) ? await respond(request, ids, context) : unmapped;
      return withRequestId(typeof response === 'string' ? rejection(response, ids) : response, ids);
    } catch (error) {
      options.onFailure(`${ids.requestId}: the gateway itself failed`, error);
      return withRequestId(definition.gatewayResponse('DEFAULT_5XX', ids), ids);
    }
  };
  const reject = (type: RejectionType) => {
    const ids = newIds();
    return withRequestId(rejection(type, ids), ids);
  };
  return { handle, reject };
}

async function respond(request: HttpRequest, ids: Variables, context: Context): Promise<HttpResponse | RejectionType> {
  const { definition, find, throttle, now } = context;
  const { path, query } = splitTarget(request.target);
  const match = find(request.method, path);
  if (!match) return 'MISSING_AUTHENTICATION_TOKEN';
  if (!throttle()) return 'THROTTLED';
  const { route } = match;
  const identity = route.secured ? await identityOf(request, context) : undefined;
  if (identity === 'no-token') return withoutTokenError(definition.gatewayResponse('UNAUTHORIZED', ids));
  if (typeof identity === 'string') return identity;
  const decodedRequest = await decode(request, match.parameters, query);
  if (typeof decodedRequest === 'string') return decodedRequest;
  const { bytes, ...rest } = decodedRequest;
  const { headers } = rest;
  const text = bytes.length > 0 ? bytes.toString('utf8') : undefined;
  const failure = validationFailure(route.rules, headers, rest.query, text);
  if (failure) return failure;
  if (route.integration.type === 'mock') return mockResponse(route.integration, headers, ids);
  const isBase64Encoded = isBinary(headerOf(headers, 'content-type'), definition.binaryMediaTypes);
  const body = (isBase64Encoded && text !== undefined ? bytes.toString('base64') : text) ?? null;
  const call = { ...rest, ...ids, request, path, resource: route.resource, body, isBase64Encoded, identity, time: now() };
  const response = await invokeFor(route.integration, call, context);
  if (typeof response === 'string') return response;
  return encodedResponse(response, headers.get('accept-encoding')?.values ?? [], definition.minCompressionSize);
}

/** The response of a domain to a path that no API is mapped to. It is not a gateway response of an API. */
const unmapped: HttpResponse = { status: 403, headers: [['Content-Type', 'application/json']], body: '{"message":"Forbidden"}' };

const isMapped = ({ target }: HttpRequest, prefix: string): boolean =>
  prefix === '' || `${splitTarget(target).path}/`.startsWith(`${prefix}/`);

function checkFunctions(routes: readonly Route[], functions: GatewayOptions['functions']): void {
  const called = new Set<string>();
  for (const { resource, method, integration } of routes) {
    if (integration.type !== 'aws_proxy') continue;
    called.add(integration.functionName);
    if (Object.hasOwn(functions, integration.functionName)) continue;
    throw new DefinitionError(`paths.${resource}.${method.toLowerCase()}`, `there is no function ${integration.functionName}`);
  }
  const unused = Object.keys(functions).find((name) => !called.has(name));
  if (unused !== undefined) throw new DefinitionError('paths', `no method calls the function ${unused}`);
}

function newIds(): Variables {
  const requestId = randomUUID();
  return { requestId, extendedRequestId: `${requestId.replaceAll('-', '').slice(0, 15)}=` };
}

async function identityOf(
  request: HttpRequest,
  { authorize, onFailure }: GatewayOptions,
): Promise<Identity | GatewayResponseType | 'no-token'> {
  try {
    const verdict = await authorize(request);
    if (verdict === 'unauthorized') return 'UNAUTHORIZED';
    return verdict === 'forbidden' ? 'ACCESS_DENIED' : verdict;
  } catch (error) {
    onFailure('the authorizer failed', error);
    return 'AUTHORIZER_FAILURE';
  }
}

type DecodedRequest = Pick<Call, 'headers' | 'pathParameters' | 'query'> & { bytes: Buffer };

async function decode(
  { body, rawHeaders }: HttpRequest,
  parameters: Match<Route>['parameters'],
  encodedQuery: string,
): Promise<DecodedRequest | RejectionType> {
  // API Gateway accepts 10 MB, and the function rejects a body this large. Rejecting it here avoids decompressing and parsing it.
  if (body === 'too-large') return 'REQUEST_TOO_LARGE';
  const pathParameters = decodedParameters(parameters);
  const query = queryOf(encodedQuery);
  if (!pathParameters) return 'BAD_REQUEST_PARAMETERS';
  if (!query) return 'MALFORMED_QUERY';
  const headers = headersOf(rawHeaders);
  const bytes = await decodedBody(body, headers.get('content-encoding')?.values ?? [], maxBodyBytes);
  if (typeof bytes === 'string') return bytes;
  return bytes.length > maxBodyBytes ? 'REQUEST_TOO_LARGE' : { headers, pathParameters, query, bytes };
}

function decodedParameters(encoded: Match<Route>['parameters']): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [name, text] of encoded) {
    const value = decoded(text);
    if (value === undefined) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

/**
 * Returns whether a function receives the body in base64. Binary media types may contain wildcards, such as `image/*`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html
 */
function isBinary(contentType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  if (binaryMediaTypes.length === 0) return false;
  const type = mediaTypeOf(contentType ?? 'application/json');
  return binaryMediaTypes.some((binary) => binary === '*/*' || binary === type || binary === `${type.split('/')[0]}/*`);
}

function mockResponse({ status, headers, allowedOrigins = [] }: MockIntegration, request: RequestHeaders, ids: Variables): HttpResponse {
  const mapped = headers.map(([name, template]) => [name, template(ids)] as const);
  const origin = headerOf(request, 'origin');
  const isAllowed = origin !== undefined && allowedOrigins.includes(origin);
  return { status, headers: isAllowed ? [...mapped, ['Access-Control-Allow-Origin', origin]] : mapped, body: '' };
}

async function invokeFor(
  { functionName, timeout }: FunctionIntegration,
  call: Call,
  { functions, onFailure }: GatewayOptions,
): Promise<HttpResponse | GatewayResponseType> {
  const handler = functions[functionName];
  if (!handler) return 'API_CONFIGURATION_ERROR';
  const invocation = await invoke(functionName, handler, proxyEvent(call), { gateway: timeout });
  if (invocation === 'timeout') {
    onFailure(`${call.requestId}: ${functionName} did not respond within ${timeout} ms`);
    return 'INTEGRATION_TIMEOUT';
  }
  if ('error' in invocation) {
    onFailure(`${call.requestId}: ${functionName} failed`, invocation.error);
    return 'DEFAULT_5XX';
  }
  const response = functionResponse(invocation.result);
  if (typeof response !== 'string') return response;
  onFailure(`${call.requestId}: the response of ${functionName} is malformed: ${response}`);
  return 'DEFAULT_5XX';
}

function withRequestId(response: HttpResponse, { requestId }: Variables): HttpResponse {
  return { ...response, headers: [...response.headers, ['x-amzn-RequestId', requestId]] };
}
