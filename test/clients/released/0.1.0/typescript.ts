// The data layer of an app, written against this release. Every later release must compile it unchanged.
import {
  type ApiResponse,
  type CallOptions,
  type Client,
  ClientError,
  type ClientOptions,
  createClient,
  type CreateUserInput,
  type CreateUserRequest,
  type DeleteUserInput,
  type ErrorDetails,
  type ErrorKind,
  fetchTransport,
  type GetUserInput,
  type Hooks,
  type InputError,
  type InputErrorCode,
  isProblem,
  type ListUsersInput,
  type ListUsersOrder,
  type Metadata,
  type MetadataPatch,
  type NotificationSwitches,
  type NotificationSwitchesPatch,
  type OperationId,
  type PatchUserInput,
  type PatchUserRequest,
  patchUserRequest,
  type Preferences,
  type PreferencesPatch,
  type Problem,
  type ProblemCode,
  type ProblemError,
  type Problems,
  type ReplaceUserRequest,
  replaceUserRequest,
  type RequestEvent,
  type ResponseEvent,
  type Responses,
  type Signal,
  type Theme,
  type Timeout,
  type TokenProvider,
  type TokenRequest,
  type Transport,
  type TransportRequest,
  type TransportResponse,
  type UpdateUserInput,
  type UserPage,
  type UserProfile,
} from 'user-profiles-client';

// The client

const token: TokenProvider = async ({ stale, signal }: TokenRequest) => (stale === undefined && !signal.aborted ? 'first' : 'next');
const plainToken: TokenProvider = () => 'token';

const counting: Transport = async (request: TransportRequest): Promise<TransportResponse> => {
  const { method, url, headers, body, keepalive = false, signal } = request;
  const response = await fetchTransport({ method, url, headers: { ...headers, 'x-app': '1' }, ...(body !== undefined && { body }), keepalive, signal });
  const etag: string | undefined = response.headers['etag'];
  const text: string = await response.text();
  return { status: response.status, headers: { ...response.headers, length: String((etag ?? text).length) }, text: async () => text };
};

const timeout: Timeout = { attempt: 5_000, total: 20_000 };
const lines: (string | number | undefined)[] = [];
const hooks: Hooks = {
  onRequest: ({ operation, attempt }: RequestEvent) => lines.push(operation, attempt),
  onResponse: ({ operation, attempt, status, kind, milliseconds, requestId }: ResponseEvent) =>
    lines.push(operation, attempt, status, kind, milliseconds, requestId),
  onRetry: async ({ milliseconds }) => void lines.push(milliseconds),
};
const everything: ClientOptions = { baseUrl: 'https://api.example.com/v1', token, transport: counting, timeout, retries: 2, cacheSize: 10, ...hooks };
export const client: Client = createClient(everything);
export const smallest = createClient({ baseUrl: 'https://api.example.com', token: plainToken, timeout: { total: 1_000 } });

// The calls

export async function signUp(email: string, displayName: string): Promise<string> {
  const input: CreateUserInput = { body: { email, displayName }, idempotencyKey: 'key' };
  const created = await client.createUser(input);
  const status: 201 = created.status;
  const { data, headers } = created;
  const profile: UserProfile = data;
  const texts: string[] = [headers.etag, headers.location, headers['x-request-id'], headers['cache-control']];
  const replayed: 'true' | undefined = headers['idempotent-replayed'];
  return [status, profile.userId, replayed, ...texts].join();
}

const complete: CreateUserRequest = {
  email: 'ada@example.com',
  displayName: 'Ada Lovelace',
  givenName: 'Ada',
  familyName: 'Lovelace',
  phoneNumber: '+442071234567',
  birthDate: '1990-12-10',
  avatarUrl: 'https://images.example.com/ada.png',
  bio: 'Writes the first programs.',
  locale: 'en-GB',
  timeZone: 'Europe/London',
  preferences: { theme: 'dark', notifications: { push: true, email: false, sms: true } },
  metadata: { plan: 'pro' },
};

export async function read(userId: string, signal: Signal): Promise<UserProfile> {
  await client.createUser({ body: complete });
  const input: GetUserInput = { userId };
  const asked: string = input.userId;
  const options: CallOptions = { signal, timeout: { attempt: 1_000 }, retries: 0, headers: { 'x-app': '1' }, keepalive: true };
  const response = await client.getUser(input, options);
  const found: ApiResponse<200, UserProfile, object> = response;
  const known: Responses['getUser'] = response;
  const etag: string = known.headers.etag;
  return etag === asked ? known.data : found.data;
}

export async function change(user: UserProfile, bio: string, etag?: string): Promise<UserProfile> {
  const body: ReplaceUserRequest = { ...replaceUserRequest(user), bio };
  const input: UpdateUserInput = { userId: user.userId, body };
  await client.updateUser(input);
  await client.updateUser({ ...input, ifMatch: null }, { retries: 1 });
  const { status, data, headers } = await client.updateUser({ ...input, ifMatch: etag ?? '*' });
  const ok: 200 = status;
  return headers.etag === String(ok) ? user : data;
}

/** The values of a form. */
interface Form {
  displayName: string;
  bio: string;
  locale: string | null;
  theme: Theme | undefined;
}

export async function save(user: UserProfile, { theme, ...texts }: Form): Promise<UserProfile> {
  const switches: NotificationSwitchesPatch = { push: null, email: false };
  const preferences: PreferencesPatch = { theme: theme ?? null, notifications: switches };
  const metadata: MetadataPatch = { plan: null, team: 'a' };
  const body: PatchUserRequest = patchUserRequest(user, { ...texts, preferences, metadata, timeZone: undefined });
  const revision: string | undefined = body.etag;
  const input: PatchUserInput = { userId: user.userId, body: { ...body, etag: revision } };
  await client.patchUser(input, { retries: 1 });
  await client.patchUser({ ...input, body: patchUserRequest(user, { ...user, bio: null }), ifMatch: null });
  const { status, data, headers } = await client.patchUser({ userId: user.userId, body: { bio: null, preferences: { theme: null } } });
  const ok: 200 = status;
  return headers.etag === `${ok}` ? user : data;
}

export async function own(signal: Signal): Promise<UserProfile> {
  const { data: user } = await client.me.get();
  const same: Responses['getUser'] = await client.me.get({}, { signal });
  await client.me.patch({ body: patchUserRequest(user, { bio: 'Hello.' }) });
  await client.me.patch({ body: { bio: null }, ifMatch: same.data.etag }, { signal });
  const { data } = await client.me.update({ body: { ...replaceUserRequest(user), etag: undefined } }, { signal });
  const { status } = await client.me.delete({ ifMatch: user.etag }, { signal });
  const gone: 204 = status;
  await client.me.delete();
  client.reset();
  return gone === 204 ? data : user;
}

export async function remove(userId: string): Promise<void> {
  const input: DeleteUserInput = { userId };
  const { status, data, headers } = await client.deleteUser(input);
  const gone: 204 = status;
  const nothing: undefined = data;
  await client.deleteUser({ userId, ifMatch: String([gone, nothing, headers['x-request-id']]) }, { retries: 0 });
  await client.deleteUser({ userId, ifMatch: null });
}

export async function listAll(order: ListUsersOrder): Promise<string[]> {
  const names: string[] = [];
  const page: UserPage = (await client.listUsers()).data;
  const cursor: string | undefined = page.nextCursor;
  const input: ListUsersInput = { limit: 50, order, createdFrom: '2026-01-01T00:00:00Z', createdTo: '2027-01-01T00:00:00Z' };
  const { status, headers } = await client.listUsers({ ...input, email: 'ada@example.com', ...(cursor !== undefined && { cursor }) }, {});
  const ok: 200 = status;
  await client.listUsers({ cursor: 'from-the-response' });
  for await (const { data } of client.listUsersPages({ order: 'asc' }, { retries: 1 })) names.push(...data.items.map(({ email }) => email));
  for await (const { displayName } of client.listUsersItems({ order: 'desc' }, { retries: 1 })) names.push(displayName);
  for await (const user of client.listUsersItems()) names.push(user.displayName);
  return [String(ok), headers['x-request-id'], ...names];
}

/** The properties that a form can change. */
export const editable: (keyof ReplaceUserRequest)[] = [
  'email',
  'displayName',
  'givenName',
  'familyName',
  'phoneNumber',
  'birthDate',
  'avatarUrl',
  'bio',
  'locale',
  'timeZone',
  'preferences',
  'metadata',
];

/** The part of the client that read-only screens get. */
export type Reader = Pick<Client, 'getUser' | 'listUsersItems'>;

// Profiles

export function describeUser(user: UserProfile): string {
  const { userId, email, displayName, givenName, familyName, phoneNumber, birthDate, avatarUrl, bio, locale, timeZone } = user;
  const { version, createdAt, updatedAt, etag } = user;
  const required: string = etag + userId + email + displayName + createdAt + updatedAt + version.toFixed();
  const optional: (string | undefined)[] = [givenName, familyName, phoneNumber, birthDate, avatarUrl, bio, locale, timeZone];
  const preferences: Preferences | undefined = user.preferences;
  const switches: NotificationSwitches | undefined = preferences?.notifications;
  const on: (boolean | undefined)[] = [switches?.push, switches?.email, switches?.sms];
  const metadata: Metadata = user.metadata ?? {};
  const plan: string | undefined = metadata['plan'];
  return [required, ...optional, ...on, plan, colour(preferences?.theme)].join();
}

function colour(theme: Theme | undefined): string {
  switch (theme) {
    case 'dark':
    case 'light':
    case 'system':
      return theme;
    default:
      return 'unknown';
  }
}

// Errors

export function messageOf(error: unknown): string {
  if (isProblem(error)) return problemMessage(error);
  if (!(error instanceof ClientError)) throw error;
  const failure: Error = error;
  const details: ErrorDetails = error;
  const { kind, operation, attempts, status, requestId, retryAfter, problem, code, cause } = details;
  const texts: (string | undefined)[] = [operation, requestId, failure.message, failure.name, problem?.detail, code];
  const numbers: (number | undefined)[] = [attempts, status, retryAfter];
  return `${kindMessage(kind)} ${[...texts, ...numbers, cause === undefined].join()}`;
}

/** The tags that an app sends to its crash reporter. */
export const tags = (error: ClientError): (string | number | undefined)[] => [
  error.kind,
  error.operation,
  error.attempts,
  error.status,
  error.requestId,
  error.retryAfter,
  error.problem?.code,
  error.code,
  typeof error.cause,
];

/** The error that a test of an app rejects with. */
export const offline = new ClientError('listUsers: network, attempts 1', { kind: 'network', operation: 'listUsers', attempts: 1 });

function kindMessage(kind: ErrorKind): string {
  switch (kind) {
    case 'problem':
      return 'The API rejected the call.';
    case 'network':
    case 'timeout':
      return 'There is no network.';
    case 'cancelled':
      return '';
    case 'unexpected':
      return 'The response does not come from the API.';
    case 'token':
      return 'Sign in again.';
    default:
      return 'The call failed.';
  }
}

function problemMessage(error: ProblemError): string {
  const operation: OperationId = error.operation;
  const kind: 'problem' = error.kind;
  const problem: Problem | undefined = error.problem;
  if (problem === undefined) return `${kind} ${operation} ${error.status} ${error.requestId} ${error.retryAfter}`;
  const { type, title, status, detail, code, requestId, errors = [] } = problem;
  const known: ProblemCode = code;
  return [type, title, status.toFixed(), detail, known, requestId, ...errors.map(inputMessage)].join();
}

function inputMessage({ pointer, code, detail }: InputError): string {
  const known: InputErrorCode = code;
  switch (known) {
    case 'malformed':
    case 'missing':
    case 'unknown':
    case 'repeated':
    case 'wrong-type':
    case 'wrong-format':
    case 'not-allowed':
    case 'too-short':
    case 'too-long':
    case 'too-small':
    case 'too-large':
    case 'too-many':
    case 'in-future':
      return `${pointer} ${detail}`;
    default:
      return pointer;
  }
}

/** Returns why a creation was rejected. */
export function creationMessage(error: unknown): string | undefined {
  if (!isProblem(error, 'createUser')) return undefined;
  const own: ProblemError<'createUser'> = error;
  switch (own.status) {
    case 400:
      return own.code === 'invalid-request' ? 'The input is invalid.' : undefined;
    case 401:
      return own.code === 'unauthenticated' ? 'Sign in again.' : undefined;
    case 403:
      return own.code === 'forbidden' ? 'You may not do this.' : undefined;
    case 409:
      return own.code === 'email-taken' ? 'Another user has this email address.' : undefined;
    case 413:
      return own.code === 'body-too-large' ? 'The profile is too large.' : undefined;
    case 415:
      return own.code === 'unsupported-media-type' ? 'Update the app.' : undefined;
    case 422:
      return own.code === 'idempotency-key-reused' ? 'Use a new key.' : undefined;
    case 429:
      return own.code === 'too-many-requests' ? `Wait ${own.retryAfter ?? 1} seconds.` : undefined;
    case 500:
      return own.code === 'internal-error' ? `Quote ${own.requestId}.` : undefined;
    case 502:
      return own.code === 'bad-gateway' ? 'Try again.' : undefined;
    case 503:
      return own.code === 'service-unavailable' ? 'Try again.' : undefined;
    case 504:
      return own.code === 'gateway-timeout' ? 'Try again.' : undefined;
    default:
      return undefined;
  }
}

/** Returns why an update was rejected. */
export function updateMessage(error: unknown): string | undefined {
  if (!isProblem(error, 'updateUser')) return undefined;
  if (error.status === 412 && error.code === 'precondition-failed') return 'The profile was changed on another device.';
  if (error.status === 409 && error.code === 'email-taken') return 'Another user has this email address.';
  if (error.status === 404 && (error.code === 'user-not-found' || error.code === 'route-not-found')) return 'There is no such user.';
  return error.status === 413 || error.status === 415 ? 'Update the app.' : undefined;
}

/** Returns why a patch was rejected. */
export function patchMessage(error: unknown): string | undefined {
  if (!isProblem(error, 'patchUser')) return undefined;
  if (error.status === 412 && error.code === 'precondition-failed') return 'The profile was changed on another device.';
  return error.status === 409 && error.code === 'email-taken' ? 'Another user has this email address.' : undefined;
}

/** Returns whether the user was deleted. */
export function isGone(error: unknown): boolean {
  if (isProblem(error, 'getUser')) return error.status === 404 && error.code !== 'route-not-found';
  return isProblem(error, 'deleteUser') && error.status !== 412 && error.status === 404 && error.problem?.status === 404;
}

/** Returns whether the app must load the list again from the first page. */
export const isOutdated = (error: unknown): boolean =>
  isProblem(error, 'listUsers') && error.status === 400 && error.code === 'invalid-cursor';

/** Returns the text for an update of a stale profile. */
export function conflictMessage(error: ProblemError<'updateUser'>): string | undefined {
  if (error.status !== 412) return undefined;
  const code: 'precondition-failed' | undefined = error.code;
  const status: 412 | undefined = error.problem?.status;
  const again: 'precondition-failed' | undefined = error.problem?.code;
  return [code, status, again].join();
}

/** The codes with their own text. */
export const codes: ProblemCode[] = [
  'invalid-request',
  'invalid-cursor',
  'unauthenticated',
  'forbidden',
  'user-not-found',
  'route-not-found',
  'email-taken',
  'precondition-failed',
  'body-too-large',
  'unsupported-media-type',
  'idempotency-key-reused',
  'too-many-requests',
  'internal-error',
  'bad-gateway',
  'service-unavailable',
  'gateway-timeout',
];

type Statuses = { readonly [Id in OperationId]?: { readonly [Status in keyof Problems[Id]]?: readonly Problems[Id][Status][] } };

/** The codes that each call can get, by status. */
export const statuses: Statuses = {
  createUser: {
    400: ['invalid-request'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    409: ['email-taken'],
    413: ['body-too-large'],
    415: ['unsupported-media-type'],
    422: ['idempotency-key-reused'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
  listUsers: {
    400: ['invalid-request', 'invalid-cursor'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
  getUser: {
    400: ['invalid-request'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    404: ['user-not-found', 'route-not-found'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
  updateUser: {
    400: ['invalid-request'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    404: ['user-not-found', 'route-not-found'],
    409: ['email-taken'],
    412: ['precondition-failed'],
    413: ['body-too-large'],
    415: ['unsupported-media-type'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
  patchUser: {
    400: ['invalid-request'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    404: ['user-not-found', 'route-not-found'],
    409: ['email-taken'],
    412: ['precondition-failed'],
    413: ['body-too-large'],
    415: ['unsupported-media-type'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
  deleteUser: {
    400: ['invalid-request'],
    401: ['unauthenticated'],
    403: ['forbidden'],
    404: ['user-not-found', 'route-not-found'],
    412: ['precondition-failed'],
    429: ['too-many-requests'],
    500: ['internal-error'],
    502: ['bad-gateway'],
    503: ['service-unavailable'],
    504: ['gateway-timeout'],
  },
};
