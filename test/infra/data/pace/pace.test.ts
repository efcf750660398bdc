import { describe, expect, it } from '@jest/globals';
import { paceOf } from '../../../../infra/data/pace/pace';

/** A pace whose time passes only while it waits. */
function paceAt(limit: number | undefined) {
  let time = 0;
  const controller = new AbortController();
  const pace = paceOf({
    limit,
    signal: controller.signal,
    now: () => time,
    random: () => 1,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
  });
  return {
    pace,
    time: () => time,
    abort: () => controller.abort(new Error('stop')),
    pass: (milliseconds: number) => (time += milliseconds),
  };
}

describe('a pace with a limit', () => {
  it.each([
    [10, 1],
    [10, 128],
    [0.5, 1],
    [500, 40],
  ])('of %d units per second lets calls of %d units use that rate', async (limit, units) => {
    const { pace, time } = paceAt(limit);
    for (let call = 0; call < 200; call += 1) {
      await pace.ready();
      pace.use(units);
    }
    await pace.ready();
    const perSecond = (pace.used() - limit) / (time() / 1000);
    expect(perSecond).toBeGreaterThan(limit * 0.9);
    expect(perSecond).toBeLessThanOrEqual(limit * 1.01);
  });

  it('keeps unused units for one second only', async () => {
    const { pace, time, pass } = paceAt(10);
    pass(60_000);
    await pace.ready();
    pace.use(30);
    const before = time();
    await pace.ready();
    expect(time() - before).toBeGreaterThanOrEqual(2000);
  });

  it('halves the rate when the capacity is used up, and recovers with calls that succeed', async () => {
    const { pace } = paceAt(64);
    pace.slowDown();
    pace.slowDown();
    expect([pace.rate(), pace.throttled()]).toEqual([16, 2]);
    for (let call = 0; call < 100; call += 1) pace.succeeded();
    expect(pace.rate()).toBe(64);
  });

  it('never slows down to a stop', () => {
    const { pace } = paceAt(64);
    for (let call = 0; call < 100; call += 1) pace.slowDown();
    expect(pace.rate()).toBe(1);
  });
});

describe('a pace without a limit', () => {
  it('does not wait', async () => {
    const { pace, time } = paceAt(undefined);
    pace.use(1e9);
    await pace.ready();
    expect([time(), pace.rate()]).toEqual([0, undefined]);
  });

  it('waits longer with each rejection in a row, up to 30 seconds', async () => {
    const { pace, time } = paceAt(undefined);
    const waits: number[] = [];
    for (let call = 0; call < 10; call += 1) {
      pace.slowDown();
      const before = time();
      await pace.ready();
      waits.push(time() - before);
    }
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });
});

describe('the signal of a pace', () => {
  it('ends the waiting', async () => {
    const { pace, abort } = paceAt(1);
    abort();
    await expect(pace.ready()).rejects.toThrow('stop');
  });
});
