import { businessMetrics, internalErrors } from '../config';
import type { LogLine } from '../http/log-line';
import type { Logger } from './logger';

const { namespace, dimension } = businessMetrics;
const { usersCreated, idempotentReplays, emailConflicts } = businessMetrics.counters;

/** The name of a business counter in CloudWatch. */
export type Counter = (typeof businessMetrics.counters)[keyof typeof businessMetrics.counters];

/** Returns the counter that a request increments, or undefined when it increments none. */
export function counterOf({ operationId, status, code, replayed }: LogLine): Counter | undefined {
  if (operationId === 'createUser' && status === 201) return replayed ? idempotentReplays : usersCreated;
  return code === 'email-taken' ? emailConflicts : undefined;
}

/**
 * Returns the members that make CloudWatch count a JSON log line as one event of a metric.
 * Source: Amazon CloudWatch User Guide, "Specification: Embedded metric format".
 * @param dimensions the values of the metric's dimensions by name
 * @param timestamp milliseconds since 1970
 */
function embeddedMetric(name: string, dimensions: Record<string, string>, timestamp: number): Record<string, unknown> {
  const metric = { Namespace: namespace, Dimensions: [Object.keys(dimensions)], Metrics: [{ Name: name, Unit: 'Count' }] };
  return { _aws: { Timestamp: timestamp, CloudWatchMetrics: [metric] }, ...dimensions, [name]: 1 };
}

/** Errors of AWS that a deployment causes, such as a missing permission or table. The response is a 503, as for throttling. */
const deploymentFaults = new Set(['AccessDeniedException', 'ResourceNotFoundException', 'UnrecognizedClientException']);

/** Returns the error of AWS in the name of a fault. The audit log puts words before it: `AuditLog PutLogEvents AccessDeniedException`. */
const awsError = (name: string): string => name.slice(name.lastIndexOf(' ') + 1);

/** Whether the request failed because of the code or its deployment. Maintenance and throttling are not internal errors. */
export const isInternalError = ({ status, fault }: LogLine): boolean =>
  status === 500 || (status === 503 && fault !== undefined && deploymentFaults.has(awsError(fault.name)));

interface Output {
  logger: Pick<Logger, 'log' | 'writes'>;
  /** The deployment to count for; undefined: nothing is counted. */
  environmentName: string | undefined;
  /** The version of the function that writes the lines. */
  functionVersion: string;
  /** Writes one line to the same destination as the logger. */
  write(line: string): void;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
}

/**
 * Returns a function that logs one line for each request, including the metric that the request counts for. When the log level suppresses
 * the line, the metric is written without it: a change of the log level must not change the metrics.
 */
export function requestLog({ logger, environmentName, functionVersion, write, now }: Output): (line: LogLine) => void {
  const metricOf = (line: LogLine) => {
    if (environmentName === undefined) return undefined;
    const environment = { [dimension]: environmentName };
    if (isInternalError(line)) {
      const { name, operation, version } = internalErrors;
      return embeddedMetric(name, { ...environment, [operation]: line.operationId, [version]: functionVersion }, now());
    }
    const counter = counterOf(line);
    return counter && embeddedMetric(counter, environment, now());
  };
  return (line) => {
    const metric = metricOf(line);
    const severity = line.status >= 500 ? 'ERROR' : 'INFO';
    if (metric && !logger.writes(severity)) write(`${JSON.stringify(metric)}\n`);
    else logger.log(severity, 'request', { ...line, ...metric });
  };
}
