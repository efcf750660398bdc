import { describe, expect, it } from '@jest/globals';
import { pageQuery } from '../../src/users/listing';

const now = '2026-11-23T09:30:00.000Z';

describe('a listing', () => {
  it('asks for 20 users, newest first, when it says nothing', () => {
    expect(pageQuery({}, now)).toEqual({ limit: 20, order: 'desc', now });
  });

  it('asks in UTC and in lower case, whatever the client writes', () => {
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

  it.each(['2016-12-31T23:59:60Z', '1969-12-31T23:59:59Z', '9999-12-31T23:59:59-12:00'])('refuses the time %s', (createdFrom) => {
    expect(() => pageQuery({ createdFrom }, now)).toThrow(expect.objectContaining({ code: 'invalid-request' }));
  });
});
