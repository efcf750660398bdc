import { randomUUID } from 'node:crypto';
import { type AwsResponse, callAws } from '../aws/call';
import type { AuditLine, AuditLog } from '../http/audit-line';
import type { BeginCall } from '../telemetry/xray';

interface Options {
  logGroupName: string;
  /** The environment variables of a Lambda function: region, credentials and, if set, another endpoint. Read at each call. */
  env: NodeJS.ProcessEnv;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Reports each call to X-Ray. */
  begin: BeginCall | undefined;
}

type Operation = 'CreateLogStream' | 'PutLogEvents';

/** The operations of CloudWatch Logs that this module uses. @throws Error whose message contains no value of the call */
type CallLogs = (operation: Operation, input: object) => Promise<void>;

/** How long one attempt to write a line may take, in milliseconds. */
const attemptMilliseconds = 1000;

/** The pause between the two attempts, in milliseconds. */
const pauseMilliseconds = 100;

const throttlingErrors = ['ThrottlingException', 'ServiceUnavailableException'];

/**
 * Returns the audit log in CloudWatch Logs. Each line is in the log when its promise is fulfilled. A process has a stream of its own, which
 * is created with its first line: a process that serves no administrator makes no call. A line whose first attempt succeeded without a
 * response may be there twice.
 * Source: Amazon CloudWatch Logs API Reference, "PutLogEvents" and "CreateLogStream".
 */
export function cloudwatchAudit({ logGroupName, env, now, begin }: Options): AuditLog {
  let stream = '';
  const write = async (line: AuditLine, call: CallLogs): Promise<void> => {
    const names = { logGroupName, logStreamName: stream || `${line.operation}/${line.time.slice(0, 10)}/${randomUUID()}` };
    if (stream === '') await call('CreateLogStream', names);
    stream = names.logStreamName;
    await call('PutLogEvents', { ...names, logEvents: [{ timestamp: Date.parse(line.time), message: JSON.stringify(line) }] });
  };
  const attempt = async (line: AuditLine): Promise<void> => {
    const { signal, end } = limited(attemptMilliseconds);
    try {
      await write(line, async (operation, input) => assertDone(operation, await traced(operation, input, signal)));
    } catch (error) {
      // The stream may have been deleted, or may not exist.
      stream = '';
      throw error;
    } finally {
      end();
    }
  };
  const traced = async (operation: Operation, input: object, signal: AbortSignal): Promise<AwsResponse> => {
    const end = begin?.(operation);
    const response = await callAws({ service: 'logs', target: `Logs_20140328.${operation}`, input }, { env, now: now(), signal }).catch(
      (error: unknown) => {
        end?.({ status: undefined, requestId: undefined, attempts: 1, throttled: false });
        throw error;
      },
    );
    end?.({ status: response.status, requestId: response.requestId, attempts: 1, throttled: throttlingErrors.includes(response.error) });
    return response;
  };
  const attemptTwice = async (line: AuditLine): Promise<void> => {
    try {
      await attempt(line);
    } catch {
      await new Promise((resolve) => setTimeout(resolve, pauseMilliseconds));
      await attempt(line);
    }
  };
  return {
    write: (line) => attemptTwice(line).catch((cause: unknown) => Promise.reject(failure(cause))),
    milliseconds: 2 * attemptMilliseconds + pauseMilliseconds,
  };
}

/** The log of the function contains the name of an error and not its message. */
function failure(cause: unknown): Error {
  const error = new Error('The audit log cannot be written', { cause });
  error.name = `AuditLog ${cause instanceof Error ? cause.name : ''}`.trim();
  return error;
}

/** CloudWatch Logs responds with 200 to an event that it drops, for example because of its time. */
function assertDone(operation: Operation, { status, error, json }: AwsResponse): void {
  if (status === 200 && json['rejectedLogEventsInfo'] === undefined) return;
  if (operation === 'CreateLogStream' && error === 'ResourceAlreadyExistsException') return;
  const failed = new Error(`CloudWatch Logs responded to ${operation} with ${status} ${error}`.trim());
  failed.name = `${operation} ${error || status}`;
  throw failed;
}

/** Its timer keeps the process alive while a call is in progress: nothing else does. */
function limited(milliseconds: number): { signal: AbortSignal; end(): void } {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new Error(`no response within ${milliseconds} ms`)), milliseconds);
  return { signal: controller.signal, end: () => clearTimeout(timer) };
}
