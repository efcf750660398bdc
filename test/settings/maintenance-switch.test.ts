import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { refreshedSettings } from '../../src/settings/refresh';

/** Times are in milliseconds. */
interface Traffic {
  /** From the start of one request to the start of the next. */
  interval: number;
  /** Duration of a request that does not wait for the settings. Between requests, Lambda freezes the process. */
  duration: number;
}

interface SystemsManager {
  /** From the start of a reading to its response, without the time during which the process is frozen. */
  latency: number;
  /** Whether a freeze breaks the connection, so that the response never arrives. */
  breaks?: true;
}

const second = 1000;
const minute = 60 * second;

/** Freezes the process for this long: the clock continues, timers do not. */
const freeze = (milliseconds: number) => jest.setSystemTime(Date.now() + milliseconds);

/** Returns a function on Lambda whose clock, freezes and Systems Manager are simulated. */
function simulatedFunction({ interval, duration }: Traffic, { latency, breaks }: SystemsManager) {
  let maintenance = false;
  let frozen = 0;
  const settings = refreshedSettings({
    read: async () => {
      const [value, begun] = [JSON.stringify({ maintenance }), frozen];
      await new Promise((settle) => setTimeout(settle, latency));
      return breaks && frozen > begun ? new Promise<string>(() => {}) : value;
    },
    now: Date.now,
    onChange: () => {},
    deferred: true,
    warn: () => {},
  });
  /** Serves one request, then freezes the process until the next. @returns whether the request was rejected */
  const request = async (): Promise<boolean> => {
    const start = Date.now();
    const rejections: boolean[] = [];
    void Promise.resolve(settings()).then(({ maintenance: isOn }) => rejections.push(isOn));
    await jest.advanceTimersByTimeAsync(duration);
    while (rejections.length === 0) await jest.advanceTimersByTimeAsync(1);
    freeze(start + interval - Date.now());
    frozen += 1;
    return rejections[0] ?? false;
  };
  return { request, switchOn: () => void (maintenance = true) };
}

/** Returns how many requests later than a minute after the switch are served, when maintenance is switched on after this many requests. */
async function servedAfterSwitch(traffic: Traffic, manager: SystemsManager, requestsBefore: number): Promise<number> {
  const { request, switchOn } = simulatedFunction(traffic, manager);
  for (let before = 0; before < requestsBefore; before += 1) await request();
  switchOn();
  const end = Date.now() + minute;
  while (Date.now() < end) await request();
  let served = 0;
  for (let later = 0; later < 20; later += 1) served += (await request()) ? 0 : 1;
  return served;
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

const intervals = [1, 25, 65, 600].map((seconds) => [seconds] as const);

describe.each(intervals)('maintenance, switched on for a function with a request every %i seconds,', (seconds) => {
  it.each<[string, number, SystemsManager]>([
    ['before the freeze', 50, { latency: 20 }],
    ['after the request and before the freeze', 10, { latency: 10 }],
    ['30 ms after the thaw', 50, { latency: 80 }],
    ['30 ms after the thaw, which is longer than a request takes', 10, { latency: 40 }],
    ['290 ms after the start of the reading', 10, { latency: 290 }],
    ['20 ms after the start of the reading, but never after a freeze', 10, { latency: 20, breaks: true }],
  ])('lets at most two requests through after a minute when the response arrives %s', async (_, duration, manager) => {
    const traffic = { interval: seconds * second, duration };
    const served = [];
    for (const before of [1, 2, 3, 4, 10, 61, 62, 63]) served.push(await servedAfterSwitch(traffic, manager, before));
    expect(Math.max(...served)).toBeLessThanOrEqual(2);
  });
});
