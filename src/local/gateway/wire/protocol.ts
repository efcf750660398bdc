import type { IncomingMessage } from 'node:http';
import type { AccessRejection } from '../access/host-and-origin';
import { type HttpResponse, valuesOf, withoutCors } from './message';

interface Problem {
  status: number;
  code: string;
  title: string;
  detail: string;
  /** JSON pointer to the part of the request that is wrong, if the problem has one. */
  pointer?: string;
  /** The code of the input error at this location. */
  inputCode?: 'malformed' | 'not-allowed';
}

/** Maximum length of the URL, in characters. */
const maxUrlLength = 10_240;
/** Maximum size of all headers, in bytes. */
const maxHeaderSize = 10_240;

const invalid = { status: 400, code: 'invalid-request', title: 'Invalid request' };

/**
 * Errors for which API Gateway has no gateway response, or one that many errors share, because it rejects the request before it selects an
 * API. The local gateway returns problem documents for them too. Their codes are not part of the contract, except `invalid-request`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-execution-service-limits-table.html
 */
const problems = {
  INVALID_HOST: {
    ...invalid,
    detail: 'An HTTP/1.1 request must have exactly one Host header, with a host and an optional port.',
    pointer: '/header/Host',
    inputCode: 'malformed',
  },
  MALFORMED_QUERY: { ...invalid, detail: 'The query must be percent-encoded in UTF-8.', pointer: '/query', inputCode: 'malformed' },
  MALFORMED_REQUEST: { ...invalid, detail: 'The request is not a valid HTTP/1.1 request.' },
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
    detail: 'The only supported value of the Expect header is 100-continue.',
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
      'Without --auth, the local API accepts only localhost and IP addresses as the host. ' +
      'To allow another host, start the API with an origin of that host: npm start -- --allow-origin https://app.example.com',
    pointer: '/header/Host',
    inputCode: 'not-allowed',
  },
  ORIGIN_NOT_ALLOWED: {
    status: 403,
    code: 'origin-not-allowed',
    title: 'Origin not allowed',
    detail:
      'Without --auth, only pages on this machine may call the API. ' +
      'To allow the pages of another origin, start the API with that origin: npm start -- --allow-origin https://app.example.com',
    pointer: '/header/Origin',
    inputCode: 'not-allowed',
  },
} as const satisfies Record<string, Problem> & Record<AccessRejection['type'], Problem>;

export type ProtocolError = keyof typeof problems;

export const isProtocolError = (type: string): type is ProtocolError => Object.hasOwn(problems, type);

/** How many bytes node:http must accept, so that this module enforces both limits. */
export const maxParsedHeaderSize = 4 * (maxUrlLength + maxHeaderSize);

/** Returns the problem document for an error. @param like the response whose headers it uses */
export function protocolProblem(error: ProtocolError, like: HttpResponse, requestId: string): HttpResponse {
  const { status, code, title, detail, pointer, inputCode }: Problem = problems[error];
  const errors = pointer === undefined ? undefined : [{ pointer, code: inputCode, detail }];
  const body = JSON.stringify({ type: `urn:user-profiles:problem:${code}`, title, status, detail, code, requestId, errors });
  return { status, headers: inputCode === 'not-allowed' ? withoutCors(like.headers) : like.headers, body };
}

/** Returns what is wrong with the request line or the headers; undefined when both are valid. */
export function protocolErrorOf(request: Pick<IncomingMessage, 'httpVersion' | 'rawHeaders' | 'url'>): ProtocolError | undefined {
  const { url: target = '', rawHeaders } = request;
  const hosts = valuesOf(rawHeaders, 'host');
  const url = target.startsWith('/') ? `http://${hosts[0] ?? ''}${target}` : target;
  if (url.length > maxUrlLength) return 'URI_TOO_LONG';
  if (sizeOf(rawHeaders) > maxHeaderSize) return 'HEADERS_TOO_LARGE';
  return isHostValid(hosts, request.httpVersion) ? undefined : 'INVALID_HOST';
}

/** Each line has a name, a colon, a space, a value and two characters at its end. */
const sizeOf = (rawHeaders: readonly string[]): number => rawHeaders.reduce((sum, text) => sum + text.length + 2, 0);

/** RFC 9112 §3.2. In HTTP/1.0 the Host header is optional. */
function isHostValid(hosts: readonly string[], httpVersion: string): boolean {
  const [host, ...others] = hosts;
  if (host === undefined) return httpVersion === '1.0';
  return others.length === 0 && /^(\[[\da-f:.]+\]|[\w.~!$&'()*+,;=%-]*)(:\d*)?$/i.test(host);
}
