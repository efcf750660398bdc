import type { operations } from '../../generated/types';
import type { Caller } from '../users/caller';
import type { Users } from '../users/users';

export type OperationId = keyof operations;

/** What an operation uses besides the request. */
export interface Dependencies<Needs extends keyof Users> {
  /** The methods of the store that the operation calls. */
  users: Pick<Users, Needs>;
  /** Returns the current time, a timestamp of the contract. */
  now(): string;
}

/**
 * The implementation of one operation of the contract. It returns one of the success responses that the contract declares for it, and
 * throws a `Rejection` for any other outcome.
 * @typeParam Needs the methods of the store that the operation calls
 */
export type Operation<Id extends OperationId, Needs extends keyof Users = never> = (
  request: Request<Id>,
  dependencies: Dependencies<Needs>,
) => Promise<Response<Id>>;

/**
 * The rules of an operation that a schema cannot express. Called only for a request that its schema rejects, so that one response lists
 * all errors; an operation checks the rules of a valid request itself. Any property may be missing, have another type or break its schema:
 * then the rules ignore it, or report a location that the schema has reported already.
 * @param now timestamp of the contract
 * @throws invalid-request with one error for each broken rule
 */
export type Check<Id extends OperationId> = (input: Pick<Request<Id>, 'query' | 'body'>, now: string) => void;

/** A request that is valid by the contract. Names have the case of the contract. */
export interface Request<Id extends OperationId> {
  path: Part<operations[Id]['parameters']['path']>;
  query: Part<operations[Id]['parameters']['query']>;
  header: Part<operations[Id]['parameters']['header']>;
  body: operations[Id] extends { requestBody: { content: infer Content } } ? Content[keyof Content] : undefined;
  caller: Caller;
  /** The path as the client sent it: the operation's path after the stage or base path under which the client knows the API. */
  target: string;
}

/** A success response that the contract declares for the operation: status, headers and body. */
export type Response<Id extends OperationId> = Id extends OperationId
  ? Extract<DeclaredResponses<operations[Id]['responses']>, PlainResponse>
  : never;

/** A response of any operation. */
export interface PlainResponse {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

type Part<Parameters> = [NonNullable<Parameters>] extends [never] ? Record<never, never> : NonNullable<Parameters>;

type DeclaredResponses<Responses> = { [Status in keyof Responses]: ResponseWith<Status, Responses[Status]> }[keyof Responses];

type ResponseWith<Status, Declared> = Declared extends { content: { 'application/problem+json': unknown } }
  ? never
  : { status: Status } & HeadersOf<Declared> & BodyOf<Declared>;

type HeadersOf<Declared> = Declared extends { headers: infer Headers }
  ? [keyof Own<Headers>] extends [never]
    ? { headers?: never }
    : { headers: Own<Headers> }
  : never;

type BodyOf<Declared> = Declared extends { content: { 'application/json': infer Body } } ? { body: Body } : { body?: never };

// Every response has X-Request-Id and Cache-Control, so `serve` adds them.
type Own<Headers> = { [Name in keyof Headers as OwnName<Name>]: Headers[Name] };

type OwnName<Name> = string extends Name ? never : Exclude<Name, 'X-Request-Id' | 'Cache-Control'>;
