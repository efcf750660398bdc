import { describe, expect, it } from '@jest/globals';
import { jsonLogger, type LogLevel, logLevels, type Severity } from '../../src/telemetry/logger';

const now = Date.UTC(2026, 10, 23, 9, 30);
const severities = logLevels.filter((level): level is Severity => level !== 'SILENT');

function loggerAt(level: LogLevel, header?: string) {
  const lines: string[] = [];
  const logger = jsonLogger({
    level,
    service: 'test',
    now: () => now,
    tracingHeader: () => header,
    redact: (name, value) => (name === 'email' ? '-' : value),
    write: (line) => void lines.push(line),
  });
  return { logger, lines };
}

describe('the logger', () => {
  it('writes one line of JSON with the time and the X-Ray trace id, and redacts members', () => {
    const { logger, lines } = loggerAt('INFO', 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=0');
    logger.log('INFO', 'request', { status: 200, text: 'two\nlines', deep: { email: 'ada@example.com' }, absent: undefined });
    expect(lines).toEqual([
      '{"level":"INFO","message":"request","timestamp":"2026-11-23T09:30:00.000Z","service":"test",' +
        '"xray_trace_id":"1-5759e988-bd862e3fe1be46a994272793","status":200,"text":"two\\nlines","deep":{"email":"-"}}\n',
    ]);
  });

  it.each([undefined, '', 'Self=1-5759e988', 'Parent=53995c3f42cd8ad8;Sampled=1'])(
    'writes no trace id when the tracing header is %s',
    (header) => {
      const { logger, lines } = loggerAt('INFO', header);
      logger.log('INFO', 'request', {});
      expect(JSON.parse(lines[0] ?? '')).not.toHaveProperty('xray_trace_id');
    },
  );

  it.each<[LogLevel, Severity[]]>([
    ['DEBUG', ['DEBUG', 'INFO', 'WARN', 'ERROR']],
    ['INFO', ['INFO', 'WARN', 'ERROR']],
    ['WARN', ['WARN', 'ERROR']],
    ['ERROR', ['ERROR']],
    ['SILENT', []],
  ])('at the level %s writes the lines %j', (level, expected) => {
    const { logger, lines } = loggerAt(level === 'SILENT' ? 'DEBUG' : 'SILENT');
    logger.setLevel(level);
    for (const severity of severities) logger.log(severity, 'said', {});
    expect(lines.map((line) => JSON.parse(line).level)).toEqual(expected);
    expect(severities.filter(logger.writes)).toEqual(expected);
  });
});
