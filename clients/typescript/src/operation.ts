/**
 * The required members of a JSON object of the API, each with a value of the same type. A list of objects contains the format of its items.
 * Each format of the contract is one constant, so two operations with the same format share the same object.
 */
export interface ResponseFormat {
  readonly [member: string]: string | number | boolean | ResponseFormat | ResponseFormat[];
}

/** What the runtime needs to know of an operation: one row of the generated table. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The header parameters: member of the input → header name in lower case. A member that is neither here nor in the path is a query parameter. */
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Success status → format of the JSON body, or null for a response without content. The operation accepts `If-None-Match` if there is an
   * entry for 304, which is undefined: it is no success without a cached response.
   */
  readonly formats: Readonly<Record<number, ResponseFormat | null | undefined>>;
}

/** A successful response: its status, its decoded body as `data`, and the headers that the contract declares, with names in lower case. */
export interface ApiResponse<Status, Data, Headers> {
  readonly status: Status;
  readonly data: Data;
  readonly headers: Headers;
}

/** The {@link ApiResponse} with one status, from the `responses` of an operation as openapi-typescript declares them. */
export type ApiResponseOf<Responses, Status extends keyof Responses> = ApiResponse<
  Status,
  DataOf<Responses[Status]>,
  HeadersOf<Responses[Status]>
>;

type DataOf<Response> = Response extends { content: { 'application/json': infer Data } } ? Data : undefined;

type HeadersOf<Response> = Response extends { headers: infer Headers }
  ? { readonly [Name in keyof Headers as LowerCase<Name>]: Headers[Name] }
  : never;

// openapi-typescript adds an index signature for undeclared headers. With it, every header name would compile.
type LowerCase<Name> = string extends Name ? never : Name extends string ? Lowercase<Name> : never;

/** What a request body remembers of the response that it was made from. */
export interface Revision {
  /** The ETag of the response. The client sends it as `If-Match`, and not in the body. */
  etag?: string | undefined;
}

/**
 * A request body without the members that only the API sets. A profile from a response does not compile as a request body: convert it first.
 * Optional properties accept `undefined`, which JSON omits.
 */
export type RequestBody<Request, Response> = Loose<Request> & { readonly [Name in Exclude<keyof Response, keyof Request>]?: never };

/** The input of a method of `client.me`: that of the operation without the id of the user. */
export type OwnInput<Input, Owner extends keyof Input> = Omit<Input, Owner> & { readonly [Name in Owner]?: never };

/** Optional members accept `undefined`, at every depth. */
export type Loose<Value> = Value extends object
  ? { [Name in keyof Value]: object extends Pick<Value, Name> ? Loose<Value[Name]> | undefined : Loose<Value[Name]> }
  : Value;
