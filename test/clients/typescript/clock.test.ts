import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock } from '../../../clients/typescript/src/clock';

const platform = globalThis.performance;
afterEach(() => {
  globalThis.performance = platform;
});

describe('the clock of the system', () => {
  it('is not changed by setting the clock of the device', () => {
    const date = Date.now;
    try {
      const before = systemClock.now();
      Date.now = () => date() + 3_600_000;
      expect(systemClock.now() - before).toBeLessThan(1000);
    } finally {
      Date.now = date;
    }
  });

  it('is that of the device where the platform has no other', () => {
    Reflect.deleteProperty(globalThis, 'performance');
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });
});
