import type { LogLine } from '../../http/log-line';
import type { Logger } from '../logger';
import { counterOf } from './counter';
import { embeddedMetric } from './embedded-metric';

interface Output {
  logger: Pick<Logger, 'log' | 'writes'>;
  /** The deployment to count for; absent: nothing is counted. */
  environmentName: string | undefined;
  /** Writes a line where the logger writes its own. */
  write(line: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

/**
 * Logs one line for each request. What a request counts as is part of that line; when the log level leaves the line out,
 * the count is the line, so that a dashboard does not drop to zero because somebody wanted fewer logs.
 */
export function requestLog({ logger, environmentName, write, now }: Output): (line: LogLine) => void {
  const counted = (line: LogLine) => {
    if (environmentName === undefined) return undefined;
    const counter = counterOf(line);
    return counter && embeddedMetric(counter, environmentName, now());
  };
  return (line) => {
    const metric = counted(line);
    if (line.status >= 500) logger.log('ERROR', 'request', { ...line, ...metric });
    else if (metric && !logger.writes('INFO')) write(`${JSON.stringify(metric)}\n`);
    else logger.log('INFO', 'request', { ...line, ...metric });
  };
}
