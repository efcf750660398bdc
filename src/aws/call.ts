import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AwsAccess, awsAccess, type Service } from './access';
import { responseText } from './response-text';
import { authorizationOf } from './signature';

/** One call in a JSON protocol of AWS. */
export interface AwsCall {
  service: Service;
  /** The value of `x-amz-target`: the name of the protocol and of the operation. */
  target: string;
  input: object;
}

export interface AwsResponse {
  status: number | undefined;
  /** AWS's id of the request. */
  requestId: string | undefined;
  /** The members of the body; none when it is not a JSON object. */
  json: Readonly<Record<string, unknown>>;
  /** The name of the error that the body contains; empty: none. */
  error: string;
}

/** Where a call goes, and when. */
export interface CallContext {
  /** The environment variables of a Lambda function: region, credentials and, if set, another endpoint. */
  env: NodeJS.ProcessEnv;
  /** The time of the request, in milliseconds since 1970. */
  now: number;
  signal: AbortSignal;
}

/**
 * Calls an AWS service once, without retries. The AWS SDK's clients would add about 79 kB to each bundle for a service.
 * @throws Error of the connection; Error that names a missing environment variable; the reason of the signal
 */
export async function callAws({ service, target, input }: AwsCall, { env, now, signal }: CallContext): Promise<AwsResponse> {
  const access = awsAccess(service, env);
  const body = JSON.stringify(input);
  const response = await post(access.endpoint, signedHeaders(access, { service, target, body }, now), body, signal);
  const id = response.headers['x-amzn-requestid'];
  const json = parsed(await responseText(response));
  const { __type: type } = json;
  const error = typeof type === 'string' ? type.replace(/^.*#/, '') : '';
  return { status: response.statusCode, requestId: typeof id === 'string' ? id : undefined, json, error };
}

function signedHeaders(
  { endpoint, region, credentials }: AwsAccess,
  { service, target, body }: { service: Service; target: string; body: string },
  now: number,
): Record<string, string> {
  const time = new Date(now).toISOString().replaceAll(/[:-]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host: endpoint.host,
    'x-amz-date': time,
    'x-amz-target': target,
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const authorization = authorizationOf({ path: '/', headers, body }, { time, region, service }, credentials);
  return { ...headers, 'content-length': String(Buffer.byteLength(body)), authorization };
}

function post(url: URL, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((resolve, reject) => {
    // A kept connection would be dead after Lambda has frozen the process, so each call opens its own. It does not keep the process alive.
    const sent = request(url, { method: 'POST', headers, signal, agent: false });
    sent.once('socket', (socket) => socket.unref());
    sent.on('response', resolve).on('error', reject).end(body);
  });
}

function parsed(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
