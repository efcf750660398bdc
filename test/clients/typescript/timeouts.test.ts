import { expect, it } from '@jest/globals';
import { lifetime } from '../../../clients/typescript/src/timeouts';
import { noAnswer } from '../../../clients/typescript/src/outcome';
import { fakeClock } from './fake-clock';

const never = new Promise<string>(() => {});

it('lets work come to its end', async () => {
  const { race } = lifetime(fakeClock(), 1000, undefined);
  expect(await race(Promise.resolve('done'))).toBe('done');
});

it('ends with a timeout when the time is up', async () => {
  const clock = fakeClock();
  const { race } = lifetime(clock, 1000);
  const outcome = race(never);
  await clock.pass(1000);
  expect(await outcome).toEqual(noAnswer('timeout'));
});

it('ends when the signal is aborted', async () => {
  const controller = new AbortController();
  const { race } = lifetime(fakeClock(), 1000, controller.signal);
  const outcome = race(never);
  controller.abort();
  expect(await outcome).toEqual(noAnswer('cancelled', controller.signal.reason));
});

it('ends with the reason of the signal, which may have none', async () => {
  const ended = (signal: ConstructorParameters<typeof Object>[0]) => lifetime(fakeClock(), 1000, signal).race(never);
  expect(await ended(AbortSignal.abort('left'))).toEqual(noAnswer('cancelled', 'left'));
  expect(await ended(AbortSignal.abort(null))).toEqual(noAnswer('cancelled', null));
  const timedOut = new DOMException('signal timed out', 'TimeoutError');
  expect(await ended(AbortSignal.abort(timedOut))).toEqual(noAnswer('timeout', timedOut));
  const plain = { aborted: true, addEventListener: () => {}, removeEventListener: () => {} };
  expect(await ended(plain)).toEqual(noAnswer('cancelled'));
});

it('has ended before it began when the signal was aborted before', async () => {
  const signal = AbortSignal.abort();
  const { race } = lifetime(fakeClock(), 1000, signal);
  expect(await race(Promise.resolve('done'))).toEqual(noAnswer('cancelled', signal.reason));
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
