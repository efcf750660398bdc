import { describe, expect, it } from '@jest/globals';
import { tokenBucket } from '../../../src/local/gateway/throttle';
import { notes, ok, request, summary } from './fixture';

describe('the throttle', () => {
  it('429 for requests beyond the burst, and later beyond those that the rate allows', async () => {
    let now = 0;
    const api = notes({ throttle: tokenBucket({ rate: 10, burst: 3 }, () => now) });
    const accepted = async (requests: number) => {
      const responses = await Promise.all(Array.from({ length: requests }, () => api.handle(request('GET /notes/7'))));
      const rejected = responses.filter(({ status }) => status !== 200).map(summary);
      expect(new Set(rejected)).toEqual(new Set(rejected.length > 0 ? ['429 too-many-requests'] : []));
      return requests - rejected.length;
    };
    expect(await accepted(5)).toBe(3);
    now = 200;
    expect(await accepted(5)).toBe(2);
    now = 60_000;
    expect(await accepted(5)).toBe(3);
  });

  it('does not count requests without a route', async () => {
    const api = notes({ throttle: tokenBucket({ rate: 1, burst: 1 }, () => 0), functions: { GetFunction: ok } });
    await api.handle(request('GET /nowhere'));
    expect((await api.handle(request('GET /notes/7'))).status).toBe(200);
  });
});
