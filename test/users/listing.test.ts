import { describe, expect, it } from '@jest/globals';
import { pageQuery } from '../../src/users/listing';

const now = '2026-11-23T09:30:00.000Z';

describe('pageQuery', () => {
  it('defaults to 20 users, newest first', () => {
    expect(pageQuery({}, now)).toEqual({ limit: 20, order: 'desc', now });
  });

  it('converts times to UTC and the email address to the stored format', () => {
    expect(
      pageQuery({ createdFrom: '2026-01-01T01:00:00+02:00', createdTo: '2026-01-02t00:00:00.5z', email: 'Ada@Example.com' }, now),
    ).toEqual({
      limit: 20,
      order: 'desc',
      createdFrom: '2025-12-31T23:00:00.000Z',
      createdTo: '2026-01-02T00:00:00.500Z',
      email: 'ada@example.com',
      now,
    });
  });

  it('accepts times before 1970 and leap seconds', () => {
    const query = pageQuery({ createdFrom: '1969-12-31T23:59:59Z', createdTo: '2016-12-31T23:59:60Z' }, now);
    expect(query).toMatchObject({ createdFrom: '1969-12-31T23:59:59.000Z', createdTo: '2017-01-01T00:00:00.000Z' });
  });

  it('reports all times that do not exist and an invalid email address together', () => {
    const query = { createdFrom: '2026-02-30T00:00:00Z', createdTo: '2026-01-01T12:00:60Z', email: 'a@example.123' };
    const errors = ['createdFrom', 'createdTo', 'email'].map((name) =>
      expect.objectContaining({ pointer: `/query/${name}`, code: 'wrong-format' }),
    );
    expect(() => pageQuery(query, now)).toThrow(expect.objectContaining({ code: 'invalid-request', errors }));
  });
});
