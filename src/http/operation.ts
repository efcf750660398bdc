import type { operations } from '../../generated/types';
import type { Caller } from '../users/caller';
import type { Users } from '../users/users';

export type OperationId = keyof operations;

/** What a handler works with besides the request. */
export interface Dependencies {
  users: Users;
  /** The time, a timestamp of the contract. */
  now(): string;
}

/**
 * One operation of the contract. What it refuses, it throws as a Refusal; it can return only what the contract declares
 * as its success.
 */
export type Operation<Id extends OperationId> = (request: Request<Id>, dependencies: Dependencies) => Promise<Reply<Id>>;

/**
 * Holds a request that its schema refuses against the rules that a schema cannot express, so that one answer names every place. Any property
 * may be absent, of another type or against its schema: then the rules pass over it, or name a place that the schema has named already.
 * A request that its schema accepts never comes here: its handler asks.
 * @param now timestamp of the contract
 * @throws invalid-request naming every broken rule
 */
export type Check<Id extends OperationId> = (input: Pick<Request<Id>, 'query' | 'body'>, now: string) => void;

/** A request that has passed the contract's validation, its names as the contract spells them. */
export interface Request<Id extends OperationId> {
  path: Part<operations[Id]['parameters']['path']>;
  query: Part<operations[Id]['parameters']['query']>;
  header: Part<operations[Id]['parameters']['header']>;
  body: operations[Id] extends { requestBody: { content: { 'application/json': infer Body } } } ? Body : undefined;
  caller: Caller;
  /** The path that the client called: the operation's, after the stage or base path under which the client knows the API. */
  target: string;
}

/** An answer the contract declares for the operation: status, the headers of its own, body. */
export type Reply<Id extends OperationId> = Extract<DeclaredReplies<operations[Id]['responses']>, PlainReply>;

/** What every answer is, whatever its operation. */
export interface PlainReply {
  status: number;
  headers?: Record<string, string>;
  body?: object;
}

type Part<Parameters> = [NonNullable<Parameters>] extends [never] ? Record<never, never> : NonNullable<Parameters>;

type DeclaredReplies<Responses> = { [Status in keyof Responses]: ReplyWith<Status, Responses[Status]> }[keyof Responses];

type ReplyWith<Status, Response> = Response extends { content: { 'application/problem+json': unknown } }
  ? never
  : { status: Status } & HeadersOf<Response> & BodyOf<Response>;

type HeadersOf<Response> = Response extends { headers: infer Headers }
  ? [keyof Own<Headers>] extends [never]
    ? { headers?: never }
    : { headers: Own<Headers> }
  : never;

type BodyOf<Response> = Response extends { content: { 'application/json': infer Body } } ? { body: Body } : { body?: never };

// X-Request-Id and Cache-Control are on every answer, so serve sets them.
type Own<Headers> = { [Name in keyof Headers as Declared<Name>]: Headers[Name] };

type Declared<Name> = string extends Name ? never : Exclude<Name, 'X-Request-Id' | 'Cache-Control'>;
