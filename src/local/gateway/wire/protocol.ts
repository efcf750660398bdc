import type { IncomingMessage } from 'node:http';
import type { DoorRefusal } from '../access/host-and-origin';
import { valuesOf } from './message';
import { type GatewayResponse, withoutCors } from './response';

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** The place that is wrong, where there is one. */
  pointer?: string;
  /** What is wrong there. */
  place?: 'malformed' | 'not-allowed';
}

/** Length of the longest URL, in characters, and size of the largest header, in bytes. */
const longestUrl = 10_240;
const largestHeader = 10_240;

const invalid = { status: 400, code: 'invalid-request', title: 'Invalid request' };

/**
 * Requests that API Gateway refuses before it looks for an API, so that no gateway response exists for them, or one that many kinds of
 * request share. On this machine they get problem documents too. Their codes are no part of the contract, except `invalid-request`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const problems = {
  INVALID_HOST: {
    ...invalid,
    detail: 'An HTTP/1.1 request must have exactly one Host header, with a host and an optional port.',
    pointer: '/header/Host',
    place: 'malformed',
  },
  MALFORMED_QUERY: { ...invalid, detail: 'The query must be percent-encoded in UTF-8.', pointer: '/query', place: 'malformed' },
  MALFORMED_REQUEST: { ...invalid, detail: 'The request does not have the form that HTTP/1.1 requires.' },
  REQUEST_TIMEOUT: {
    status: 408,
    code: 'request-timeout',
    title: 'Request timeout',
    detail: 'The request did not arrive in time. Send it again.',
  },
  URI_TOO_LONG: {
    status: 414,
    code: 'uri-too-long',
    title: 'URI too long',
    detail: 'The URL may have at most 10,240 characters.',
  },
  EXPECTATION_FAILED: {
    status: 417,
    code: 'expectation-failed',
    title: 'Expectation failed',
    detail: 'The Expect header may ask for 100-continue only.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    code: 'headers-too-large',
    title: 'Headers too large',
    detail: 'The headers may have at most 10,240 bytes and the URL at most 10,240 characters.',
  },
  HOST_NOT_ALLOWED: {
    status: 421,
    code: 'host-not-allowed',
    title: 'Host not allowed',
    detail:
      'Without --auth, the API on this machine answers for localhost and IP addresses only. ' +
      'To allow another host, start the API with an origin of that host: npm start -- --allow-origin https://app.example.com',
    pointer: '/header/Host',
    place: 'not-allowed',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    code: 'origin-not-allowed',
    title: 'Origin not allowed',
    detail:
      'Without --auth, only pages on this machine may call the API. ' +
      'To allow the pages of another origin, start the API with that origin: npm start -- --allow-origin https://app.example.com',
    pointer: '/header/Origin',
    place: 'not-allowed',
  },
} as const satisfies Record<string, Problem> & Record<DoorRefusal['fault'], Problem>;

export type ProtocolFault = keyof typeof problems;

export const isProtocolFault = (type: string): type is ProtocolFault => Object.hasOwn(problems, type);

/** How many bytes the parser must read so that both limits are noticed here and not there. */
export const readableHeader = 4 * (longestUrl + largestHeader);

/** The problem document for a fault. @param like the answer that its headers are taken from */
export function protocolProblem(fault: ProtocolFault, like: GatewayResponse, requestId: string): GatewayResponse {
  const { status, code, title, detail, pointer, place }: Problem = problems[fault];
  const errors = pointer === undefined ? undefined : [{ pointer, code: place, detail }];
  const body = JSON.stringify({ type: `urn:user-profiles:problem:${code}`, title, status, detail, code, requestId, errors });
  return { status, headers: place === 'not-allowed' ? withoutCors(like.headers) : like.headers, body };
}

/** What is wrong with the request line or the header. */
export function protocolFault(request: Pick<IncomingMessage, 'httpVersion' | 'rawHeaders' | 'url'>): ProtocolFault | undefined {
  const { url: target = '', rawHeaders } = request;
  const hosts = valuesOf(rawHeaders, 'host');
  const url = target.startsWith('/') ? `http://${hosts[0] ?? ''}${target}` : target;
  if (url.length > longestUrl) return 'URI_TOO_LONG';
  if (sizeOf(rawHeaders) > largestHeader) return 'HEADERS_TOO_LARGE';
  return isHostRight(hosts, request.httpVersion) ? undefined : 'INVALID_HOST';
}

/** Each line has a colon, a space and two characters at its end besides name and value. */
const sizeOf = (rawHeaders: readonly string[]): number => rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);

/** RFC 9112 §3.2. HTTP/1.0 knew no Host. */
function isHostRight(hosts: readonly string[], httpVersion: string): boolean {
  const [host, ...others] = hosts;
  if (host === undefined) return httpVersion === '1.0';
  return others.length === 0 && /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d*)?$/i.test(host);
}
