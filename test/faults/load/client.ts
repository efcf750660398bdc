import type { Attempt, Content, KnownETag, History, Call, Method, Profile, Iteration } from '../history';
import { revisionOf } from '../history';
import { setTimeout as delay } from 'node:timers/promises';
import { foldUserId } from '../../../src/users/user-id';

/** Where the API is; another api after each restart. */
export interface ApiLocation {
  url: string;
}

/** The client of one round. */
export interface Client {
  api: ApiLocation;
  history: History;
  /** Aborted when the round must end. */
  signal: AbortSignal;
  /** Whether the API may be gone for a while. */
  nextId(): number;
}

/** A client that has waited for longer gives up: functions have 10 s. In milliseconds. */
const patience = 15_000;

/** An app repeats a request so often, with pauses in milliseconds. */
const repetitions = 12;
const pause = 250;

const passing = new Set<Attempt['status']>(['lost', 429, 502, 503, 504, 507]);

export interface CallOptions {
  method: Method;
  userId?: string | undefined;
  content?: (mark: number) => Content;
  keyed?: boolean;
  token?: string | undefined;
  ifMatch?: KnownETag | undefined;
}

/** Asks until there is an answer, where a repetition is safe; else once. Everything is noted in the history. */
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
  const most = keyed || ifMatch ? repetitions : 1;
  for (let n = 1; n <= most && !client.signal.aborted; n += 1) {
    const attempt = await attemptOf(client, call);
    if (!passing.has(attempt.status)) break;
    await delay(pause, undefined, { signal: client.signal }).catch(() => {});
  }
  return call;
}

/** The api in the history is taken before the answer is there: others overlap with it. */
async function attemptOf(client: Client, call: Call): Promise<Attempt> {
  const attempt: Attempt = { begin: performance.now(), end: Infinity, status: 'lost' };
  call.attempts.push(attempt);
  const answer = await exchange(client, call).catch(() => undefined);
  attempt.end = performance.now();
  if (answer === undefined) return attempt;
  const { status, etag, replayed, json } = answer;
  Object.assign(attempt, { status, ...(etag !== null && { etag }), ...(replayed && { replayed }) });
  if (status === 200 || status === 201) readProfile(client.history, call, attempt, json);
  else if (typeof json?.['code'] === 'string') attempt.code = json['code'];
  return attempt;
}

function readProfile({ unexpectedResponses }: History, call: Call, attempt: Attempt, json: Json | undefined): void {
  const profile = profileIn(json);
  if (profile === undefined) {
    unexpectedResponses.push(`${call.method} of write ${call.id} was answered with ${attempt.status} without a profile`);
    return;
  }
  attempt.profile = profile;
  call.userId ??= profile.userId;
}

type Json = Record<string, unknown>;

async function exchange({ api, signal }: Client, { method, userId, content, key, token, ifMatch }: Call) {
  const headers = {
    ...(content && { 'Content-Type': 'application/json' }),
    ...(key !== undefined && { 'Idempotency-Key': key }),
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(ifMatch && { 'If-Match': ifMatch.etag }),
  };
  const verb = { create: 'POST', update: 'PUT', delete: 'DELETE', get: 'GET' }[method];
  const path = method === 'create' ? '/users' : `/users/${userId}`;
  const response = await fetch(api.url + path, {
    method: verb,
    headers,
    ...(content && { body: JSON.stringify(content) }),
    signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]),
  });
  const text = await response.text();
  const json: Json | undefined = text === '' ? undefined : JSON.parse(text);
  return { status: response.status, etag: response.headers.get('ETag'), replayed: response.headers.has('Idempotent-Replayed'), json };
}

/** The profile in a body; nothing when a member is missing. */
export function profileIn(json: Json | undefined): Profile | undefined {
  const { userId, email, displayName, version, createdAt, updatedAt } = json ?? {};
  const texts = [userId, email, displayName, createdAt, updatedAt];
  if (texts.some((text) => typeof text !== 'string') || typeof version !== 'number') return undefined;
  const text = (value: unknown): string => String(value);
  return {
    userId: foldUserId(text(userId)),
    email: text(email),
    displayName: text(displayName),
    version,
    createdAt: text(createdAt),
    updatedAt: text(updatedAt),
  };
}

/** The ETag of an answer, to be sent in `If-Match`. */
export function knownETagIn(attempt: Attempt, method: Method): KnownETag | undefined {
  const { etag, profile } = attempt;
  if (etag === undefined || profile === undefined) return undefined;
  return { etag, revision: revisionOf(profile), receivedIn: attempt, isFromWrite: method !== 'get' };
}

/** Walks through all pages, or until one of them is refused. @returns nothing when the iterate was not completed */
export async function iterate(client: Client, order: Iteration['order'], createdFrom?: string): Promise<Iteration | undefined> {
  const noted: Iteration = { order, begin: performance.now(), end: Infinity, shown: [] };
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
    noted.shown.push(...page.shown);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  noted.end = performance.now();
  return noted;
}

async function pageAt({ api, signal, history }: Client, query: URLSearchParams) {
  const begin = performance.now();
  const response = await fetch(`${api.url}/users?${query}`, { signal: AbortSignal.any([signal, AbortSignal.timeout(patience)]) });
  const { items, nextCursor }: { items?: Json[]; nextCursor?: string } = JSON.parse(await response.text());
  if (response.status !== 200) {
    if (!passing.has(response.status)) history.unexpectedResponses.push(`listUsers was answered with ${response.status}`);
    return undefined;
  }
  const end = performance.now();
  const shown = (items ?? []).flatMap((item) => {
    const profile = profileIn(item);
    return profile ? [{ begin, end, profile }] : [];
  });
  return { shown, nextCursor };
}
