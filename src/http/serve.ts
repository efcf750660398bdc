import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { operations, type Operation as Row } from '../../generated/operations';
import type { Caller } from '../users/caller';
import { Rejection, serviceUnavailable } from '../users/rejection';
import { addressedUser } from '../users/user-id';
import type { Users } from '../users/users';
import { type AuditLog, auditLineOf } from './audit-line';
import { type CheckRules, type Validate, validation } from './validation';
import { type Authorize, authorization, type Identify } from './authorization';
import { allowOriginOf } from './cors';
import { type LogLine, reasonOf, replayOf, traceOf } from './log-line';
import type { Check, Dependencies, OperationId, PlainResponse, Request, Response } from './operation';
import { eventParser, type ParsedRequest, type ParseEvent } from './request';
import { asRejection, problemResponse, proxyResult } from './response';

/** An operation with everything that is needed to serve it. A handler file exports one. */
export interface Endpoint<Id extends OperationId, Needs extends keyof Users, Store> {
  id: Id;
  run(request: Request<Id>, dependencies: Dependencies<Needs>): Promise<Response<Id>>;
  /** The validators that were generated from the contract for this operation. */
  validators: ValidateFunction[];
  check?(...parameters: Parameters<Check<Id>>): void;
  /** Returns the methods that the operation needs, on the store of one invocation. */
  users(store: Store): Pick<Users, Needs>;
}

/** What the functions of one process share. */
export interface Runtime<Store> {
  /** Opens the store for one invocation, which must be over at `invocationEnd`, in milliseconds since 1970. */
  openStore(invocationEnd: number): Store;
  /** The web origins that may read responses, or only `*`. */
  allowedOrigins: readonly string[];
  /** Returns whether every request is rejected with 503. Called for each request; it returns a promise only when the request must wait. */
  inMaintenance(): boolean | Promise<boolean>;
  identify: Identify;
  log(line: LogLine): void;
  /** Records what administrators do, before they receive the response. Undefined: nothing is recorded. */
  audit?: AuditLog | undefined;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
}

export type LambdaHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * Returns the Lambda handler of an operation, behind API Gateway's proxy integration. It responds to every event and logs one line for
 * each; whatever is thrown becomes a problem document.
 */
export function serve<Id extends OperationId, Needs extends keyof Users, Store>(
  endpoint: Endpoint<Id, Needs, Store>,
  runtime: Runtime<Store>,
): LambdaHandler {
  const row: Row = operations[endpoint.id];
  const pipeline = pipelineOf(endpoint, row, runtime);
  const allowOrigin = allowOriginOf(runtime.allowedOrigins);
  return async (event, context) => {
    const began = performance.now();
    const { requestContext, headers } = partsOf(event);
    const requestId = requestContext?.requestId ?? context.awsRequestId;
    const exchange: Exchange = { requestId, row, runtime, allowedOrigin: allowOrigin(headers) };
    const outcome = await outcomeOf(() => pipeline(event, context, exchange), exchange);
    const { response, result, rejection } = isRecorded(exchange) ? await recorded(endpoint.id, event, outcome, exchange) : outcome;
    const milliseconds = Math.round((performance.now() - began) * 1000) / 1000;
    const details = { ...replayOf(response.headers), ...traceOf(headers), ...reasonOf(rejection) };
    log(runtime, { operationId: endpoint.id, requestId, status: response.status, milliseconds, ...details });
    return result;
  };
}

/** An event that API Gateway has not sent, such as a test event of the Lambda console, may lack any part. */
const partsOf = (event: Partial<APIGatewayProxyEvent> | null): Partial<APIGatewayProxyEvent> => event ?? {};

/** Throws, or rejects, with the rejection of a step. It is not async, because a rejected promise costs more than a thrown error: 1 µs. */
type Pipeline = (event: APIGatewayProxyEvent, context: Context, exchange: Exchange) => Promise<PlainResponse>;

/** The steps of a request. Each throws its rejection. */
function pipelineOf<Id extends OperationId, Needs extends keyof Users, Store>(
  { validators, check, users, run }: Endpoint<Id, Needs, Store>,
  row: Row,
  runtime: Runtime<Store>,
): Pipeline {
  const now = (): string => new Date(runtime.now()).toISOString();
  const authorize: Authorize = authorization(row, runtime.identify);
  const parse: ParseEvent = eventParser(row);
  const validate: Validate = validation(row, validators, check && rulesOf(check, now));
  const headerNames = row.headers.map((name) => [name, name.toLowerCase()] as const);
  const respond = (inMaintenance: boolean, event: APIGatewayProxyEvent, context: Context, exchange: Exchange): Promise<PlainResponse> => {
    if (inMaintenance) throw new Rejection('service-unavailable', { retryAfter: secondsToEndOfMaintenance });
    // Authorization comes first: it tells a caller without access nothing about the rest of the request.
    const caller = authorize(event, (known) => {
      exchange.caller = known;
    });
    const request = parse(event, caller);
    validate(request);
    const reserved = isRecorded(exchange) ? exchange.runtime.audit.milliseconds : 0;
    const store = runtime.openStore(runtime.now() + context.getRemainingTimeInMillis() - reserved);
    return run(requestOf<Id>(request, headerNames, event, caller), { users: users(store), now });
  };
  return (event, context, exchange) => {
    const inMaintenance = runtime.inMaintenance();
    if (typeof inMaintenance === 'boolean') return respond(inMaintenance, event, context, exchange);
    return inMaintenance.then((known) => respond(known, event, context, exchange));
  };
}

/** Functions notice the end of maintenance within a minute, so retrying earlier is useless. */
const secondsToEndOfMaintenance = 60;

// The cast is not exact for a rejected request, so every check ignores properties that are missing or have another type.
const rulesOf =
  <Id extends OperationId>(check: Check<Id>, now: () => string): CheckRules =>
  ({ query, requestBody }) =>
    check({ query, body: isObject(requestBody) ? requestBody : {} } as unknown as Pick<Request<Id>, 'query' | 'body'>, now());

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

// The cast is safe: the request has passed the validators, and validators and type are generated from the same contract.
function requestOf<Id extends OperationId>(
  { params, query, headers, requestBody }: ParsedRequest,
  headerNames: readonly (readonly [string, string])[],
  event: APIGatewayProxyEvent,
  caller: Caller,
) {
  const header: Record<string, string> = {};
  for (const [name, lower] of headerNames) {
    const value = headers[lower];
    if (value !== undefined) header[name] = value;
  }
  const target = event.requestContext.path;
  return { path: params, query, header, body: requestBody, caller, target } as unknown as Request<Id>;
}

interface Outcome {
  response: PlainResponse;
  /** The response in the format of API Gateway. */
  result: APIGatewayProxyResult;
  rejection?: Rejection;
}

interface Exchange {
  requestId: string;
  row: Row;
  /** The value of Access-Control-Allow-Origin. */
  allowedOrigin: string | undefined;
  runtime: { audit?: AuditLog | undefined; now(): number };
  /** Set as soon as the caller is authenticated. */
  caller?: Caller;
}

/** An exchange that the audit log records. */
type Recorded = Exchange & { caller: Caller; runtime: { audit: AuditLog } };

const isRecorded = (exchange: Exchange): exchange is Recorded =>
  exchange.caller?.administrator === true && exchange.runtime.audit !== undefined;

/**
 * Records the action of an administrator. An action without a record is not acknowledged: the response is a 503, and a client that repeats
 * the request is as safe as after a lost response.
 */
async function recorded(operation: OperationId, event: APIGatewayProxyEvent, outcome: Outcome, exchange: Recorded): Promise<Outcome> {
  const { caller, requestId, row, runtime } = exchange;
  const { response, rejection } = outcome;
  const addressed = row.owner === undefined ? undefined : addressedUser(event.pathParameters?.[row.owner] ?? '', caller);
  const time = new Date(runtime.now()).toISOString();
  try {
    await runtime.audit.write(auditLineOf({ caller, operation, addressed, response, rejection, requestId, time }));
    return outcome;
  } catch (cause) {
    return outcomeOf(() => Promise.reject(serviceUnavailable(cause)), exchange);
  }
}

/** Never rejects: an error, also one of formatting the response, becomes a problem document. */
async function outcomeOf(pipeline: () => Promise<PlainResponse>, { requestId, row, allowedOrigin }: Exchange): Promise<Outcome> {
  const resultOf = (response: PlainResponse) => proxyResult(response, requestId, allowedOrigin);
  try {
    const response = await pipeline();
    return { response, result: resultOf(response) };
  } catch (error) {
    const rejection = asRejection(error, row.statuses);
    const response = problemResponse(rejection, requestId);
    return { response, result: resultOf(response), rejection };
  }
}

/** A failure to log must not fail the request, which may have changed a user. */
function log(runtime: { log(line: LogLine): void }, line: LogLine): void {
  try {
    runtime.log(line);
  } catch {
    // There is nowhere left to report it.
  }
}
