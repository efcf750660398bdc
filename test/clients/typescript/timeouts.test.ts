import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock, timeLimit } from '../../../clients/typescript/src/timeouts';
import { noResponse } from '../../../clients/typescript/src/transport';
import { fakeClock } from './fake-clock';

const never = new Promise<string>(() => {});

describe('a time limit', () => {
  it('returns the result of work that ends in time', async () => {
    const { race } = timeLimit(fakeClock(), 1000, undefined);
    expect(await race(Promise.resolve('done'))).toBe('done');
  });

  it('ends with the kind timeout when the time is over', async () => {
    const clock = fakeClock();
    const { race } = timeLimit(clock, 1000);
    const outcome = race(never);
    await clock.pass(1000);
    expect(await outcome).toEqual(noResponse('timeout'));
  });

  it('ends with the kind cancelled when the signal is aborted', async () => {
    const controller = new AbortController();
    const { race } = timeLimit(fakeClock(), 1000, controller.signal);
    const outcome = race(never);
    controller.abort();
    expect(await outcome).toEqual(noResponse('cancelled', controller.signal.reason));
  });

  it('ends with the reason of the signal, if the signal has one', async () => {
    const ended = (signal: ConstructorParameters<typeof Object>[0]) => timeLimit(fakeClock(), 1000, signal).race(never);
    expect(await ended(AbortSignal.abort('left'))).toEqual(noResponse('cancelled', 'left'));
    expect(await ended(AbortSignal.abort(null))).toEqual(noResponse('cancelled', null));
    const timedOut = new DOMException('signal timed out', 'TimeoutError');
    expect(await ended(AbortSignal.abort(timedOut))).toEqual(noResponse('cancelled', timedOut));
    const plain = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} };
    expect(await ended(plain)).toEqual(noResponse('cancelled'));
  });

  it('has ended from the start when the signal was already aborted', async () => {
    const signal = AbortSignal.abort();
    const { race } = timeLimit(fakeClock(), 1000, signal);
    expect(await race(Promise.resolve('done'))).toEqual(noResponse('cancelled', signal.reason));
  });

  it('ends when any of its signals is aborted', async () => {
    const controllers = [new AbortController(), new AbortController()];
    for (const controller of controllers) {
      const outcome = timeLimit(fakeClock(), 1000, ...controllers.map(({ signal }) => signal)).race(never);
      controller.abort();
      expect(await outcome).toEqual(noResponse('cancelled', controller.signal.reason));
    }
  });

  it('has shorter periods, which end with the kind timeout', async () => {
    const clock = fakeClock();
    const { race, after } = timeLimit(clock, 1000);
    const outcome = race<unknown>(never, after(10));
    await clock.pass(10);
    expect(await outcome).toEqual(noResponse('timeout'));
  });

  it('removes its timers when it is closed', () => {
    const clock = fakeClock();
    const limit = timeLimit(clock, 1000);
    void limit.after(10);
    expect(clock.waiting()).toEqual([1000, 10]);
    limit.close();
    expect(clock.waiting()).toEqual([]);
  });

  it('registers one listener with a signal, however many limits use it', () => {
    const listeners: string[] = [];
    const signal = Object.assign(new AbortController().signal, { addEventListener: () => listeners.push('added') });
    for (let limits = 0; limits < 20; limits += 1) timeLimit(fakeClock(), 1000, signal).close();
    expect(listeners).toEqual(['added']);
  });
});

const platform = globalThis.performance;
afterEach(() => {
  globalThis.performance = platform;
});

describe('the system clock', () => {
  it('is monotonic: setting the time of the device does not change it', () => {
    const date = Date.now;
    try {
      const before = systemClock.now();
      Date.now = () => date() + 3_600_000;
      expect(systemClock.now() - before).toBeLessThan(1000);
    } finally {
      Date.now = date;
    }
  });

  it('is Date.now on a platform without performance.now', () => {
    Reflect.deleteProperty(globalThis, 'performance');
    expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
  });
});
