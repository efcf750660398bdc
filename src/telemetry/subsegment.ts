import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:dgram';

/** How a call to an AWS service ended. */
export interface CallResult {
  /** HTTP status of the last response; undefined when there was no response. */
  status: number | undefined;
  requestId: string | undefined;
  attempts: number | undefined;
  throttled: boolean;
}

/** A call to an AWS service, without its content. */
export interface Call {
  trace: { traceId: string; parentId: string };
  /** The service's name in X-Ray, e.g. `DynamoDB`. */
  service: string;
  operation: string;
  /** Further properties that X-Ray shows, by the names of its `aws` block. */
  details: Readonly<Record<string, string>>;
  /** Milliseconds since 1970. */
  began: number;
  /** Milliseconds since 1970. */
  ended: number;
  result: CallResult;
}

/**
 * Returns the subsegment document of a call, to be sent separately from the segment of its invocation. Times in it are seconds since 1970,
 * and its id is 64 bits in hexadecimal.
 * Source: AWS X-Ray Developer Guide, "AWS X-Ray segment documents".
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
    ...errorFlags(result),
  };
}

function errorFlags({ status = 500, throttled }: CallResult): object {
  if (status >= 500) return { fault: true };
  if (status < 400) return {};
  return { error: true, ...((throttled || status === 429) && { throttle: true }) };
}

const documentHeader = '{"format":"json","version":1}\n';
const addressFormat = /^(?:udp:|.*\budp:)?([^\s:]+):([0-9]+)(?:$|\s)/;

/**
 * Returns a function that sends segment documents to the X-Ray daemon over UDP, without waiting and without reporting errors.
 * Returns undefined when the address is not valid.
 * Source: AWS X-Ray Developer Guide, "Sending segment documents to the X-Ray daemon".
 * @param address `host:port` or `tcp:host:port udp:host:port`, as in AWS_XRAY_DAEMON_ADDRESS
 */
export function segmentSender(address: string): ((document: object) => void) | undefined {
  const [, host, port] = addressFormat.exec(address) ?? [];
  if (host === undefined || !(Number(port) > 0 && Number(port) < 65_536)) return undefined;
  let socket: Socket | undefined;
  return (document) => {
    // Loaded on first use: most invocations are not sampled, and loading the module takes a millisecond of a cold start.
    socket ??= process.getBuiltinModule('node:dgram').createSocket('udp4').on('error', ignoreError).unref();
    socket.send(documentHeader + JSON.stringify(document), Number(port), host, ignoreError);
  };
}

/** A trace must not fail a request. */
const ignoreError = (): void => {};
