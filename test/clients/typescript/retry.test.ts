import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { noAnswer } from '../../../clients/typescript/src/outcome';
import { isRepeatable, retryAfter, waitBefore } from '../../../clients/typescript/src/retry';
import { fakeClock } from './fake-clock';

const answer = (status: number, headers: Record<string, string> = {}) => ({ status, headers, text: '' });
const clock = fakeClock();

describe('what may be sent twice', () => {
  it.each(['GET', 'HEAD', 'PUT', 'DELETE'])('a %s', (method) => {
    expect(isRepeatable({ method, url: '/', headers: {} })).toBe(true);
  });

  it.each(['POST', 'PATCH'])('a %s with an Idempotency-Key alone', (method) => {
    expect(isRepeatable({ method, url: '/', headers: {} })).toBe(false);
    expect(isRepeatable({ method, url: '/', headers: { 'idempotency-key': '1' } })).toBe(true);
  });
});

const isPassing = (outcome: Parameters<typeof waitBefore>[0]) => waitBefore(outcome, 0, clock) < Infinity;

describe('what another try may not meet', () => {
  it.each([429, 500, 502, 503, 504])('the status %d', (status) => {
    expect(isPassing(answer(status))).toBe(true);
  });

  it.each([200, 304, 400, 401, 403, 404, 409, 412, 422, 501])('not the status %d', (status) => {
    expect(isPassing(answer(status))).toBe(false);
  });

  it('a lost connection and a timeout', () => {
    expect([isPassing(noAnswer('network')), isPassing(noAnswer('timeout'))]).toEqual([true, true]);
  });

  it.each(['token', 'unexpected', 'cancelled'] as const)('not the failure %s', (failure) => {
    expect(isPassing(noAnswer(failure))).toBe(false);
  });
});

describe('Retry-After', () => {
  const after = (value: string, date?: string) => retryAfter(answer(429, { 'retry-after': value, ...(date !== undefined && { date }) }));
  const device = jest.spyOn(Date, 'now');
  beforeEach(() => void device.mockReturnValue(Date.parse('2026-11-23T09:30:00Z')));
  afterAll(() => device.mockRestore());

  it.each([
    ['0', 0],
    ['120', 120],
    ['Mon, 23 Nov 2026 09:30:07 GMT', 7],
    ['Mon, 23 Nov 2026 09:29:59 GMT', undefined],
    ['soon', undefined],
    ['1.5.2', undefined],
    ['', undefined],
  ])('%s is %p seconds', (value, seconds) => {
    expect(after(value)).toBe(seconds);
  });

  it('counts a part of a second as a whole one', () => {
    device.mockReturnValue(Date.parse('2026-11-23T09:30:00Z') + 1);
    expect(after('Mon, 23 Nov 2026 09:30:07 GMT')).toBe(7);
  });

  it('as a date counts from the date of the answer, whatever the clock of the device says', () => {
    expect(after('Mon, 23 Nov 2026 10:30:03 GMT', 'Mon, 23 Nov 2026 10:30:00 GMT')).toBe(3);
    expect(after('Mon, 23 Nov 2026 08:30:03 GMT', 'Mon, 23 Nov 2026 08:30:00 GMT')).toBe(3);
    expect(after('Mon, 23 Nov 2026 09:30:07 GMT', 'no date')).toBe(7);
  });

  it('may be absent', () => {
    expect(retryAfter(answer(429))).toBeUndefined();
  });
});

describe('the wait before the next try', () => {
  const waits = (chance: number) => {
    clock.chance = chance;
    return [0, 1, 2, 3, 4, 5, 6].map((retries) => waitBefore(answer(500), retries, clock));
  };

  it('lies anywhere between nothing and a time that doubles from 250 ms up to 8 s', () => {
    expect(waits(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(waits(1)).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('is never shorter than Retry-After, and random after it', () => {
    clock.chance = 0.5;
    expect(waitBefore(answer(429, { 'retry-after': '7' }), 0, clock)).toBe(7125);
  });

  it('has no end when Retry-After is above 30 seconds', () => {
    clock.chance = 0;
    expect(waitBefore(answer(429, { 'retry-after': '30' }), 0, clock)).toBe(30_000);
    expect(waitBefore(answer(429, { 'retry-after': '31' }), 0, clock)).toBe(Infinity);
  });

  it('needs no answer', () => {
    clock.chance = 1;
    expect(waitBefore(noAnswer('network'), 1, clock)).toBe(500);
  });
});
