import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { frozen, later, minute, settingsByHand, settingsReadBefore, waits } from './settings-by-hand';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

describe('a request with settings that are older than five minutes', () => {
  it('waits for a reading, and a younger one does not', async () => {
    const young = await settingsReadBefore(5 * minute - 1);
    expect(waits(young.settings())).toBe(false);
    const { settings, latest } = await settingsReadBefore(5 * minute);
    const known = settings();
    expect(waits(known)).toBe(true);
    await latest().answer('{"maintenance":true}');
    expect(await known).toEqual({ logLevel: 'INFO', maintenance: true });
  });

  it('waits at most 300 ms and then uses the known settings', async () => {
    const { settings, latest } = await settingsReadBefore(5 * minute);
    const known = Promise.resolve(settings());
    let ended = false;
    void known.then(() => (ended = true));
    await later(299);
    expect(ended).toBe(false);
    await later(1);
    expect(await known).toEqual({ logLevel: 'INFO', maintenance: false });
    expect(latest().signal.aborted).toBe(false);
    await latest().answer('{"maintenance":true}');
    expect(settings()).toEqual({ logLevel: 'INFO', maintenance: true });
  });

  it('does not wait longer than until the reading fails', async () => {
    const { settings, latest, warnings } = await settingsReadBefore(5 * minute);
    const known = settings();
    await latest().fail('AccessDeniedException');
    expect(await known).toEqual({ logLevel: 'INFO', maintenance: false });
    expect(warnings).toEqual(['AccessDeniedException']);
  });

  it('leaves no timer behind when the reading has ended', async () => {
    const { settings, latest } = await settingsReadBefore(5 * minute);
    const known = settings();
    await latest().answer('{}');
    await known;
    expect(jest.getTimerCount()).toBe(0);
  });

  it('counts the age of the defaults from the start of the function', () => {
    const { settings } = settingsByHand(true);
    frozen(5 * minute);
    expect(waits(settings())).toBe(false);
    expect(waits(settings())).toBe(true);
  });
});

describe('an unavailable Systems Manager', () => {
  it.each([1, 10, 65, 600])('makes a request wait ever more rarely: one every %i seconds', async (seconds) => {
    const { settings } = await settingsReadBefore(0);
    const waited: number[] = [];
    for (let time = 0; time < 24 * 3600; time += seconds) {
      const known = settings();
      if (waits(known)) waited.push(time);
      await later(300);
      frozen(seconds * 1000 - 300);
    }
    for (const [index, time] of waited.slice(1).entries()) expect(time).toBeGreaterThanOrEqual(2 * (waited[index] ?? 0));
    expect(waited.length).toBeGreaterThan(5);
    expect(waited.length).toBeLessThanOrEqual(11);
  });

  it('is read once a minute in addition to the readings that a request waits for', async () => {
    const { settings, readings } = await settingsReadBefore(0);
    for (let second = 0; second < 3600; second += 1) {
      void settings();
      await later(1000);
    }
    expect(readings.length).toBeLessThanOrEqual(61 + 6);
  });

  it('makes a request wait again five minutes after a reading has succeeded', async () => {
    const { settings, latest } = await settingsReadBefore(3600_000);
    expect(waits(settings())).toBe(true);
    await latest().fail('InternalServerError');
    frozen(minute);
    expect(waits(settings())).toBe(false);
    await latest().answer('{}');
    frozen(5 * minute);
    expect(waits(settings())).toBe(true);
  });
});

describe('a clock that is set back', () => {
  it.each([2 * minute, 60 * minute])('by %i ms causes a reading with the next request', async (milliseconds) => {
    const { settings, readings } = await settingsReadBefore(-milliseconds);
    void settings();
    expect(readings).toHaveLength(2);
  });

  it('by less than a minute delays the next reading by at most a minute', async () => {
    const { settings, readings } = await settingsReadBefore(-minute + 1);
    void settings();
    expect(readings).toHaveLength(1);
    await later(2 * minute);
    void settings();
    expect(readings).toHaveLength(2);
  });
});
