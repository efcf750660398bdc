import type { ValidateFunction } from 'ajv';
import type { APIGatewayProxyEvent, APIGatewayProxyResult, Context } from 'aws-lambda';
import { operations, type Operation as Row } from '../../generated/operations';
import type { Refusal } from '../users/refusal';
import type { Users } from '../users/users';
import { admission, type Admit } from './admission';
import { reasonOf, traceOf, type LogLine } from './log-line';
import type { Operation, OperationId, PlainReply, Request } from './operation';
import { problemReply, refusalOf } from './problem';
import { proxyResult } from './reply';
import { parseEvent, type ParsedRequest } from './request';

/** What all functions share. */
export interface Runtime {
  /** The store for one invocation, which must be over at `deadline` (milliseconds since 1970). */
  usersUntil(deadline: number): Users;
  /** The web origin that may read answers, or `*`. */
  allowedOrigin: string;
  log(line: LogLine): void;
}

export type LambdaHandler = (event: APIGatewayProxyEvent, context: Context) => Promise<APIGatewayProxyResult>;

/**
 * An operation as a Lambda function behind API Gateway's proxy integration. It answers every event, what is thrown as a problem
 * document, and logs one line.
 * @param validators those that the contract compiler made for this operation
 */
export function serve<Id extends OperationId>(
  runtime: Runtime,
  operationId: Id,
  operation: Operation<Id>,
  validators: ValidateFunction[],
): LambdaHandler {
  const row = operations[operationId];
  const admitted = admission(row, validators);
  return async (event, context) => {
    const started = performance.now();
    const { requestId } = event.requestContext;
    const run = (request: ParsedRequest) => operation(requestOf<Id>(request, row, event), dependenciesOf(runtime, context));
    const { reply, refusal } = await answer(event, row, await admitted, run);
    const milliseconds = Math.round((performance.now() - started) * 1000) / 1000;
    const trace = traceOf(event.headers['traceparent']);
    runtime.log({ operationId, requestId, status: reply.status, milliseconds, ...trace, ...reasonOf(refusal) });
    return proxyResult(reply, requestId, runtime.allowedOrigin);
  };
}

interface Answer {
  reply: PlainReply;
  refusal?: Refusal;
}

async function answer(
  event: APIGatewayProxyEvent,
  row: Row,
  admit: Admit,
  run: (request: ParsedRequest) => Promise<PlainReply>,
): Promise<Answer> {
  try {
    const request = parseEvent(event, row);
    return { reply: await admit(request, () => run(request)) };
  } catch (error) {
    const refusal = refusalOf(error, row.statuses);
    return { reply: problemReply(refusal, event.requestContext.requestId), refusal };
  }
}

// The cast is what validation has proven: the request has passed the validators made from the contract that the type comes from.
function requestOf<Id extends OperationId>({ params, query, headers, requestBody }: ParsedRequest, row: Row, event: APIGatewayProxyEvent) {
  const header = Object.fromEntries(row.headers.map((name) => [name, headers[name.toLowerCase()]]));
  const caller = { sub: String(event.requestContext.authorizer?.['claims']?.['sub'] ?? '') };
  return { path: params, query, header, body: requestBody, caller } as unknown as Request<Id>;
}

function dependenciesOf(runtime: Runtime, context: Context) {
  const now = Date.now();
  return { users: runtime.usersUntil(now + context.getRemainingTimeInMillis()), now: new Date(now).toISOString() };
}
