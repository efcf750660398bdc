import { describe, expect, it } from '@jest/globals';
import { environment, functionSeconds, readConfig } from '../src/config';
import { logLevels } from '../src/telemetry/logger';

const read = (logLevel: string | undefined) =>
  readConfig({ [environment.tableName]: 't', ...(logLevel !== undefined && { [environment.logLevel]: logLevel }) });

describe('the log level of the environment', () => {
  it.each(logLevels)('may be %s', (level) => {
    expect(read(level).logLevel).toBe(level);
  });

  it.each([undefined, ''])('is left to the live settings where it is %j', (text) => {
    expect(read(text).logLevel).toBeUndefined();
  });

  it.each(['info', 'TRACE', 'INFO '])('is no level where it is %j, and nothing starts', (text) => {
    expect(() => read(text)).toThrow(`LOG_LEVEL is "${text}"; it must be DEBUG, INFO, WARN, ERROR, SILENT`);
  });
});

describe('the settle time of an ascending listing', () => {
  it('covers the time limit of a creation and five seconds of an index that lags, when nothing is set', () => {
    expect(readConfig({ [environment.tableName]: 't' }).settleSeconds).toBe(functionSeconds + 5);
  });

  it('is what LISTING_SETTLE_SECONDS says', () => {
    expect(readConfig({ [environment.tableName]: 't', [environment.settleSeconds]: '0' }).settleSeconds).toBe(0);
  });
});
