/** From the one that writes most to the one that writes nothing. */
export const logLevels = ['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'] as const;
export type LogLevel = (typeof logLevels)[number];
export type Severity = Exclude<LogLevel, 'SILENT'>;

export interface Logger {
  /** Writes one line, unless the level leaves it out. */
  log(severity: Severity, message: string, members: object): void;
  /** Whether the level has lines of this severity written. */
  writes(severity: Severity): boolean;
  setLevel(level: LogLevel): void;
}

interface Output {
  level: LogLevel;
  service: string;
  /** Milliseconds since 1970. */
  now(): number;
  /** X-Ray's tracing header of the running invocation, if there is one. */
  tracingHeader(): string | undefined;
  /** Gives a member as the line may hold it: a replacer of JSON.stringify. */
  redacted(name: string, value: unknown): unknown;
  /** Takes a line with its end. */
  write(line: string): void;
}

const root = /(?:^|;)Root=([^;]+)/;

/**
 * Logs lines of JSON. A library for it takes 2 ms of each cold start, and 21 kB.
 * Amazon CloudWatch Logs User Guide, "Supported logs and discovered fields": the members of JSON are found by their names.
 */
export function jsonLogger({ service, now, tracingHeader, redacted, write, ...initial }: Output): Logger {
  let { level } = initial;
  const writes = (severity: Severity) => logLevels.indexOf(severity) >= logLevels.indexOf(level);
  const log = (severity: Severity, message: string, members: object) => {
    if (!writes(severity)) return;
    const [, xray_trace_id] = root.exec(tracingHeader() ?? '') ?? [];
    const line = { level: severity, message, timestamp: new Date(now()).toISOString(), service, xray_trace_id, ...members };
    write(`${JSON.stringify(line, redacted)}\n`);
  };
  const setLevel = (other: LogLevel) => {
    level = other;
  };
  return { log, writes, setLevel };
}
