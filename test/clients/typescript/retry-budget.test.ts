import { describe, expect, it } from '@jest/globals';
import { clientWith } from '../../../clients/typescript/src/client';
import { isProblem } from '../../../clients/typescript/src/index';
import { impatientClock } from './behind-proxy';
import { profile } from './profile';

const ok = { status: 200, headers: {}, text: async () => JSON.stringify(profile) };
const unavailable = { status: 503, headers: {}, text: async () => '' };

/** A client of an API that is available or not, and the number of requests it has sent. */
function situation() {
  const api = { isAvailable: false, requests: 0, failures: 0 };
  const transport = async () => {
    api.requests += 1;
    if (api.isAvailable && api.failures <= 0) return ok;
    api.failures -= 1;
    return unavailable;
  };
  const client = clientWith({ baseUrl: 'https://api.example.com', transport }, impatientClock());
  /** Calls the API so many times and returns the number of retries. */
  const retriesOf = async (calls: number): Promise<number> => {
    const before = api.requests;
    for (let call = 0; call < calls; call += 1) await client.me.get().catch(() => {});
    return api.requests - before - calls;
  };
  return { api, client, retriesOf };
}

describe('the retry budget of a client', () => {
  it('allows 100 retries in an outage, and then ends each call with its first outcome', async () => {
    const { client, retriesOf } = situation();
    expect(await retriesOf(33)).toBe(99);
    expect(await retriesOf(20)).toBe(1);
    const error = await client.me.get().catch((reason: unknown) => reason);
    expect(isProblem(error) && [error.status, error.attempts]).toEqual([503, 1]);
  });

  it('gets one token back for a success without retries, and a retry costs five', async () => {
    const { api, retriesOf } = situation();
    await retriesOf(50);
    api.isAvailable = true;
    await retriesOf(14);
    api.isAvailable = false;
    expect(await retriesOf(5)).toBe(2);
  });

  it('gets the tokens of the retries back when the call succeeds, and has at most those of 100 retries', async () => {
    const { api, retriesOf } = situation();
    api.isAvailable = true;
    for (let call = 0; call < 60; call += 1) {
      api.failures = 2;
      expect(await retriesOf(1)).toBe(2);
    }
    await retriesOf(10);
    api.isAvailable = false;
    expect(await retriesOf(50)).toBe(100);
  });

  it('belongs to one client', async () => {
    await situation().retriesOf(50);
    expect(await situation().retriesOf(1)).toBe(3);
  });
});
