import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { refreshedSettings } from '../../src/settings/refresh';
import type { Settings } from '../../src/settings/settings';

interface Reading {
  signal: AbortSignal;
  answer(text: string): Promise<void>;
  fail(message: string): Promise<void>;
}

/** Returns the error that Node.js throws. */
const abortError = (cause: unknown) => Object.assign(new Error('The operation was aborted', { cause }), { name: 'AbortError' });

/** Settings whose refreshes the test completes itself. */
function settingsByHand(deferred = false) {
  const readings: Reading[] = [];
  const changes: Settings[] = [];
  const warnings: string[] = [];
  const settled = () => jest.advanceTimersByTimeAsync(0);
  const settings = refreshedSettings({
    read: (signal) =>
      new Promise((settle, reject) => {
        signal.addEventListener('abort', () => reject(abortError(signal.reason)));
        readings.push({
          signal,
          answer: async (text) => {
            settle(text);
            await settled();
          },
          fail: async (message) => {
            reject(new Error(message));
            await settled();
          },
        });
      }),
    now: Date.now,
    onChange: (changed) => changes.push(changed),
    deferred,
    warn: (reason) => warnings.push(reason),
  });
  const latest = (): Reading => {
    const reading = readings.at(-1);
    if (!reading) throw new Error('nothing was read');
    return reading;
  };
  return { settings, readings, latest, changes, warnings };
}

const minute = 60_000;
const later = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

/** Freezes the process for this long: the clock continues, timers do not. */
const frozen = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('the runtime settings', () => {
  it('are read immediately, and are the defaults until then', async () => {
    const { settings, readings, latest, changes } = settingsByHand();
    expect(readings).toHaveLength(1);
    expect(settings()).toEqual({ logLevel: 'INFO', maintenance: false });
    await latest().answer('{"logLevel":"DEBUG","maintenance":true}');
    expect(settings()).toEqual({ logLevel: 'DEBUG', maintenance: true });
    expect(changes).toEqual([{ logLevel: 'DEBUG', maintenance: true }]);
  });

  it('are not read before the second request when the first refresh is deferred', async () => {
    const { settings, readings, latest } = settingsByHand(true);
    expect(settings()).toEqual({ logLevel: 'INFO', maintenance: false });
    await later(minute);
    expect(readings).toHaveLength(0);
    settings();
    expect(readings).toHaveLength(1);
    await latest().answer('{"maintenance":true}');
    expect(settings().maintenance).toBe(true);
    await later(minute - 1);
    settings();
    expect(readings).toHaveLength(1);
    await later(1);
    settings();
    expect(readings).toHaveLength(2);
  });

  it('are refreshed at most once a minute, without delaying a request', async () => {
    const { settings, readings, latest, changes } = settingsByHand();
    await latest().answer('{"maintenance":true}');
    await later(minute - 1);
    settings();
    expect(readings).toHaveLength(1);
    await later(1);
    expect(readings).toHaveLength(1);
    expect(settings().maintenance).toBe(true);
    settings();
    expect(readings).toHaveLength(2);
    await latest().answer('{"maintenance":false}');
    expect(settings().maintenance).toBe(false);
    expect(changes.map(({ maintenance }) => maintenance)).toEqual([true, false]);
  });

  it('report no change when there is none', async () => {
    const { settings, latest, changes } = settingsByHand();
    await latest().answer('{"logLevel":"INFO"}');
    await later(minute);
    settings();
    await latest().answer('{}');
    expect(changes).toEqual([]);
  });

  it('do not change when they cannot be read, and warn once until they can', async () => {
    const { settings, latest, warnings } = settingsByHand();
    await latest().answer('{"maintenance":true}');
    for (const message of ['first', 'second', 'third']) {
      await later(minute);
      settings();
      await latest().fail(message);
    }
    expect(settings().maintenance).toBe(true);
    expect(warnings).toEqual(['first']);
    await later(minute);
    settings();
    await latest().answer('{');
    expect(warnings).toEqual(['first']);
    for (const end of ['answer', 'fail'] as const) {
      await later(minute);
      settings();
      await latest()[end]('{}');
    }
    expect(warnings).toEqual(['first', '{}']);
  });

  it('warn once about an invalid value, and again when it becomes invalid again', async () => {
    const { settings, latest, warnings } = settingsByHand();
    const wrong = 'invalid value of logLevel; the default applies';
    for (const text of ['{"logLevel":1}', '{"logLevel":2}', '{}', '{"logLevel":3}']) {
      await latest().answer(text);
      await later(minute);
      settings();
    }
    expect(warnings).toEqual([wrong, wrong]);
  });

  it('abort a refresh after 1.5 seconds', async () => {
    const { latest, warnings } = settingsByHand();
    await later(1499);
    expect(latest().signal.aborted).toBe(false);
    await later(1);
    expect(latest().signal.aborted).toBe(true);
    expect(warnings).toEqual(['no response within 1500 ms']);
  });
});

describe('a refresh that was frozen with the process', () => {
  it('gets its timeout again, because the response may have arrived', async () => {
    const { settings, latest, warnings } = settingsByHand();
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

  it('is replaced after a minute, and its late result is ignored', async () => {
    const { settings, readings, changes } = settingsByHand();
    frozen(minute);
    settings();
    expect(readings).toHaveLength(2);
    await readings[1]?.answer('{"logLevel":"WARN"}');
    await readings[0]?.answer('{"maintenance":true}');
    expect(settings()).toEqual({ logLevel: 'WARN', maintenance: false });
    expect(changes).toEqual([{ logLevel: 'WARN', maintenance: false }]);
  });
});
