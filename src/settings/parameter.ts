import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { textOf } from '../stream-text';
import type { BeginCall } from '../telemetry/tracing/xray';
import { authorizationOf } from './signature';

/** Reads the value of the parameter. @throws Error that names no more than what went wrong */
export type ReadParameter = (signal: AbortSignal) => Promise<string>;

const throttling = ['ThrottlingException', 'TooManyRequestsException'];

/**
 * A parameter of AWS Systems Manager, read by GetParameter (AWS Systems Manager API Reference).
 * Not by AWS's client: that would add 79 kB to each bundle, a fifth of it, for one request a minute without retries.
 * @param env of a Lambda function: its region and credentials, and the endpoint if it is not AWS's own. Read at each call.
 * @param begin hears of each call
 */
export function parameterReader(parameterName: string, env: NodeJS.ProcessEnv, now: () => number, begin?: BeginCall): ReadParameter {
  return async (signal) => {
    const end = begin?.('GetParameter');
    const answer = await answerTo(parameterName, env, now(), signal).catch((error: unknown) => {
      end?.({ status: undefined, requestId: undefined, attempts: 1, throttled: false });
      throw error;
    });
    const { status, requestId, json } = answer;
    const { Parameter: parameter, __type: error } = json;
    const name = typeof error === 'string' ? error.replace(/^.*#/, '') : '';
    end?.({ status, requestId, attempts: 1, throttled: throttling.includes(name) });
    if (typeof parameter?.Value === 'string') return parameter.Value;
    throw new Error(`Systems Manager answers ${status} ${name}`.trim());
  };
}

interface Answer {
  status: number | undefined;
  requestId: string | undefined;
  json: { Parameter?: { Value?: unknown }; __type?: unknown };
}

async function answerTo(name: string, env: NodeJS.ProcessEnv, now: number, signal: AbortSignal): Promise<Answer> {
  const region = env['AWS_REGION'] ?? 'us-east-1';
  const url = new URL(env['AWS_ENDPOINT_URL_SSM'] ?? `https://ssm.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
  const body = JSON.stringify({ Name: name });
  const response = await post(url, headersOf(url, body, region, env, now), body, signal);
  const id = response.headers['x-amzn-requestid'];
  return { status: response.statusCode, requestId: typeof id === 'string' ? id : undefined, json: parsed(await textOf(response)) };
}

function headersOf(url: URL, body: string, region: string, env: NodeJS.ProcessEnv, now: number): Record<string, string> {
  const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey, AWS_SESSION_TOKEN: token } = env;
  if (!accessKeyId || !secretAccessKey) throw new Error('the environment has no AWS credentials');
  const time = new Date(now).toISOString().replaceAll(/[:-]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    host: url.host,
    'x-amz-date': time,
    'x-amz-target': 'AmazonSSM.GetParameter',
    ...(token && { 'x-amz-security-token': token }),
  };
  const authorization = authorizationOf({ path: '/', headers, body }, time, region, 'ssm', { accessKeyId, secretAccessKey });
  return { ...headers, 'content-length': String(Buffer.byteLength(body)), authorization };
}

function post(url: URL, headers: Record<string, string>, body: string, signal: AbortSignal): Promise<IncomingMessage> {
  const request = url.protocol === 'http:' ? httpRequest : httpsRequest;
  return new Promise((settle, fail) => {
    // A connection of its own: one that is kept would be dead after the process was frozen. It keeps no process alive.
    const sent = request(url, { method: 'POST', headers, signal, agent: false });
    sent.once('socket', (socket) => socket.unref());
    sent.on('response', settle).on('error', fail).end(body);
  });
}

function parsed(json: string): Answer['json'] {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? value : {};
  } catch {
    return {};
  }
}
