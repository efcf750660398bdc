import { daemonAt } from './daemon';
import { sampledTrace } from './header';
import { type CallResult, subsegmentOf } from './subsegment';

/** Called when a call to an AWS service begins; what it gives is called when the call has ended. Neither throws or waits. */
export type BeginCall = (operation: string) => (result: CallResult) => void;

/** Makes the calls to a service visible. `details` are shown with each, by the names of X-Ray's `aws` block. */
export type TraceService = (service: string, details?: Readonly<Record<string, string>>) => BeginCall;

/**
 * Shows calls as subsegments of the running invocation, if X-Ray samples it.
 * @param env of a Lambda function; its trace is another one for each invocation
 * @param now milliseconds since 1970
 * @returns nothing where there is no X-Ray daemon
 */
export function xray(env: NodeJS.ProcessEnv, now: () => number): TraceService | undefined {
  const send = daemonAt(env['AWS_XRAY_DAEMON_ADDRESS'] ?? '');
  if (!send) return undefined;
  return (service, details = {}) =>
    (operation) => {
      // Taken at the beginning: a call may end in a later invocation.
      const trace = sampledTrace(env['_X_AMZN_TRACE_ID']);
      if (!trace) return unseen;
      const began = now();
      return (result) => send(subsegmentOf({ trace, service, operation, details, began, ended: now(), result }));
    };
}

const unseen = (): void => {};
