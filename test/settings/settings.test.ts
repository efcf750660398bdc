import { describe, expect, it } from '@jest/globals';
import { defaults, readSettings } from '../../src/settings/settings';

describe('the settings in a text', () => {
  it.each(['DEBUG', 'INFO', 'WARN', 'ERROR', 'SILENT'])('may ask for the log level %s', (logLevel) => {
    expect(readSettings(JSON.stringify({ logLevel, maintenance: true }))).toEqual({
      settings: { logLevel, maintenance: true },
      invalid: [],
    });
  });

  it('have their defaults where they are silent, and unknown keys mean nothing', () => {
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
  ])('%s: a wrong value costs its own key alone', (text, settings, wrong) => {
    expect(readSettings(text)).toEqual({ settings, invalid: wrong });
  });

  it.each(['', '{', 'null', '[]', '"INFO"', '5'])('%j is none, and is not quoted', (text) => {
    expect(() => readSettings(text)).toThrow(/^The settings are not (valid JSON|a JSON object)$/);
  });
});
