import { jest } from '@jest/globals';
import { refreshedSettings } from '../../src/settings/refresh';
import type { Settings } from '../../src/settings/settings';

interface Reading {
  signal: AbortSignal;
  answer(text: string): Promise<void>;
  fail(message: string): Promise<void>;
}

/** Returns the error that Node.js throws. */
const abortError = (cause: unknown) => Object.assign(new Error('The operation was aborted', { cause }), { name: 'AbortError' });

/** Settings whose readings the test completes itself. */
export function settingsByHand(deferred = false) {
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
  /** Returns the settings of a request that does not wait. */
  const settingsNow = (): Settings => {
    const known = settings();
    if (known instanceof Promise) throw new Error('the request waits for the settings');
    return known;
  };
  return { settings, settingsNow, readings, latest, changes, warnings };
}

/** Settings that have been read, with the process frozen for this long afterwards. */
export async function settingsReadBefore(milliseconds: number) {
  const made = settingsByHand();
  await made.latest().answer('{}');
  frozen(milliseconds);
  return made;
}

/** Returns whether a request waits for the settings. */
export const waits = (known: unknown): boolean => known instanceof Promise;

export const minute = 60_000;
export const later = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

/** Freezes the process for this long: the clock continues, timers do not. */
export const frozen = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);
