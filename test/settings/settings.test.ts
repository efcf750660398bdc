import { describe, expect, it } from '@jest/globals';
import { defaults, readSettings } from '../../src/settings/settings';

describe('readSettings', () => {
  it.each(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'])('reads the log level %s', (logLevel) => {
    expect(readSettings(JSON.stringify({ logLevel, maintenance: true }))).toEqual({
      settings: { logLevel, maintenance: true },
      invalid: [],
    });
  });

  it('uses the defaults for missing properties and ignores unknown ones', () => {
    expect(defaults).toEqual({ logLevel: 'INFO', maintenance: false });
    expect(readSettings('{}')).toEqual({ settings: defaults, invalid: [] });
    expect(readSettings('{"colour":"red","logLevel":"WARN"}')).toEqual({ settings: { ...defaults, logLevel: 'WARN' }, invalid: [] });
  });

  it.each([
    ['{"logLevel":"LOUD","maintenance":true}', { logLevel: 'INFO', maintenance: true }, ['logLevel']],
    ['{"logLevel":"debug"}', defaults, ['logLevel']],
    ['{"logLevel":null}', defaults, ['logLevel']],
    ['{"maintenance":"true","logLevel":"WARN"}', { logLevel: 'WARN', maintenance: false }, ['maintenance']],
    ['{"maintenance":1,"logLevel":8}', defaults, ['logLevel', 'maintenance']],
  ])('uses the default only for the invalid property: %s', (text, settings, wrong) => {
    expect(readSettings(text)).toEqual({ settings, invalid: wrong });
  });

  it.each(['', '{', 'null', '[]', '"INFO"', '5'])('throws for %j without quoting it', (text) => {
    expect(() => readSettings(text)).toThrow(/^The settings are not (valid JSON|a JSON object)$/);
  });
});
