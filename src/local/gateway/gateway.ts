import { randomUUID } from 'node:crypto';
import { largestBody } from '../../http/request';
import { answerOf } from './function-response';
import { type Authorizer, type Identity, withoutTokenError } from './authorizer';
import { decodedBody, encodedAnswer } from './wire/content-coding';
import type { Definition, Route } from './definition/definition';
import { type Call, proxyEvent } from './event';
import type { FunctionIntegration, MockIntegration } from './definition/integration';
import { invoke, type LambdaFunction } from './invocation';
import { DefinitionError } from './definition/json';
import { isProtocolFault, type ProtocolFault, protocolProblem } from './wire/protocol';
import type { RefusalType } from './gateway-responses';
import { decoded, type GatewayRequest, headerOf, headersOf, queryOf, splitTarget } from './wire/message';
import type { GatewayResponse } from './wire/response';
import { type Match, router } from './router';
import type { Throttle } from './throttle';
import { mediaTypeOf, refusalOf } from './validation';
import type { Variables } from './definition/templates';

export interface Settings {
  /** By the name that the definition has for them; one for each, and none besides. */
  functions: Readonly<Record<string, LambdaFunction>>;
  authorize: Authorizer;
  throttle: Throttle;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Told of each failure behind the gateway. The message holds nothing of the request but its id. */
  onFailure: (message: string, cause?: unknown) => void;
}

export interface Gateway {
  /** Answers every request; never rejects. */
  handle(request: GatewayRequest): Promise<GatewayResponse>;
  /** The answer for a request that is refused before the gateway handles it. */
  refuse(type: RefusalType | ProtocolFault): GatewayResponse;
}

/**
 * API Gateway's REST API over a definition: routing, throttling, authorization, validation, integration, in this order.
 * @throws DefinitionError when definition and functions do not fit each other
 */
export function gateway(definition: Definition, settings: Settings): Gateway {
  const find = router(definition.routes);
  checkFunctions(definition.routes, settings.functions);

  const respond = async (request: GatewayRequest, ids: Variables): Promise<GatewayResponse | RefusalType | ProtocolFault> => {
    const { path, query } = splitTarget(request.target);
    const match = find(request.method, path);
    if (!match) return 'MISSING_AUTHENTICATION_TOKEN';
    if (!settings.throttle()) return 'THROTTLED';
    const { route } = match;
    const identity = route.secured ? await identityOf(request, settings) : undefined;
    if (identity === 'no-token') return withoutTokenError(definition.refuse('UNAUTHORIZED', ids));
    if (typeof identity === 'string') return identity;
    const read = await readRequest(request, match.parameters, query);
    if (typeof read === 'string') return read;
    const { bytes, ...rest } = read;
    const { headers } = rest;
    const text = bytes.length > 0 ? bytes.toString('utf8') : undefined;
    const refusal = refusalOf(route.rules, headers, rest.query, text);
    if (refusal) return refusal;
    if (route.integration.type === 'mock') return mock(route.integration, ids);
    const isBase64Encoded = isBinary(headerOf(headers, 'content-type'), definition.binaryMediaTypes);
    const body = (isBase64Encoded && text !== undefined ? bytes.toString('base64') : text) ?? null;
    const call = { ...rest, ...ids, request, path, resource: route.resource, body, isBase64Encoded, identity, time: settings.now() };
    const answer = await invokeFor(route.integration, call, settings);
    if (typeof answer === 'string') return answer;
    return encodedAnswer(answer, headers.get('accept-encoding')?.values ?? [], definition.compressedFrom);
  };

  const handle = async (request: GatewayRequest): Promise<GatewayResponse> => {
    const ids = newIds();
    try {
      const outcome = await respond(request, ids);
      return identified(typeof outcome === 'string' ? refusal(outcome, ids) : outcome, ids);
    } catch (error) {
      settings.onFailure(`${ids.requestId}: the gateway itself failed`, error);
      return identified(definition.refuse('DEFAULT_5XX', ids), ids);
    }
  };

  const refusal = (type: RefusalType | ProtocolFault, ids: Variables): GatewayResponse =>
    isProtocolFault(type) ? protocolProblem(type, definition.refuse('DEFAULT_4XX', ids), ids.requestId) : definition.refuse(type, ids);

  const refuse = (type: RefusalType | ProtocolFault) => {
    const ids = newIds();
    return identified(refusal(type, ids), ids);
  };
  return { handle, refuse };
}

function checkFunctions(routes: readonly Route[], functions: Settings['functions']): void {
  const called = new Set<string>();
  for (const { resource, method, integration } of routes) {
    if (integration.type !== 'aws_proxy') continue;
    called.add(integration.functionName);
    if (Object.hasOwn(functions, integration.functionName)) continue;
    throw new DefinitionError(`paths.${resource}.${method.toLowerCase()}`, `there is no function ${integration.functionName}`);
  }
  const idle = Object.keys(functions).find((name) => !called.has(name));
  if (idle !== undefined) throw new DefinitionError('paths', `no method calls the function ${idle}`);
}

function newIds(): Variables {
  const requestId = randomUUID();
  return { requestId, extendedRequestId: `${requestId.replaceAll('-', '').slice(0, 15)}=` };
}

async function identityOf(request: GatewayRequest, { authorize, onFailure }: Settings): Promise<Identity | RefusalType | 'no-token'> {
  try {
    const verdict = await authorize(request);
    if (verdict === 'unauthorized') return 'UNAUTHORIZED';
    return verdict === 'forbidden' ? 'ACCESS_DENIED' : verdict;
  } catch (error) {
    onFailure('the authorizer failed', error);
    return 'AUTHORIZER_FAILURE';
  }
}

type ReadRequest = Pick<Call, 'headers' | 'pathParameters' | 'query'> & { bytes: Buffer };

async function readRequest(
  { body, rawHeaders }: GatewayRequest,
  parameters: Match<Route>['parameters'],
  encodedQuery: string,
): Promise<ReadRequest | RefusalType | ProtocolFault> {
  // API Gateway takes 10 MB and the function refuses them. Refused here, they are neither inflated nor parsed.
  if (body === 'too-large') return 'REQUEST_TOO_LARGE';
  const pathParameters = decodedParameters(parameters);
  const query = queryOf(encodedQuery);
  if (!pathParameters) return 'BAD_REQUEST_PARAMETERS';
  if (!query) return 'MALFORMED_QUERY';
  const headers = headersOf(rawHeaders);
  const bytes = await decodedBody(body, headers.get('content-encoding')?.values ?? [], largestBody);
  if (typeof bytes === 'string') return bytes;
  return bytes.length > largestBody ? 'REQUEST_TOO_LARGE' : { headers, pathParameters, query, bytes };
}

function decodedParameters(encoded: readonly (readonly [string, string])[]): Map<string, string> | undefined {
  const parameters = new Map<string, string>();
  for (const [name, text] of encoded) {
    const value = decoded(text);
    if (value === undefined) return undefined;
    parameters.set(name, value);
  }
  return parameters;
}

/** Media types with wildcards, e.g. `image/*`. https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-payload-encodings.html */
function isBinary(contentType: string | undefined, binaryMediaTypes: readonly string[]): boolean {
  if (binaryMediaTypes.length === 0) return false;
  const type = mediaTypeOf(contentType ?? 'application/json');
  return binaryMediaTypes.some((binary) => binary === '*/*' || binary === type || binary === `${type.split('/')[0]}/*`);
}

function mock({ status, headers }: MockIntegration, ids: Variables): GatewayResponse {
  return { status, headers: headers.map(([name, template]) => [name, template(ids)] as const), body: '' };
}

async function invokeFor(integration: FunctionIntegration, call: Call, settings: Settings): Promise<GatewayResponse | RefusalType> {
  const { functionName, timeout } = integration;
  const handler = settings.functions[functionName];
  if (!handler) return 'API_CONFIGURATION_ERROR';
  const outcome = await invoke(functionName, handler, proxyEvent(call), { gateway: timeout });
  if (outcome === 'timeout') {
    settings.onFailure(`${call.requestId}: ${functionName} did not answer within ${timeout} ms`);
    return 'INTEGRATION_TIMEOUT';
  }
  if ('error' in outcome) {
    settings.onFailure(`${call.requestId}: ${functionName} failed`, outcome.error);
    return 'DEFAULT_5XX';
  }
  const answer = answerOf(outcome.result);
  if (typeof answer !== 'string') return answer;
  settings.onFailure(`${call.requestId}: the answer of ${functionName} is malformed: ${answer}`);
  return 'DEFAULT_5XX';
}

function identified(response: GatewayResponse, { requestId }: Variables): GatewayResponse {
  return { ...response, headers: [...response.headers, ['x-amzn-RequestId', requestId]] };
}
