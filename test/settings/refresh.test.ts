import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { later, minute, settingsByHand } from './settings-by-hand';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the runtime settings', () => {
  it('are read immediately, and are the defaults until then', async () => {
    const { settingsNow: settings, readings, latest, changes } = settingsByHand();
    expect(readings).toHaveLength(1);
    expect(settings()).toEqual({ logLevel: 'INFO', maintenance: false });
    await latest().answer('{"logLevel":"DEBUG","maintenance":true}');
    expect(settings()).toEqual({ logLevel: 'DEBUG', maintenance: true });
    expect(changes).toEqual([{ logLevel: 'DEBUG', maintenance: true }]);
  });

  it('are not read before the second request when the first reading is deferred', async () => {
    const { settingsNow: settings, readings, latest } = settingsByHand(true);
    expect(settings()).toEqual({ logLevel: 'INFO', maintenance: false });
    await later(minute);
    expect(readings).toHaveLength(0);
    void settings();
    expect(readings).toHaveLength(1);
    await latest().answer('{"maintenance":true}');
    expect(settings().maintenance).toBe(true);
    await later(minute - 1);
    void settings();
    expect(readings).toHaveLength(1);
    await later(1);
    void settings();
    expect(readings).toHaveLength(2);
  });

  it('are refreshed at most once a minute, without delaying a request', async () => {
    const { settingsNow: settings, readings, latest, changes } = settingsByHand();
    await latest().answer('{"maintenance":true}');
    await later(minute - 1);
    void settings();
    expect(readings).toHaveLength(1);
    await later(1);
    expect(readings).toHaveLength(1);
    expect(settings().maintenance).toBe(true);
    void settings();
    expect(readings).toHaveLength(2);
    await latest().answer('{"maintenance":false}');
    expect(settings().maintenance).toBe(false);
    expect(changes.map(({ maintenance }) => maintenance)).toEqual([true, false]);
  });

  it('report no change when there is none', async () => {
    const { settingsNow: settings, latest, changes } = settingsByHand();
    await latest().answer('{"logLevel":"INFO"}');
    await later(minute);
    void settings();
    await latest().answer('{}');
    expect(changes).toEqual([]);
  });

  it('do not change when they cannot be read, and warn once until they can', async () => {
    const { settings, settingsNow, latest, warnings } = settingsByHand();
    await latest().answer('{"maintenance":true}');
    for (const message of ['first', 'second', 'third']) {
      await later(minute);
      void settings();
      await latest().fail(message);
    }
    expect(settingsNow().maintenance).toBe(true);
    expect(warnings).toEqual(['first']);
    await later(minute);
    void settings();
    await latest().answer('{');
    expect(warnings).toEqual(['first']);
    for (const end of ['answer', 'fail'] as const) {
      await later(minute);
      void settings();
      await latest()[end]('{}');
    }
    expect(warnings).toEqual(['first', '{}']);
  });

  it('warn once about an invalid value, and again when it becomes invalid again', async () => {
    const { settingsNow: settings, latest, warnings } = settingsByHand();
    const wrong = 'invalid value of logLevel; the default applies';
    for (const text of ['{"logLevel":1}', '{"logLevel":2}', '{}', '{"logLevel":3}']) {
      await latest().answer(text);
      await later(minute);
      void settings();
    }
    expect(warnings).toEqual([wrong, wrong]);
  });

  it('abort a reading after 1.5 seconds', async () => {
    const { latest, warnings } = settingsByHand();
    await later(1499);
    expect(latest().signal.aborted).toBe(false);
    await later(1);
    expect(latest().signal.aborted).toBe(true);
    expect(warnings).toEqual(['no response within 1500 ms']);
  });
});
