import type { OperationId } from './operation';
import type { Refusal, ProblemCode } from '../users/refusal';

/** What is logged of a request. Nothing in it comes from the caller but the trace it belongs to. */
export interface LogLine {
  operationId: OperationId;
  requestId: string;
  status: number;
  milliseconds: number;
  code?: ProblemCode;
  /** The answer repeats the one to an earlier request with the same Idempotency-Key. */
  replayed?: true;
  traceparent?: string;
  fault?: Fault;
}

/** What is logged of a fault: an error's message may quote a value, so it is left out. */
interface Fault {
  name: string;
  frames: string[];
  /** The request id of the AWS service that failed. */
  awsRequestId?: string;
}

const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace that a request belongs to, if its `traceparent` is one (W3C Trace Context §3.2). An event made by hand may have no headers. */
export function traceOf(headers: Record<string, string | undefined> | null): { traceparent?: string } {
  const traceparent = headers?.['traceparent'];
  return traceparent !== undefined && traceContext.test(traceparent) ? { traceparent } : {};
}

/** Whether an answer repeats an earlier one. */
export const replayOf = (headers: Record<string, string> = {}): Pick<LogLine, 'replayed'> =>
  headers['Idempotent-Replayed'] === 'true' ? { replayed: true } : {};

/** Why a request was refused; for a fault behind it, where it happened. */
export function reasonOf(refusal: Refusal | undefined): Pick<LogLine, 'code' | 'fault'> {
  if (refusal === undefined) return {};
  const { code, cause } = refusal;
  return cause instanceof Error ? { code, fault: faultOf(cause) } : { code };
}

function faultOf(error: Error & { $metadata?: { requestId?: string } }): Fault {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const awsRequestId = error.$metadata?.requestId;
  return { name: error.name, frames: frames.map((line) => line.trim()), ...(awsRequestId !== undefined && { awsRequestId }) };
}
