import { type CallResult, segmentSender, subsegmentOf } from './subsegment';

/** Called when a call to an AWS service begins. The function that it returns is called when the call has ended. Neither throws or waits. */
export type BeginCall = (operation: string) => (result: CallResult) => void;

/** Traces the calls to an AWS service. X-Ray shows `details` with each call; their names are those of its `aws` block. */
export type TraceService = (service: string, details?: Readonly<Record<string, string>>) => BeginCall;

interface Options {
  /** Address of the X-Ray daemon, as in the environment variable AWS_XRAY_DAEMON_ADDRESS. */
  daemonAddress: string | undefined;
  /** Returns the tracing header of the running invocation. */
  tracingHeader(): string | undefined;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
}

/**
 * Returns a function that reports calls to AWS services as subsegments of the running invocation, if X-Ray samples it.
 * Returns undefined when there is no X-Ray daemon.
 */
export function xray({ daemonAddress, tracingHeader, now }: Options): TraceService | undefined {
  const send = segmentSender(daemonAddress ?? '');
  if (!send) return undefined;
  return (service, details = {}) =>
    (operation) => {
      // Read when the call begins, because a call may end during a later invocation.
      const trace = sampledTrace(tracingHeader());
      if (!trace) return ignoreResult;
      const began = now();
      return (result) => send(subsegmentOf({ trace, service, operation, details, began, ended: now(), result }));
    };
}

const ignoreResult = (): void => {};

/** The position of a call in an X-Ray trace. */
export interface Trace {
  traceId: string;
  /** Id of the segment that Lambda has created for the invocation. */
  parentId: string;
}

const rootField = /(?:^|;)Root=(1-[0-9a-f]{8}-[0-9a-f]{24})(?:;|$)/;
const parentField = /(?:^|;)Parent=([0-9a-f]{16})(?:;|$)/;
const sampledField = /(?:^|;)Sampled=1(?:;|$)/;

/**
 * Returns the trace that a tracing header names, or undefined when X-Ray does not sample it or the header is incomplete.
 * Source: AWS X-Ray Developer Guide, "Tracing header".
 */
export function sampledTrace(header = ''): Trace | undefined {
  const [, traceId] = rootField.exec(header) ?? [];
  const [, parentId] = parentField.exec(header) ?? [];
  return traceId !== undefined && parentId !== undefined && sampledField.test(header) ? { traceId, parentId } : undefined;
}

/** What Lambda's Node.js runtime keeps for each invocation. */
interface InvokeStore {
  getXRayTraceId?(): string | undefined;
}

/**
 * Returns X-Ray's tracing header of the running invocation, e.g. `Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1`.
 *
 * Lambda's runtime keeps it in the store of the invocation, which is correct when one environment serves several requests at once (Lambda
 * Managed Instances). Where the runtime has no such store, it sets an environment variable before each invocation. The context object
 * has no tracing header, and the `X-Amzn-Trace-Id` of the event does not name the segment that Lambda has created.
 * Sources: README of `@aws/lambda-invoke-store`; AWS Lambda Developer Guide, "Defined runtime environment variables".
 */
export function invocationTracingHeader(env: NodeJS.ProcessEnv): string | undefined {
  const globals: object = globalThis;
  const { awslambda }: { awslambda?: { InvokeStore?: InvokeStore } } = globals;
  return awslambda?.InvokeStore?.getXRayTraceId?.() ?? env['_X_AMZN_TRACE_ID'];
}
