import { createHash } from 'node:crypto';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Identity } from './authorizer';
import { type HttpRequest, headerOf, type RequestHeaders } from './wire/message';

/** A routed and decoded request. */
export interface Call {
  request: HttpRequest;
  headers: RequestHeaders;
  /** As sent: percent-encoded, including a base path and a trailing slash. */
  path: string;
  resource: string;
  pathParameters: ReadonlyMap<string, string>;
  query: ReadonlyMap<string, string[]>;
  body: string | null;
  isBase64Encoded: boolean;
  requestId: string;
  extendedRequestId: string;
  /** Milliseconds since 1970. */
  time: number;
  identity: Identity | undefined;
}

const stage = 'local';

/** Headers that apply to the connection between client and API Gateway only. */
const hopByHop = ['connection', 'expect', 'max-forwards', 'proxy-authenticate', 'te', 'trailer', 'transfer-encoding', 'upgrade'];
const dropped = new Set([...hopByHop, 'content-length', 'content-md5', 'server', 'www-authenticate']);

/**
 * Returns the event of a Lambda proxy integration, format 1.0. The single-value maps contain the last value of a repeated header or parameter.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
 */
export function proxyEvent(call: Call): APIGatewayProxyEvent {
  const headers = forwarded(call);
  return {
    resource: call.resource,
    path: call.path,
    httpMethod: call.request.method,
    headers: lastOf(headers),
    multiValueHeaders: Object.fromEntries(headers),
    queryStringParameters: call.query.size > 0 ? lastOf(call.query) : null,
    multiValueQueryStringParameters: call.query.size > 0 ? Object.fromEntries(call.query) : null,
    pathParameters: call.pathParameters.size > 0 ? Object.fromEntries(call.pathParameters) : null,
    stageVariables: null,
    requestContext: requestContext(call),
    body: call.body,
    isBase64Encoded: call.isBase64Encoded,
  };
}

/** Returns the headers that the function receives: those of the client, spelled as sent, and those that API Gateway adds. */
function forwarded({ headers, request, requestId, time }: Call): Map<string, string[]> {
  const result = new Map<string, string[]>();
  for (const [key, { name, values }] of headers) {
    if (!dropped.has(key) && !key.startsWith('x-forwarded-')) result.set(name, values);
  }
  const before = headers.get('x-forwarded-for')?.values ?? [];
  result.set('X-Forwarded-For', [[...before, request.sourceIp].join(', ')]);
  result.set('X-Forwarded-Port', [String(request.port)]);
  result.set('X-Forwarded-Proto', ['http']);
  if (!headers.has('x-amzn-trace-id')) result.set('X-Amzn-Trace-Id', [traceId(requestId, time)]);
  return result;
}

/** https://docs.aws.amazon.com/xray/latest/devguide/xray-concepts.html#xray-concepts-traces */
function traceId(requestId: string, time: number): string {
  const seconds = Math.floor(time / 1000).toString(16);
  return `Root=1-${seconds.padStart(8, '0')}-${requestId.replaceAll('-', '').slice(0, 24)}`;
}

function lastOf(values: ReadonlyMap<string, string[]>): Record<string, string | undefined> {
  const last: [string, string | undefined][] = [];
  for (const [name, all] of values) last.push([name, all.at(-1)]);
  // fromEntries, because assigning to a parameter named __proto__ would set the prototype.
  return Object.fromEntries(last);
}

function requestContext(call: Call): APIGatewayProxyEvent['requestContext'] {
  const { request, requestId, extendedRequestId, time } = call;
  const domainName = (headerOf(call.headers, 'host') ?? 'localhost').replace(/:[0-9]+$/, '');
  return {
    accountId: '000000000000',
    apiId: 'local',
    authorizer: call.identity,
    domainName,
    domainPrefix: domainName.split('.')[0],
    extendedRequestId,
    httpMethod: request.method,
    identity: identity(call),
    // Clients call this gateway as they call a custom domain: the path contains its base path, and not the stage.
    path: call.path,
    protocol: request.protocol,
    requestId,
    requestTime: logTime(time),
    requestTimeEpoch: time,
    resourceId: resourceId(call.resource),
    resourcePath: call.resource,
    stage,
  };
}

function identity({ request, headers }: Call): APIGatewayProxyEvent['requestContext']['identity'] {
  return {
    accessKey: null,
    accountId: null,
    apiKey: null,
    apiKeyId: null,
    caller: null,
    clientCert: null,
    cognitoAuthenticationProvider: null,
    cognitoAuthenticationType: null,
    cognitoIdentityId: null,
    cognitoIdentityPoolId: null,
    principalOrgId: null,
    sourceIp: request.sourceIp,
    user: null,
    userAgent: headerOf(headers, 'user-agent') ?? null,
    userArn: null,
  };
}

const resourceIds = new Map<string, string>();

/** Returns six characters that are always the same for a resource, as in API Gateway. */
function resourceId(resource: string): string {
  const known = resourceIds.get(resource);
  if (known !== undefined) return known;
  const id = createHash('sha256').update(resource).digest('hex').slice(0, 6);
  resourceIds.set(resource, id);
  return id;
}

/** Returns a time in the format `23/Nov/2026:09:30:00 +0000`. */
function logTime(time: number): string {
  const [, day, month, year, clock] = new Date(time).toUTCString().split(' ');
  return `${day}/${month}/${year}:${clock} +0000`;
}
