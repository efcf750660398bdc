import { describe, expect, it } from '@jest/globals';
import addFormats from 'ajv-formats';
import Ajv from 'ajv';
import fc from 'fast-check';
import { timestamp } from '../../src/users/time';

const isDateTime = addFormats(new Ajv()).compile({ type: 'string', format: 'date-time' });

describe('timestamp', () => {
  it.each([
    ['2026-01-01T01:00:00+02:00', '2025-12-31T23:00:00.000Z'],
    ['2026-01-02t00:00:00.5z', '2026-01-02T00:00:00.500Z'],
    ['2026-01-01T00:00:00.123999999Z', '2026-01-01T00:00:00.123Z'],
    ['2024-02-29T00:00:00-00:00', '2024-02-29T00:00:00.000Z'],
    ['1969-12-31T23:59:59Z', '1969-12-31T23:59:59.000Z'],
    ['0000-01-01T00:00:00Z', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('converts %s to %s', (time, expected) => {
    expect(timestamp(time)).toBe(expected);
  });

  it.each([
    ['2016-12-31T23:59:60Z', '2017-01-01T00:00:00.000Z'],
    ['2016-12-31T23:59:60.25Z', '2017-01-01T00:00:00.250Z'],
    ['1990-12-31T15:59:60-08:00', '1991-01-01T00:00:00.000Z'],
  ])('converts the leap second %s to the second after it: %s', (time, expected) => {
    expect(timestamp(time)).toBe(expected);
  });

  it.each([
    ['0000-01-01T00:00:00+01:00', '0000-01-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59-12:00', '9999-12-31T23:59:59.999Z'],
    ['9999-12-31T23:59:60Z', '9999-12-31T23:59:59.999Z'],
  ])('converts %s, outside the years 0000 to 9999, to %s', (time, expected) => {
    expect(timestamp(time)).toBe(expected);
  });

  it.each([
    '2026-02-29T00:00:00Z',
    '2026-04-31T00:00:00Z',
    '2026-01-01T12:00:60Z',
    '2016-12-31T23:59:60+01:00',
    '2026-01-01 00:00:00Z',
    '2026-01-01T00:00:00',
    '2026-01-01',
    '',
  ])('rejects "%s"', (time) => {
    expect(timestamp(time)).toBeUndefined();
  });

  it('accepts exactly the times that ajv-formats accepts', () => {
    const digits = (most: number) => fc.integer({ min: 0, max: most }).map((number) => String(number).padStart(2, '0'));
    const parts = fc.tuple(digits(13), digits(32), digits(23), digits(59), fc.oneof(digits(59), fc.constant('60')));
    const zone = fc.oneof(
      fc.constant('Z'),
      fc.tuple(fc.constantFrom('+', '-'), digits(23), digits(59)).map(([sign, hour, minute]) => `${sign}${hour}:${minute}`),
    );
    const property = fc.property(fc.integer({ min: 1000, max: 9998 }), parts, zone, (year, [month, day, hour, minute, second], offset) => {
      const time = `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
      expect([time, timestamp(time) !== undefined]).toEqual([time, isDateTime(time)]);
    });
    fc.assert(property, { numRuns: 3000 });
  });
});
