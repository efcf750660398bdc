import { randomBytes } from 'node:crypto';
import type { Trace } from './header';

/** How a call to an AWS service has ended. */
export interface CallResult {
  /** Of the last answer; absent: there was none. */
  status: number | undefined;
  requestId: string | undefined;
  attempts: number | undefined;
  throttled: boolean;
}

/** A call to an AWS service, without a word of what it carried. */
export interface Call {
  trace: Trace;
  /** The service's name in X-Ray, e.g. `DynamoDB`. */
  service: string;
  operation: string;
  /** What else X-Ray shows of the call, by the names of its `aws` block. */
  details: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  began: number;
  ended: number;
  result: CallResult;
}

/**
 * A call as X-Ray takes it, sent apart from the segment of its invocation.
 * AWS X-Ray Developer Guide, "AWS X-Ray segment documents": times are seconds, an id is 64 bits in hexadecimal.
 */
export function subsegmentOf({ trace, service, operation, details, began, ended, result }: Call): object {
  const { status, requestId, attempts } = result;
  return {
    type: 'subsegment',
    id: randomBytes(8).toString('hex'),
    trace_id: trace.traceId,
    parent_id: trace.parentId,
    namespace: 'aws',
    name: service,
    start_time: began / 1000,
    end_time: ended / 1000,
    aws: {
      operation,
      ...details,
      ...(requestId !== undefined && { request_id: requestId }),
      ...(attempts !== undefined && { retries: attempts - 1 }),
    },
    ...(status !== undefined && { http: { response: { status } } }),
    ...flagsOf(result),
  };
}

function flagsOf({ status = 500, throttled }: CallResult): object {
  if (status >= 500) return { fault: true };
  if (status < 400) return {};
  return { error: true, ...((throttled || status === 429) && { throttle: true }) };
}
