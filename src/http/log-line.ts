import { personalData } from '../../generated/personal-data';
import { type ProblemCode, Rejection } from '../users/rejection';
import type { OperationId } from './operation';

/** The content of a request's log line. Nothing in it comes from the caller, except the trace to which the request belongs. */
export interface LogLine {
  operationId: OperationId;
  requestId: string;
  status: number;
  milliseconds: number;
  code?: ProblemCode;
  /** The code of a rejection that the contract does not declare for the operation. The response is a 500. */
  undeclaredCode?: ProblemCode;
  /** The response repeats the one to an earlier request with the same Idempotency-Key. */
  replayed?: true;
  traceparent?: string;
  fault?: Fault;
}

/** An error that is not a rejection. Its message may contain a value of the request, so it is not logged. */
interface Fault {
  name: string;
  frames: string[];
  /** The request id of the AWS service that failed. */
  awsRequestId?: string;
}

const traceContext = /^[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}$/;

/**
 * Returns the `traceparent` of a request if it is valid (W3C Trace Context §3.2).
 * @param headers null in an event that API Gateway's console sends
 */
export function traceOf(headers: Record<string, string | undefined> | null | undefined): Pick<LogLine, 'traceparent'> {
  const traceparent = headers?.['traceparent'];
  return traceparent !== undefined && traceContext.test(traceparent) ? { traceparent } : {};
}

/** Returns whether a response repeats an earlier one. */
export const replayOf = (headers: Record<string, string> = {}): Pick<LogLine, 'replayed'> =>
  headers['Idempotent-Replayed'] === 'true' ? { replayed: true } : {};

/** Returns why a request was rejected, and where the error behind the rejection was thrown. */
export function reasonOf(rejection: Rejection | undefined): Pick<LogLine, 'code' | 'undeclaredCode' | 'fault'> {
  if (rejection === undefined) return {};
  const { code, cause } = rejection;
  if (cause instanceof Rejection) return { code, undeclaredCode: cause.code };
  return cause instanceof Error ? { code, fault: faultOf(cause) } : { code };
}

function faultOf(error: Error & { $metadata?: { requestId?: string } }): Fault {
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  const awsRequestId = error.$metadata?.requestId;
  return { name: error.name, frames: frames.map((line) => line.trim()), ...(awsRequestId !== undefined && { awsRequestId }) };
}

/** Replaces a value that is not logged. */
export const redactedText = '[redacted]';

/** Names as the contract and Node.js spell them, and as clients may. */
const privateNames = new Set<string>([...personalData, 'authorization', 'Authorization', 'cookie', 'Cookie', 'body']);

const mayBePrivate = /@|%40|eyJ|[Bb]earer\s/;
/** A JWT begins with `{"` in base64url. */
const token = /eyJ[\w-]{8,}(?:\.[\w-]*)*|\bbearer\s+[^\s"]+/gi;
/** Matches only from the start of a run of these characters, so that no text is scanned twice. */
const emailAddress = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]+(?:@|%40)(?:[a-z0-9-]{1,63}\.)+[a-z]{2,63}/gi;

/**
 * Returns a value as it may be logged. Called as the replacer of JSON.stringify. As a safety net, it replaces every property that the
 * contract marks with `x-personal-data`, and tokens and email addresses in other texts. No log line is supposed to contain any.
 */
export function redact(name: string, value: unknown): unknown {
  if (value === undefined) return undefined;
  if (privateNames.has(name)) return redactedText;
  if (typeof value !== 'string' || !mayBePrivate.test(value)) return value;
  return value.replaceAll(token, redactedText).replaceAll(emailAddress, redactedText);
}
