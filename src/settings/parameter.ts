import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { type AwsAccess, awsAccess } from '../aws/access';
import { responseText } from '../aws/response-text';
import { authorizationOf } from '../aws/signature';
import type { BeginCall } from '../telemetry/xray';

/** Reads the value of an SSM parameter. @throws Error whose message contains no value */
export type ReadParameter = (signal: AbortSignal) => Promise<string>;

interface Options {
  parameterName: string;
  /** The environment variables of a Lambda function: region, credentials and, if set, another endpoint. Read at each call. */
  env: NodeJS.ProcessEnv;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Reports each call to X-Ray. */
  begin: BeginCall | undefined;
}

const throttlingErrors = ['ThrottlingException', 'TooManyRequestsException'];

/**
 * Returns a function that reads a parameter of AWS Systems Manager with one GetParameter call, without retries.
 * It does not use the AWS SDK's client, which would add 79 kB to each bundle for one request a minute.
 * Source: AWS Systems Manager API Reference, "GetParameter".
 */
export function parameterReader({ parameterName, env, now, begin }: Options): ReadParameter {
  return async (signal) => {
    const end = begin?.('GetParameter');
    const response = await getParameter(parameterName, env, now(), signal).catch((error: unknown) => {
      end?.({ status: undefined, requestId: undefined, attempts: 1, throttled: false });
      throw error;
    });
    const { status, requestId, json } = response;
    const { Parameter: parameter, __type: type } = json;
    const error = typeof type === 'string' ? type.replace(/^.*#/, '') : '';
    end?.({ status, requestId, attempts: 1, throttled: throttlingErrors.includes(error) });
    if (typeof parameter?.Value === 'string') return parameter.Value;
    throw new Error(`Systems Manager responded with ${status} ${error}`.trim());
  };
}

interface Response {
  status: number | undefined;
  requestId: string | undefined;
  json: { Parameter?: { Value?: unknown }; __type?: unknown };
}

async function getParameter(name: string, env: NodeJS.ProcessEnv, now: number, signal: AbortSignal): Promise<Response> {
  const access = awsAccess('ssm', env);
  const body = JSON.stringify({ Name: name });
  const response = await post(access.endpoint, signedHeaders(access, body, now), body, signal);
  const id = response.headers['x-amzn-requestid'];
  const requestId = typeof id === 'string' ? id : undefined;
  return { status: response.statusCode, requestId, json: parsed(await responseText(response)) };
}

function signedHeaders({ endpoint, region, credentials }: AwsAccess, body: string, now: number): Record<string, string> {
  const time = new Date(now).toISOString().replaceAll(/[:-]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host: endpoint.host,
    'x-amz-date': time,
    'x-amz-target': 'AmazonSSM.GetParameter',
    ...(credentials.sessionToken && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const authorization = authorizationOf({ path: '/', headers, body }, { time, region, service: 'ssm' }, credentials);
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

function parsed(json: string): Response['json'] {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
