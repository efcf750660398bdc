import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { operations, type Operation as Row } from '../../generated/operations';
import type { Caller } from '../users/caller';
import { Refusal } from '../users/refusal';
import type { Users } from '../users/users';
import { admission, type Admit } from './admission';
import { authorization, type Authorize } from './authorization';
import { withEveryError } from './every-error';
import type { Identify } from './identity';
import { reasonOf, replayOf, traceOf, type LogLine } from './log-line';
import type { Check, Dependencies, Operation, OperationId, PlainReply, Request } from './operation';
import { problemReply, refusalOf } from './problem';
import { proxyResult } from './reply';
import { eventParser, type ParsedRequest, type ParseEvent } from './request';

/** What all functions share. */
export interface Runtime {
  /** The store for one invocation, which must be over at `deadline` (milliseconds since 1970). */
  usersUntil(deadline: number): Users;
  /** The web origin that may read answers, or `*`. */
  allowedOrigin: string;
  /** Whether every request is to be refused for now. Asked once for each request; it must not wait for anything. */
  inMaintenance(): boolean;
  identify: Identify;
  log(line: LogLine): void;
}

export type LambdaHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * An operation as a Lambda function behind API Gateway's proxy integration. It answers every event, what is thrown as a problem
 * document, and logs one line.
 * @param validators those that the contract compiler made for this operation
 * @param check the rules of the domain, for requests that the validators refuse
 */
export function serve<Id extends OperationId>(
  runtime: Runtime,
  operationId: Id,
  operation: Operation<Id>,
  validators: ValidateFunction[],
  check?: Check<Id>,
): LambdaHandler {
  const row: Row = operations[operationId];
  const authorize = authorization(row, runtime.identify);
  const parse = eventParser(row);
  const headerNames = row.headers.map((name) => [name, name.toLowerCase()] as const);
  const admit = admittedWhole(admission(row, validators), check);
  return async (event, context) => {
    const began = performance.now();
    const { requestId } = event.requestContext;
    const run: Run = (request, caller) => operation(requestOf<Id>(request, headerNames, event, caller), dependenciesOf(runtime, context));
    const steps = { authorize, parse, admit, run };
    const { reply, refusal } = runtime.inMaintenance() ? closed(requestId) : await answer(event, row, steps);
    const milliseconds = Math.round((performance.now() - began) * 1000) / 1000;
    const trace = traceOf(event.headers);
    runtime.log({ operationId, requestId, status: reply.status, milliseconds, ...replayOf(reply.headers), ...trace, ...reasonOf(refusal) });
    return proxyResult(reply, requestId, runtime.allowedOrigin);
  };
}

// The cast claims more than a refused request has: the rules of the domain pass over what is absent or has another type.
function admittedWhole<Id extends OperationId>(admit: Admit, check: Check<Id> | undefined): Admit {
  if (check === undefined) return admit;
  return (request) => {
    const unfit = admit(request);
    if (!unfit?.errors) return unfit;
    const { query, requestBody } = request;
    const input = { query, body: isObject(requestBody) ? requestBody : {} } as unknown as Pick<Request<Id>, 'query' | 'body'>;
    return withEveryError(unfit, () => check(input, now()));
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

interface Answer {
  reply: PlainReply;
  refusal?: Refusal;
}

/** Functions hear of the end of maintenance within a minute; whoever comes back sooner comes in vain. */
const secondsOfMaintenance = 60;

function closed(requestId: string): Answer {
  const refusal = new Refusal('service-unavailable');
  return { reply: problemReply(refusal, requestId, secondsOfMaintenance), refusal };
}

type Run = (request: ParsedRequest, caller: Caller) => Promise<PlainReply>;

interface Steps {
  authorize: Authorize;
  parse: ParseEvent;
  admit: Admit;
  run: Run;
}

/** Who may not call learns nothing of what else is wrong. */
async function answer(event: APIGatewayProxyEvent, row: Row, { authorize, parse, admit, run }: Steps): Promise<Answer> {
  try {
    const caller = authorize(event);
    const request = parse(event);
    const unfit = admit(request);
    return unfit ? refused(unfit, event, row) : { reply: await run(request, caller) };
  } catch (error) {
    return refused(error, event, row);
  }
}

function refused(reason: unknown, { requestContext }: APIGatewayProxyEvent, { statuses }: Row): Answer {
  const refusal = refusalOf(reason, statuses);
  return { reply: problemReply(refusal, requestContext.requestId), refusal };
}

// The cast is what validation has proven: the request has passed the validators made from the contract that the type comes from.
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

function dependenciesOf(runtime: Runtime, context: Context): Dependencies {
  return { users: runtime.usersUntil(Date.now() + context.getRemainingTimeInMillis()), now };
}

const now = (): string => new Date().toISOString();
