import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import definition from '../../generated/api-gateway.json';
import { problems } from '../../generated/problems';
import { type ProxyResponse, textResponse, without } from './forward';

/** One request and the action for it. */
export interface Exchange {
  /** `name` or `name:argument`. */
  action: string;
  /** Aborted when the proxy stops. */
  signal: AbortSignal;
  /** Sends the request to the API. */
  forward(changed?: Record<string, string>): Promise<ProxyResponse>;
}

type Action = (argument: string | undefined, exchange: Exchange) => Promise<ProxyResponse | 'cut'> | ProxyResponse | 'cut';

const actions: Readonly<Record<string, Action>> = {
  pass: (_, { forward }) => forward(),
  /** The API handles the request, and the response is lost. */
  lose: async (_, { forward }) => forward().then(() => 'cut'),
  /** The API does not receive the request. */
  refuse: () => 'cut',
  slow: async (milliseconds, { forward, signal }) => {
    const response = await forward();
    await sleep(Number(milliseconds), undefined, { signal });
    return response;
  },
  html: (status) => ({ status: Number(status), headers: ['Content-Type', 'text/html'], body: Buffer.from('<html><p>Sign in</p></html>') }),
  empty: (status) => ({ status: Number(status), headers: ['Content-Length', '0'], body: Buffer.alloc(0) }),
  /** Rejects a request without the fresh token. */
  token: () => problemResponse(401, undefined),
  /** Returns the response with properties and values that a later version of the API could have. */
  edit: async (_, { forward }) => edited(await forward({ 'Accept-Encoding': 'identity' })),
};

/** The syntax of an action. */
const wellFormed = /^(pass|lose|refuse|edit|token|slow:\d+|(html|empty):[2-5]\d\d|[45]\d\d(:.*)?)$/s;

/** Returns the response to send, or 'cut' to close the connection without a response. */
export function misbehave(exchange: Exchange): ReturnType<Action> {
  const { action } = exchange;
  const [name = '', ...rest] = action.split(':');
  const argument = rest.length === 0 ? undefined : rest.join(':');
  if (!wellFormed.test(action)) return textResponse(500, `"${action}" is not an action of the misbehaving proxy`);
  return actions[name]?.(argument, exchange) ?? problemResponse(Number(name), argument);
}

const { UNAUTHORIZED } = definition['x-amazon-apigateway-gateway-responses'];

/** The WWW-Authenticate header of a 401. The definition has it in quotes. */
export const challenge = UNAUTHORIZED.responseParameters['gatewayresponse.header.WWW-Authenticate'].slice(1, -1);

/** @param retryAfter the header; empty for no header, absent for that of the contract */
function problemResponse(status: number, retryAfter: string | undefined): ProxyResponse {
  const [code, problem] = Object.entries(problems).find(([, declared]) => declared.status === status) ?? [];
  if (problem === undefined) return textResponse(500, `The contract has no problem with status ${status}`);
  const requestId = randomUUID();
  const { type, title, detail } = problem;
  const wait = retryAfter ?? (status === 429 || status === 503 ? '1' : '');
  return {
    status,
    headers: [
      'Content-Type',
      'application/problem+json',
      'Cache-Control',
      'no-store',
      'X-Request-Id',
      requestId,
      ...(wait === '' ? [] : ['Retry-After', wait]),
      ...(status === 401 ? ['WWW-Authenticate', challenge] : []),
    ],
    body: Buffer.from(JSON.stringify({ type, title, status, detail, code, requestId })),
  };
}

function edited({ status, headers, body }: ProxyResponse): ProxyResponse {
  if (body.length === 0) return { status, headers, body };
  const text = Buffer.from(JSON.stringify(fromLaterVersion(JSON.parse(body.toString()))));
  return { status, headers: [...without(headers, ['content-length']), 'Content-Length', String(text.length)], body: text };
}

function fromLaterVersion(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(fromLaterVersion);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, fromLaterVersion(member)]));
  if ('userId' in members) return { ...members, fromTomorrow: [1], preferences: { ...Object(members['preferences']), theme: 'sepia' } };
  if ('code' in members && 'requestId' in members) return { ...members, code: 'unheard-of' };
  return members;
}
