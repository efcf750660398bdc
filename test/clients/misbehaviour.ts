import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import definition from '../../generated/api-gateway.json';
import { problems } from '../../generated/problems';
import { type Answer, textAnswer, without } from './exchange';

/** One request and what can be done with it. */
export interface Exchange {
  /** `name` or `name:argument`. */
  action: string;
  /** Aborted when the proxy stops. */
  signal: AbortSignal;
  /** Sends the request to the API. */
  forward(changed?: Record<string, string>): Promise<Answer>;
}

type Action = (argument: string | undefined, exchange: Exchange) => Promise<Answer | 'cut'> | Answer | 'cut';

const actions: Readonly<Record<string, Action>> = {
  pass: (_, { forward }) => forward(),
  /** The API does what was asked, and nobody hears of it. */
  lose: async (_, { forward }) => forward().then(() => 'cut'),
  /** The API never hears of the request. */
  refuse: () => 'cut',
  slow: async (milliseconds, { forward, signal }) => {
    const answer = await forward();
    await sleep(Number(milliseconds), undefined, { signal });
    return answer;
  },
  html: (status) => ({ status: Number(status), headers: ['Content-Type', 'text/html'], body: Buffer.from('<html><p>Sign in</p></html>') }),
  empty: (status) => ({ status: Number(status), headers: ['Content-Length', '0'], body: Buffer.alloc(0) }),
  /** The token is not the fresh one. */
  token: () => problemAnswer(401, undefined),
  /** What an API of tomorrow answers. */
  edit: async (_, { forward }) => edited(await forward({ 'Accept-Encoding': 'identity' })),
};

/** Forms of an action beside its name alone. */
const wellFormed = /^(pass|lose|refuse|edit|token|slow:\d+|(html|empty):[2-5]\d\d|[45]\d\d(:.*)?)$/s;

/** What comes in the place of an answer; 'cut' when the connection ends without one. */
export function misbehave(exchange: Exchange): ReturnType<Action> {
  const { action } = exchange;
  const [name = '', ...rest] = action.split(':');
  const argument = rest.length === 0 ? undefined : rest.join(':');
  if (!wellFormed.test(action)) return textAnswer(500, `"${action}" is no action of the misbehaving proxy`);
  return actions[name]?.(argument, exchange) ?? problemAnswer(Number(name), argument);
}

const { UNAUTHORIZED } = definition['x-amazon-apigateway-gateway-responses'];

/** What the API says with 401; in the definition it stands in quotes. */
export const challenge = UNAUTHORIZED.responseParameters['gatewayresponse.header.WWW-Authenticate'].slice(1, -1);

/** @param retryAfter empty: none; absent: as the contract has it */
function problemAnswer(status: number, retryAfter: string | undefined): Answer {
  const [code, problem] = Object.entries(problems).find(([, declared]) => declared.status === status) ?? [];
  if (problem === undefined) return textAnswer(500, `The contract has no problem of status ${status}`);
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

function edited({ status, headers, body }: Answer): Answer {
  if (body.length === 0) return { status, headers, body };
  const text = Buffer.from(JSON.stringify(ofTomorrow(JSON.parse(body.toString()))));
  return { status, headers: [...without(headers, ['content-length']), 'Content-Length', String(text.length)], body: text };
}

function ofTomorrow(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ofTomorrow);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, ofTomorrow(member)]));
  if ('userId' in members) return { ...members, fromTomorrow: [1], preferences: { ...Object(members['preferences']), theme: 'sepia' } };
  if ('code' in members && 'requestId' in members) return { ...members, code: 'unheard-of' };
  return members;
}
