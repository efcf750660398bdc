/** What an operation answers with a status: the body as `data`, and the headers that the contract declares, in lower case. */
export interface Answer<Status, Data, Headers> {
  readonly status: Status;
  readonly data: Data;
  readonly headers: Headers;
}

/** An answer as openapi-typescript's types of an operation declare it. */
export type AnswerOf<Responses, Status extends keyof Responses> = Answer<Status, DataOf<Responses[Status]>, HeadersOf<Responses[Status]>>;

type DataOf<Response> = Response extends { content: { 'application/json': infer Data } } ? Data : undefined;

type HeadersOf<Response> = Response extends { headers: infer Headers }
  ? { readonly [Name in keyof Headers as LowerCase<Name>]: Headers[Name] }
  : never;

// The types allow every other header besides the declared ones; those would make all names legal.
type LowerCase<Name> = string extends Name ? never : Name extends string ? Lowercase<Name> : never;
