import { businessMetrics } from '../config';
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
 * @param environmentName value of the metric's dimension
 * @param timestamp milliseconds since 1970
 */
function embeddedMetric(counter: Counter, environmentName: string, timestamp: number): Record<string, unknown> {
  const metric = { Namespace: namespace, Dimensions: [[dimension]], Metrics: [{ Name: counter, Unit: 'Count' }] };
  return { _aws: { Timestamp: timestamp, CloudWatchMetrics: [metric] }, [dimension]: environmentName, [counter]: 1 };
}

interface Output {
  logger: Pick<Logger, 'log' | 'writes'>;
  /** The deployment to count for; undefined: nothing is counted. */
  environmentName: string | undefined;
  /** Writes one line to the same destination as the logger. */
  write(line: string): void;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
}

/**
 * Returns a function that logs one line for each request, including the metric that the request counts for. When the log level suppresses
 * the line, the metric is written without it: a change of the log level must not change the metrics.
 */
export function requestLog({ logger, environmentName, write, now }: Output): (line: LogLine) => void {
  const metricOf = (line: LogLine) => {
    if (environmentName === undefined) return undefined;
    const counter = counterOf(line);
    return counter && embeddedMetric(counter, environmentName, now());
  };
  return (line) => {
    const metric = metricOf(line);
    if (line.status >= 500) logger.log('ERROR', 'request', { ...line, ...metric });
    else if (metric && !logger.writes('INFO')) write(`${JSON.stringify(metric)}\n`);
    else logger.log('INFO', 'request', { ...line, ...metric });
  };
}
