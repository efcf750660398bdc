import { setTimeout as delay } from 'node:timers/promises';
import { foldUserId } from '../../../src/users/user-id';
import {
  type Attempt,
  type Call,
  type History,
  type Iteration,
  type KnownETag,
  type Method,
  type Patch,
  patchedNames,
  type Profile,
  revisionOf,
} from '../history';

/** The URL of the API, which changes with each restart. */
export interface ApiLocation {
  url: string;
}

/** The state that all clients of a round share. */
export interface Client {
  api: ApiLocation;
  history: History;
  /** Aborted when the round must end. */
  signal: AbortSignal;
  /** Returns a new id for a call. */
  nextId(): number;
}

/** The timeout of a request, in milliseconds. It is longer than that of the functions, which is 10 s. */
const requestTimeout = 15_000;

/** Maximum number of attempts of a call that is safe to retry. */
const maxAttempts = 12;

/** Pause between two attempts, in milliseconds. */
const pause = 250;

const retryable = new Set<Attempt['status']>(['lost', 429, 502, 503, 504, 507]);

export interface CallOptions {
  method: Method;
  userId?: string | undefined;
  /** Returns the content for the id of the call. */
  content?: (callId: number) => Patch;
  /** Whether the call has an idempotency key. */
  keyed?: boolean;
  token?: string | undefined;
  ifMatch?: KnownETag | undefined;
}

/** Makes a call and records it in the history. Retries it if it has an idempotency key or an ETag. */
export async function makeCall(client: Client, { method, userId, content, keyed, token, ifMatch }: CallOptions): Promise<Call> {
  const id = client.nextId();
  const call: Call = {
    id,
    method,
    userId,
    ...(content && { content: content(id) }),
    ...(keyed && { key: `key-${id}` }),
    ...(token !== undefined && { token }),
    ...(ifMatch && { ifMatch }),
    attempts: [],
  };
  client.history.calls.push(call);
  const attempts = keyed || ifMatch ? maxAttempts : 1;
  for (let n = 1; n <= attempts && !client.signal.aborted; n += 1) {
    const attempt = await sendAttempt(client, call);
    if (!retryable.has(attempt.status)) break;
    await delay(pause, undefined, { signal: client.signal }).catch(() => {});
  }
  return call;
}

/** Adds the attempt to the history before it sends the request, because attempts of other calls overlap. */
async function sendAttempt(client: Client, call: Call): Promise<Attempt> {
  const attempt: Attempt = { begin: performance.now(), end: Infinity, status: 'lost' };
  call.attempts.push(attempt);
  const response = await exchange(client, call).catch(() => undefined);
  attempt.end = performance.now();
  if (response === undefined) return attempt;
  const { status, etag, replayed, json } = response;
  Object.assign(attempt, { status, ...(etag !== null && { etag }), ...(replayed && { replayed }) });
  if (status === 200 || status === 201) readProfile(client.history, call, attempt, json);
  else if (typeof json?.['code'] === 'string') attempt.code = json['code'];
  return attempt;
}

function readProfile({ unexpectedResponses }: History, call: Call, attempt: Attempt, json: Json | undefined): void {
  const profile = profileIn(json);
  if (profile === undefined) {
    unexpectedResponses.push(`The response ${attempt.status} to ${call.method} ${call.id} contains no profile`);
    return;
  }
  attempt.profile = profile;
  call.userId ??= profile.userId;
}

type Json = Record<string, unknown>;

async function exchange({ api, signal }: Client, { method, userId, content, key, token, ifMatch }: Call) {
  const headers = {
    ...(content && { 'Content-Type': method === 'patch' ? 'application/merge-patch+json' : 'application/json' }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(ifMatch && { 'If-Match': ifMatch.etag }),
  };
  const verb = { create: 'POST', update: 'PUT', patch: 'PATCH', delete: 'DELETE', get: 'GET' }[method];
  const path = method === 'create' ? '/users' : `/users/${userId}`;
  const response = await fetch(api.url + path, {
    method: verb,
    headers,
    ...(content && { body: JSON.stringify(content) }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]),
  });
  const text = await response.text();
  const json: Json | undefined = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, etag: response.headers.get('ETag'), replayed: response.headers.has('Idempotent-Replayed'), json };
}

/** Returns the profile in a body or an item; undefined when a member is missing. */
export function profileIn(json: Json | undefined): Profile | undefined {
  const { userId, email, displayName, version, createdAt, updatedAt } = json ?? {};
  const texts = [userId, email, displayName, createdAt, updatedAt];
  if (texts.some((text) => typeof text !== 'string') || typeof version !== 'number') return undefined;
  const text = (value: unknown): string => String(value);
  const names = patchedNames.flatMap((name) => (typeof json?.[name] === 'string' ? [[name, json[name]]] : []));
  return {
    userId: foldUserId(text(userId)),
    email: text(email),
    displayName: text(displayName),
    ...Object.fromEntries(names),
    version,
    createdAt: text(createdAt),
    updatedAt: text(updatedAt),
  };
}

/** Returns the ETag of a response, for `If-Match`. */
export function knownETagIn(attempt: Attempt, method: Method): KnownETag | undefined {
  const { etag, profile } = attempt;
  if (etag === undefined || profile === undefined) return undefined;
  return { etag, revision: revisionOf(profile), receivedIn: attempt, isFromWrite: method !== 'get' };
}

/** Iterates over all pages of the listing. @returns undefined when a page could not be read */
export async function iterate(client: Client, order: Iteration['order'], createdFrom?: string): Promise<Iteration | undefined> {
  const iteration: Iteration = { order, begin: performance.now(), end: Infinity, shown: [] };
  let cursor: string | undefined;
  do {
    const query = new URLSearchParams({
      order,
      limit: '10',
      ...(createdFrom !== undefined && { createdFrom }),
      ...(cursor !== undefined && { cursor }),
    });
    const page = await pageAt(client, query).catch(() => undefined);
    if (page === undefined) return undefined;
    iteration.shown.push(...page.shown);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  iteration.end = performance.now();
  return iteration;
}

async function pageAt({ api, signal, history }: Client, query: URLSearchParams) {
  const begin = performance.now();
  const response = await fetch(`${api.url}/users?${query}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeout)]) });
  const { items, nextCursor }: { items?: Json[]; nextCursor?: string } = JSON.parse(await response.text());
  if (response.status !== 200) {
    if (!retryable.has(response.status)) history.unexpectedResponses.push(`The response to listUsers has status ${response.status}`);
    return undefined;
  }
  const end = performance.now();
  const shown = (items ?? []).flatMap((item) => {
    const profile = profileIn(item);
    return profile ? [{ begin, end, profile }] : [];
  });
  return { shown, nextCursor };
}
