import type {
  Client,
  RequestEvent,
  ResponseEvent,
  TokenRequest,
  TransportRequest,
  TransportResponse,
} from '../../../../clients/typescript/src/index';
import { type ClientSettings, defaultBaseUrl, type Limits, type ResponseScript, type TokenScript } from '../../vectors/vector';
import type { Build } from '../built';
import { type FakeClock, fakeClock } from '../fake-clock';
import { type Inbox, inbox } from './inbox';
import { type Ending, errorIn } from './outcome';
import type { Deliver } from './wire';

/** A request that waits for its response. */
export interface PendingRequest {
  readonly request: TransportRequest;
  /** @throws when another request arrives than the client has sent */
  respond(response: ResponseScript): Promise<void>;
}

/** A call of the token provider that waits for a token. */
export interface PendingToken {
  readonly stale: string | undefined;
  provide(token: TokenScript): void;
}

/** A call of the app. */
export interface RunningCall {
  readonly controller: AbortController;
  ending: Ending | undefined;
}

/** A client and everything around it. */
export interface World {
  readonly clock: FakeClock;
  /** @throws TypeError for an invalid base URL */
  client(): Client;
  readonly requests: Inbox<PendingRequest>;
  readonly tokens: Inbox<PendingToken>;
  readonly calls: Map<string, RunningCall>;
  /** Requests and token requests that have an id and wait. */
  readonly pendingRequests: Map<string, PendingRequest>;
  readonly pendingTokens: Map<string, PendingToken>;
  /** The calls of the hooks that the vector has not yet compared. */
  readonly events: object[];
  /** The generated idempotency keys, by the name that the vector gives them. */
  readonly keys: Map<string, string>;
}

export function worldOf({ clientWith }: Build, settings: ClientSettings, deliver: Deliver): World {
  const clock = fakeClock();
  clock.chance = settings.random ?? 0.5;
  const calls: World['calls'] = new Map();
  const events: object[] = [];
  const report = () => reportOf(calls, clock);
  const requests = inbox<PendingRequest>('a request', report);
  const tokens = inbox<PendingToken>('a token request', report);
  const transport = (request: TransportRequest) =>
    new Promise<TransportResponse>((resolve) => {
      requests.add({ request, respond: async (response) => resolve((await deliver(request, response))()) });
    });
  const token = ({ stale }: TokenRequest) =>
    new Promise<string>((resolve, reject) => {
      const provide = (script: TokenScript) =>
        typeof script === 'string' ? resolve(script) : reject(new Error('The user has signed out.'));
      tokens.add({ stale, provide });
    });
  const { baseUrl = defaultBaseUrl, cacheSize } = settings;
  const options = { baseUrl, transport, cacheSize, token: settings.token ? token : undefined, ...limits(settings), ...hooks(events) };
  let client: Client | undefined;
  return {
    clock,
    client: () => (client ??= clientWith(options, clock)),
    requests,
    tokens,
    calls,
    pendingRequests: new Map(),
    pendingTokens: new Map(),
    events,
    keys: new Map(),
  };
}

function reportOf(calls: World['calls'], clock: FakeClock): string {
  const endings = [...calls.values()].map(({ ending }) => (ending ? JSON.stringify(errorIn(ending)) : 'a running call'));
  return `${endings.join(', ')} and a timer of ${clock.remaining().join(', ')} ms`;
}

/** Returns hooks that record their events in the form of the vectors. */
function hooks(events: object[]) {
  const record = (on: string, { kind: failure, ...event }: Partial<ResponseEvent>) =>
    void events.push(withoutUndefined({ on, failure, ...event }));
  return {
    onRequest: ({ operation, attempt }: RequestEvent) => record('request', { operation, attempt }),
    onResponse: (event: ResponseEvent) => record('response', event),
    onRetry: (event: ResponseEvent) => record('retry', event),
  };
}

const withoutUndefined = (event: object): object => Object.fromEntries(Object.entries(event).filter(([, value]) => value !== undefined));

/** Returns the options for limits, in the units of the SDK. */
export function limits({ retries, attemptTimeout, totalTimeout }: Limits) {
  const milliseconds = (seconds: number | undefined) => seconds && seconds * 1000;
  return { retries, timeout: { attempt: milliseconds(attemptTimeout), total: milliseconds(totalTimeout) } };
}
