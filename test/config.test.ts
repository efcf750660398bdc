import { describe, expect, it } from '@jest/globals';
import { environment, functionSeconds, readConfig, settleSecondsFor } from '../src/config';
import { logLevels } from '../src/telemetry/logger';

const read = (logLevel: string | undefined) =>
  readConfig({ [environment.tableName]: 't', ...(logLevel !== undefined && { [environment.logLevel]: logLevel }) });

describe('LOG_LEVEL', () => {
  it.each(logLevels)('may be %s', (level) => {
    expect(read(level).logLevel).toBe(level);
  });

  it.each([undefined, ''])('leaves the log level to the runtime settings when it is %j', (text) => {
    expect(read(text).logLevel).toBeUndefined();
  });

  it.each(['info', 'TRACE', 'INFO '])('prevents the start when it is %j', (text) => {
    expect(() => read(text)).toThrow(`LOG_LEVEL is "${text}"; it must be DEBUG, INFO, WARN, ERROR, SILENT`);
  });
});

describe('LISTING_SETTLE_SECONDS', () => {
  it('defaults to the timeout of a function plus five seconds for a lagging index', () => {
    expect(readConfig({ [environment.tableName]: 't' }).settleSeconds).toBe(functionSeconds + 5);
    expect(settleSecondsFor(29)).toBe(34);
  });

  it('sets the settle time', () => {
    expect(readConfig({ [environment.tableName]: 't', [environment.settleSeconds]: '0' }).settleSeconds).toBe(0);
  });
});
