import { expect, it } from '@jest/globals';
import { lifetime } from '../../../clients/typescript/src/lifetime';
import { noAnswer } from '../../../clients/typescript/src/outcome';
import { fakeClock } from './fake-clock';

const never = new Promise<string>(() => {});

it('lets work come to its end', async () => {
  const { race } = lifetime(fakeClock(), 1000, undefined);
  expect(await race(Promise.resolve('done'))).toBe('done');
});

it('ends with a timeout when the time is up', async () => {
  const clock = fakeClock();
  const { race, deadline } = lifetime(clock, 1000, undefined);
  expect(deadline).toBe(clock.now() + 1000);
  const outcome = race(never);
  await clock.pass(1000);
  expect(await outcome).toEqual(noAnswer('timeout'));
});

it('ends when the signal is aborted', async () => {
  const controller = new AbortController();
  const { race } = lifetime(fakeClock(), 1000, controller.signal);
  const outcome = race(never);
  controller.abort();
  expect(await outcome).toEqual(noAnswer('cancelled'));
});

it('has ended before it began when the signal was aborted before', async () => {
  const { race } = lifetime(fakeClock(), 1000, AbortSignal.abort());
  expect(await race(Promise.resolve('done'))).toEqual(noAnswer('cancelled'));
});

it('leaves no timer and no listener when it is closed', () => {
  const clock = fakeClock();
  const listeners: string[] = [];
  const signal = Object.assign(new AbortController().signal, {
    addEventListener: () => listeners.push('added'),
    removeEventListener: () => listeners.push('removed'),
  });
  lifetime(clock, 1000, signal).close();
  expect(clock.waiting()).toEqual([]);
  expect(listeners).toEqual(['added', 'removed']);
});
