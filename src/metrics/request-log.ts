import type { Logger } from '@aws-lambda-powertools/logger';
import type { LogLine } from '../http/log-line';
import { counterOf } from './counter';
import { embeddedMetric } from './embedded-metric';

interface Output {
  logger: Pick<Logger, 'info' | 'error' | 'getLevelName'>;
  /** The deployment to count for; absent: nothing is counted. */
  environmentName: string | undefined;
  /** Writes a line where the logger writes its own. */
  write(line: string): void;
  /** Milliseconds since 1970. */
  now(): number;
}

const levelsOfInfo = ['TRACE', 'DEBUG', 'INFO'];

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
    if (line.status >= 500) logger.error('request', { ...line, ...metric });
    else if (metric && !levelsOfInfo.includes(logger.getLevelName())) write(`${JSON.stringify(metric)}\n`);
    else logger.info('request', { ...line, ...metric });
  };
}
