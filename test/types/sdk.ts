// Only `npm run typecheck` reads this file: each line below an @ts-expect-error must not compile.
import type { operations } from '../../generated/types';
import {
  type Responses,
  type Client,
  type ClientError,
  createClient,
  type CreateUserInput,
  isProblem,
  type InputError,
  type ListUsersInput,
  type OperationId,
  patchUserRequest,
  type Problem,
  type ProblemCode,
  replaceUserRequest,
  type UserProfile,
} from '../../clients/typescript/src/index';

declare const client: Client;
declare const user: UserProfile;
declare const error: unknown;
const { userId } = user;

// A profile from a response is not a request body until it is converted.
// @ts-expect-error a profile from a response: only the API sets userId, version and times
void client.updateUser({ userId, body: user });
// @ts-expect-error the same, spread
void client.updateUser({ userId, body: { ...user, displayName: 'Ada' } });
// @ts-expect-error the same, for createUser
void client.createUser({ body: { ...user } });
void client.updateUser({ userId, body: { ...replaceUserRequest(user), displayName: 'Ada' } });

// A request remembers the revision of its profile; no other property that only the API sets.
void client.updateUser({ userId, body: { email: 'a@example.com', displayName: 'A', etag: user.etag } });
void client.me.patch({ body: { etag: undefined, displayName: 'A' } });
// @ts-expect-error a creation has no revision
void client.createUser({ body: { email: 'a@example.com', displayName: 'A', etag: user.etag } });
// @ts-expect-error a request of another operation
void client.createUser({ body: replaceUserRequest(user) });
// @ts-expect-error a property that only the API sets
void client.patchUser({ userId, body: { version: 2 } });
// @ts-expect-error a profile from a response is not a patch
void client.me.patch({ body: user });

// A patch distinguishes an omitted property, null and a value.
void client.patchUser({ userId, body: {} });
void client.patchUser({ userId, body: { bio: null, locale: undefined, preferences: { theme: null, notifications: { push: null } } } });
void client.patchUser({ userId, body: { metadata: { plan: null, team: 'a' } } });
void client.patchUser({ userId, body: patchUserRequest(user, { ...user, bio: null }) });
// @ts-expect-error null for a required property
void client.patchUser({ userId, body: { email: null } });
// @ts-expect-error null in a form for a required property
patchUserRequest(user, { displayName: null });
// @ts-expect-error a value of another type
void client.patchUser({ userId, body: { bio: 1 } });
// @ts-expect-error a patch is not a replacement
void client.updateUser({ userId, body: patchUserRequest(user, { bio: null }) });

// The caller
void client.me.get();
void client.me.delete({ ifMatch: user.etag }, { retries: 0 });
void client.me.update({ body: replaceUserRequest(user), ifMatch: null });
// @ts-expect-error a missing body
void client.me.update();
// @ts-expect-error the id is that of the caller
void client.me.get({ userId });

// Inputs
void client.listUsers();
void client.listUsers({ limit: 5, order: 'asc' }, { signal: new AbortController().signal, timeout: { total: 1000 }, retries: 0 });
// @ts-expect-error an undeclared value of order
void client.listUsers({ order: 'up' });
// @ts-expect-error an undeclared parameter
void client.listUsers({ offset: 5 });
// @ts-expect-error a missing path parameter
void client.getUser({});
// @ts-expect-error a missing input
void client.getUser();
// @ts-expect-error a header that only the client sets
void client.getUser({ userId, ifNoneMatch: '"1"' });
void client.updateUser({ userId, body: replaceUserRequest(user), ifMatch: null });
// @ts-expect-error null is accepted only for ifMatch
void client.createUser({ body: { email: 'a@example.com', displayName: 'A' }, idempotencyKey: null });
// @ts-expect-error a body without a required property
void client.createUser({ body: { email: 'a@example.com' } });
// @ts-expect-error a client without a base URL
createClient({ token: () => 'token' });

// Responses
export async function responses(): Promise<void> {
  const created = await client.createUser({ body: { email: 'a@example.com', displayName: 'A' } });
  const status: 201 = created.status;
  const texts: string[] = [created.headers.etag, created.headers.location, created.headers['x-request-id'], created.data.email];
  const replayed: 'true' | undefined = created.headers['idempotent-replayed'];
  const read: 200 = (await client.getUser({ userId })).status;
  const nothing: undefined = (await client.deleteUser({ userId })).data;
  // @ts-expect-error a header that the contract does not declare
  void created.headers['x-other'];
  // @ts-expect-error a header name that is not in lower case
  void created.headers['X-Request-Id'];
  for await (const page of client.listUsersPages()) void page.data.nextCursor?.length;
  for await (const item of client.listUsersItems({ limit: 1 })) void item.version.toFixed();
  void [status, texts, replayed, read, nothing];
}

// Errors
export function narrowed(): void {
  if (!isProblem(error, 'updateUser')) return;
  const operation: 'updateUser' = error.operation;
  if (error.status === 422) {
    // The operation does not declare this status, so its code can be any.
    const code: ProblemCode | undefined = error.code;
    void code;
    return;
  }
  if (error.status === 409) {
    const code: 'email-taken' | undefined = error.code;
    const detail: string | undefined = error.problem?.detail;
    // @ts-expect-error a code of another status
    if (error.code === 'precondition-failed') return;
    void [code, detail];
  } else if (error.status === 404) {
    const code: 'user-not-found' | 'route-not-found' | undefined = error.code;
    void code;
  } else {
    const left: number = error.status;
    // @ts-expect-error undeclared statuses also remain
    const declared: 400 | 401 | 403 | 412 | 413 | 415 | 429 | 500 | 502 | 503 | 504 = error.status;
    void [left, declared];
  }
  void operation;
}

export function narrowedByOperation(): void {
  if (!isProblem(error)) return;
  if (error.operation === 'createUser' && error.status === 422) {
    const code: 'idempotency-key-reused' | undefined = error.code;
    void code;
  }
  const whole: ClientError = error;
  // @ts-expect-error an operation that the contract does not declare
  isProblem(whole, 'renameUser');
}

// New codes may be added: any string compiles, and the known codes are still narrowed by status.
export const unknownCodes: [ProblemCode, Problem['code'], InputError['code']] = ['unheard-of', 'unheard-of', 'unheard-of'];

// Inputs and responses are compared with the types that openapi-typescript generates: each is assignable to the other.
type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : never) : never;
type Plain<Type> = { [Name in keyof Type]: Type[Name] };

type Part<Id extends OperationId, Name extends 'path' | 'query' | 'header'> = NonNullable<operations[Id]['parameters'][Name]>;
type InputOf<Method extends (...input: never) => unknown> = NonNullable<Parameters<Method>[0]>;
/** Removes the `undefined` that inputs accept in addition to the contract. */
type Tight<Type> = Type extends object ? { [Name in keyof Type]: Tight<Exclude<Type[Name], undefined>> } : Type;
type InputBody<Method extends (...input: never) => unknown> = Tight<InputOf<Method> extends { body: infer Body } ? Body : never>;
type BodyOf<Id extends 'createUser' | 'updateUser'> = operations[Id]['requestBody']['content']['application/json'];
type SuccessOf<Id extends OperationId, Status extends keyof operations[Id]['responses']> = operations[Id]['responses'][Status];
type JsonOf<Response> = Response extends { content: { 'application/json': infer Json } } ? Json : undefined;

/** Removes the index signature, so that only the declared headers remain. */
type Declared<Headers> = { [Name in keyof Headers as string extends Name ? never : Name]: Headers[Name] };
type LowerCase<Headers> = { [Name in keyof Headers as Name extends string ? Lowercase<Name> : never]: Headers[Name] };
type HeadersOf<Response> = Response extends { headers: infer Headers } ? Plain<LowerCase<Declared<Headers>>> : never;

export const sameInputs: true[] = [
  true satisfies Same<Tight<InputOf<Client['listUsers']>>, Part<'listUsers', 'query'>>,
  true satisfies Same<Tight<ListUsersInput>, Part<'listUsers', 'query'>>,
  true satisfies Same<InputOf<Client['getUser']>, Part<'getUser', 'path'>>,
  true satisfies Same<Pick<InputOf<Client['updateUser']>, 'userId'>, Part<'updateUser', 'path'>>,
  true satisfies Same<Pick<InputOf<Client['deleteUser']>, 'userId'>, Part<'deleteUser', 'path'>>,
  true satisfies Same<CreateUserInput['idempotencyKey'], Part<'createUser', 'header'>['Idempotency-Key']>,
  true satisfies Same<NonNullable<InputOf<Client['updateUser']>['ifMatch']>, NonNullable<Part<'updateUser', 'header'>['If-Match']>>,
  true satisfies Same<NonNullable<InputOf<Client['deleteUser']>['ifMatch']>, NonNullable<Part<'deleteUser', 'header'>['If-Match']>>,
  true satisfies Same<Pick<InputBody<Client['updateUser']>, keyof BodyOf<'updateUser'>>, BodyOf<'updateUser'>>,
  true satisfies Same<Pick<InputBody<Client['createUser']>, keyof BodyOf<'createUser'>>, BodyOf<'createUser'>>,
];

export const sameResponses: true[] = [
  true satisfies Same<Responses['createUser']['data'], JsonOf<SuccessOf<'createUser', 201>>>,
  true satisfies Same<Responses['listUsers']['data'], JsonOf<SuccessOf<'listUsers', 200>>>,
  true satisfies Same<Responses['getUser']['data'], JsonOf<SuccessOf<'getUser', 200>>>,
  true satisfies Same<Responses['updateUser']['data'], JsonOf<SuccessOf<'updateUser', 200>>>,
  true satisfies Same<Responses['deleteUser']['data'], JsonOf<SuccessOf<'deleteUser', 204>>>,
  true satisfies Same<Plain<Responses['createUser']['headers']>, HeadersOf<SuccessOf<'createUser', 201>>>,
  true satisfies Same<Plain<Responses['listUsers']['headers']>, HeadersOf<SuccessOf<'listUsers', 200>>>,
  true satisfies Same<Plain<Responses['getUser']['headers']>, HeadersOf<SuccessOf<'getUser', 200>>>,
  true satisfies Same<Plain<Responses['updateUser']['headers']>, HeadersOf<SuccessOf<'updateUser', 200>>>,
  true satisfies Same<Plain<Responses['deleteUser']['headers']>, HeadersOf<SuccessOf<'deleteUser', 204>>>,
  true satisfies Same<UserProfile, JsonOf<SuccessOf<'getUser', 200>>>,
];

// With exactOptionalPropertyTypes, every optional member of inputs and options accepts undefined.
export function undefinedMembers(nothing: undefined): void {
  void client.listUsers({ limit: nothing, cursor: nothing, order: nothing, createdFrom: nothing, createdTo: nothing, email: nothing });
  void client.listUsersItems({ cursor: nothing }, { signal: nothing });
  const options = {
    signal: nothing,
    timeout: { attempt: nothing, total: nothing },
    retries: nothing,
    headers: { 'x-app': nothing },
    keepalive: nothing,
  };
  void client.getUser({ userId }, options);
  void client.getUser({ userId }, { timeout: nothing, headers: nothing });
  const body = {
    email: 'a@example.com',
    displayName: 'A',
    bio: nothing,
    preferences: { theme: nothing, notifications: { push: nothing } },
  };
  void client.createUser({ idempotencyKey: nothing, body: { ...body, metadata: nothing } });
  void client.updateUser({ userId, ifMatch: nothing, body: { ...body, preferences: nothing } });
  createClient({ baseUrl: '/', token: nothing, transport: nothing, timeout: nothing, retries: nothing, cacheSize: nothing });
  // @ts-expect-error a required property
  void client.createUser({ body: { email: 'a@example.com', displayName: nothing } });
  // @ts-expect-error a required parameter
  void client.getUser({ userId: nothing });
  // @ts-expect-error null for an optional property
  void client.createUser({ body: { email: 'a@example.com', displayName: 'A', bio: null } });
}

// Something in front of the API can return statuses that the contract does not declare.
export function undeclaredStatuses(): string | undefined {
  if (!isProblem(error, 'deleteUser')) return undefined;
  if (error.status === 412) return error.code satisfies 'precondition-failed' | undefined;
  if (error.status === 418 || error.status === 451 || error.status === 599) return error.problem?.detail;
  // @ts-expect-error 200 is not an error status
  if (error.status === 200) return undefined;
  return error.code;
}
