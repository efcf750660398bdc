import { afterAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { noResponse } from '../../../clients/typescript/src/transport';
import { isRepeatable, retryAfter, retryDelay } from '../../../clients/typescript/src/retry';
import { fakeClock } from './fake-clock';

const response = (status: number, headers: Record<string, string> = {}) => ({ status, headers, text: '' });
const clock = Object.assign(fakeClock(), { budget: 500 });

describe('a repeatable request', () => {
  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE'])('is a %s', (method) => {
    expect(isRepeatable({ method, url: '/', headers: {} })).toBe(true);
  });

  it('is a POST only with an Idempotency-Key', () => {
    const method = 'POST';
    expect(isRepeatable({ method, url: '/', headers: {} })).toBe(false);
    expect(isRepeatable({ method, url: '/', headers: { 'idempotency-key': '1' } })).toBe(true);
  });
});

const isTransient = (outcome: Parameters<typeof retryDelay>[0]) => retryDelay(outcome, 0, clock) < Infinity;

describe('an outcome that is retried', () => {
  it.each([408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530])('is the status %d', (status) => {
    expect(isTransient(response(status))).toBe(true);
  });

  it.each([200, 304, 400, 401, 403, 404, 407, 409, 412, 422, 424, 426, 428, 431, 501, 505, 519, 528, 529, 531, 599])(
    'is not the status %d',
    (status) => {
      expect(isTransient(response(status))).toBe(false);
    },
  );

  it('is a lost connection and a timeout', () => {
    expect([isTransient(noResponse('network')), isTransient(noResponse('timeout'))]).toEqual([true, true]);
  });

  it.each(['token', 'unexpected', 'cancelled'] as const)('is not the kind %s', (kind) => {
    expect(isTransient(noResponse(kind))).toBe(false);
  });
});

describe('Retry-After', () => {
  const after = (value: string, date?: string) => retryAfter(response(429, { 'retry-after': value, ...(date !== undefined && { date }) }));
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

  it('is exact to the millisecond when the response has no Date', () => {
    device.mockReturnValue(Date.parse('2026-11-23T09:30:00Z') + 1);
    expect(after('Mon, 23 Nov 2026 09:30:07 GMT')).toBe(6.999);
  });

  it('as a date is relative to the Date of the response, not to the clock of the device', () => {
    expect(after('Mon, 23 Nov 2026 10:30:03 GMT', 'Mon, 23 Nov 2026 10:30:00 GMT')).toBe(3);
    expect(after('Mon, 23 Nov 2026 08:30:03 GMT', 'Mon, 23 Nov 2026 08:30:00 GMT')).toBe(3);
    expect(after('Mon, 23 Nov 2026 09:30:07 GMT', 'no date')).toBe(7);
  });

  it('is undefined when the header is absent', () => {
    expect(retryAfter(response(429))).toBeUndefined();
  });
});

describe('the delay before the next attempt', () => {
  const waits = (chance: number) => {
    clock.chance = chance;
    return [0, 1, 2, 3, 4, 5, 6].map((retries) => retryDelay(response(500), retries, clock));
  };

  it('is random between 0 and a maximum that doubles from 250 ms up to 8 s', () => {
    expect(waits(0)).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect(waits(1)).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
  });

  it('is Retry-After plus a random part', () => {
    clock.chance = 0.5;
    expect(retryDelay(response(429, { 'retry-after': '7' }), 0, clock)).toBe(7125);
  });

  it('is Infinity when Retry-After is above 30 seconds', () => {
    clock.chance = 0;
    expect(retryDelay(response(429, { 'retry-after': '30' }), 0, clock)).toBe(30_000);
    expect(retryDelay(response(429, { 'retry-after': '31' }), 0, clock)).toBe(Infinity);
  });

  it('is random when there is no response', () => {
    clock.chance = 1;
    expect(retryDelay(noResponse('network'), 1, clock)).toBe(500);
  });

  it('is Infinity when the budget of the client has too few tokens for a retry', () => {
    expect(retryDelay(response(503), 0, { ...clock, budget: 5 })).toBeLessThan(Infinity);
    expect(retryDelay(response(503), 0, { ...clock, budget: 4 })).toBe(Infinity);
  });
});
