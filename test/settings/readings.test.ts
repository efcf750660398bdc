import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { frozen, later, minute, settingsByHand, settingsReadBefore, waits } from './settings-by-hand';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a reading that was frozen with the process', () => {
  it('gets its timeout again, because the response may have arrived', async () => {
    const { settingsNow: settings, latest, warnings } = settingsByHand();
    frozen(20_000);
    await later(1500);
    expect(latest().signal.aborted).toBe(false);
    await latest().answer('{"maintenance":true}');
    expect(settings().maintenance).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('causes no warning when it fails', async () => {
    const { latest, warnings } = settingsByHand();
    frozen(20_000);
    await later(3000);
    expect(latest().signal.aborted).toBe(true);
    expect(warnings).toEqual([]);
  });

  it('counts when its response arrives after a later reading has begun', async () => {
    const { settings, readings, changes } = settingsByHand();
    frozen(65_000);
    expect(waits(settings())).toBe(true);
    expect(readings).toHaveLength(2);
    await readings[0]?.answer('{"maintenance":true}');
    expect(changes).toEqual([{ logLevel: 'INFO', maintenance: true }]);
  });

  it('does not count when its response arrives after that of a later reading', async () => {
    const { settings, readings, changes } = settingsByHand();
    frozen(minute);
    const known = settings();
    await readings[1]?.answer('{"logLevel":"WARN"}');
    await readings[0]?.answer('{"maintenance":true}');
    expect(await known).toEqual({ logLevel: 'WARN', maintenance: false });
    expect(changes).toEqual([{ logLevel: 'WARN', maintenance: false }]);
  });

  it('counts after a later reading has failed', async () => {
    const { settings, readings, changes } = settingsByHand();
    frozen(minute);
    const known = settings();
    await readings[1]?.fail('ThrottlingException');
    await readings[0]?.answer('{"maintenance":true}');
    expect(await known).toEqual({ logLevel: 'INFO', maintenance: false });
    expect(changes).toEqual([{ logLevel: 'INFO', maintenance: true }]);
  });

  it('is aborted without a warning when a third reading begins, so that at most two connections are open', async () => {
    const { settings, readings, warnings } = settingsByHand();
    for (let request = 0; request < 10; request += 1) {
      frozen(minute);
      void settings();
      await later(0);
    }
    expect(readings.map(({ signal }) => signal.aborted)).toEqual([...Array.from({ length: 9 }, () => true), false, false]);
    expect(warnings).toEqual([]);
  });

  it('makes the next request begin another one and wait for it', async () => {
    const { settings, readings } = await settingsReadBefore(minute);
    expect(waits(settings())).toBe(false);
    frozen(1500);
    expect(waits(settings())).toBe(false);
    frozen(1);
    const known = settings();
    expect(waits(known)).toBe(true);
    expect(readings).toHaveLength(3);
    await readings[2]?.answer('{"maintenance":true}');
    expect(await known).toEqual({ logLevel: 'INFO', maintenance: true });
  });

  it('does not make a request wait when it has succeeded after the thaw', async () => {
    const { settings, readings } = await settingsReadBefore(minute);
    void settings();
    frozen(20_000);
    await readings[1]?.answer('{}');
    expect(waits(settings())).toBe(false);
    expect(readings).toHaveLength(2);
  });
});
