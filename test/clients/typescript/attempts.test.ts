import { describe, expect, it } from '@jest/globals';
import { sendWithRetries } from '../../../clients/typescript/src/send';
import { connect } from '../../../clients/typescript/src/client';
import type { CallOptions, ClientOptions } from '../../../clients/typescript/src/options';
import type { PreparedRequest } from '../../../clients/typescript/src/request';
import { fakeClock, settled } from './fake-clock';
import { scripted } from './scripted';

const read: PreparedRequest = { method: 'GET', url: 'https://api.example.com/v1/users/1', headers: { 'x-client-version': '1' } };
const reset = new Error('connection reset');
const ok = { status: 200, text: '{}' };

interface Situation extends CallOptions {
  client?: Omit<ClientOptions, 'baseUrl'>;
  request?: PreparedRequest;
}

/** Starts a call whose requests get these responses. */
function begin(steps: Parameters<typeof scripted>, { client, request = read, ...options }: Situation = {}) {
  const clock = fakeClock();
  const { transport, requests } = scripted(...steps);
  const connection = connect({ baseUrl: 'https://api.example.com', transport, ...client }, clock);
  return { clock, requests, result: sendWithRetries(connection, 'getUser', request, options) };
}

/** Advances the clock until every wait is over. */
async function patiently<Result>({ clock, result }: { clock: ReturnType<typeof fakeClock>; result: Promise<Result> }): Promise<Result> {
  for (let wait = 0; wait < 5; wait += 1) {
    await settled();
    await clock.pass(0);
  }
  return result;
}

describe('a call', () => {
  it('sends a request and counts the attempts', async () => {
    const { requests, result } = begin([ok]);
    expect(await result).toMatchObject({ status: 200, text: '{}', attempts: 1 });
    expect(requests).toMatchObject([{ method: 'GET', url: 'https://api.example.com/v1/users/1', headers: { 'x-client-version': '1' } }]);
  });

  it('repeats the request after a lost connection and a 503, and counts the retries', async () => {
    const call = begin([reset, { status: 503 }, ok]);
    expect(await patiently(call)).toMatchObject({ status: 200, attempts: 3 });
    expect(call.requests.map(({ headers }) => headers['x-retry-count'])).toEqual([undefined, '1', '2']);
  });

  it('ends after three retries with the last outcome', async () => {
    const call = begin([reset, reset, reset, { status: 502 }, ok]);
    expect(await patiently(call)).toMatchObject({ status: 502, attempts: 4 });
  });

  it.each([
    ['the call', { retries: 1 }, 2],
    ['the client', { client: { retries: 0 } }, 1],
    ['the call, not that of the client', { retries: 1, client: { retries: 0 } }, 2],
  ])('has the number of retries of %s', async (_, situation, attempts) => {
    expect(await patiently(begin([reset, reset, reset, reset, ok], situation))).toMatchObject({ kind: 'network', attempts });
  });

  it('does not retry a POST without an Idempotency-Key', async () => {
    const post = { ...read, method: 'POST' };
    expect(await patiently(begin([reset, ok], { request: post }))).toMatchObject({ kind: 'network', attempts: 1 });
    const safe = { ...post, headers: { 'idempotency-key': 'k' } };
    expect(await patiently(begin([reset, ok], { request: safe }))).toMatchObject({ status: 200, attempts: 2 });
  });

  it.each<[string, Parameters<typeof scripted>, string, number]>([
    ['a DELETE after an attempt that lost its response', [reset, { status: 404 }], 'DELETE', 204],
    ['a DELETE after a 503', [{ status: 503 }, { status: 404 }], 'DELETE', 204],
    ['a DELETE after a 429, which the API has not applied', [{ status: 429 }, { status: 404 }], 'DELETE', 404],
    ['the first attempt of a DELETE', [{ status: 404 }], 'DELETE', 404],
    ['a PUT after an attempt that lost its response', [reset, { status: 404 }], 'PUT', 404],
  ])('has a 404 for %s', async (_what, steps, method, status) => {
    expect(await patiently(begin(steps, { request: { ...read, method } }))).toMatchObject({ status });
  });

  it('leaves no timer', async () => {
    const call = begin([reset, { status: 503 }, ok]);
    await patiently(call);
    expect(call.clock.waiting()).toEqual([]);
  });
});

describe('the wait between two attempts', () => {
  it('is the Retry-After of the response', async () => {
    const { clock, requests, result } = begin([{ status: 429, headers: { 'retry-after': '7' } }, ok]);
    await settled();
    expect(clock.waiting()).toEqual([60_000, 15_000, 7000]);
    await clock.pass(6999);
    expect(requests).toHaveLength(1);
    await clock.pass(1);
    expect(await result).toMatchObject({ status: 200 });
  });

  it('is skipped, and the call ends, when Retry-After is above 30 seconds', async () => {
    const { result } = begin([{ status: 503, headers: { 'retry-after': '31' } }, ok]);
    expect(await result).toMatchObject({ status: 503, attempts: 1 });
  });

  it('is skipped, and the call ends, when the wait is longer than the remaining time', async () => {
    const step = { status: 503, headers: { 'retry-after': '7' } };
    expect(await begin([step, ok], { timeout: { total: 7000 } }).result).toMatchObject({ status: 503, attempts: 1 });
  });

  it('ends at once when the call is cancelled', async () => {
    const controller = new AbortController();
    const { clock, requests, result } = begin([{ status: 429, headers: { 'retry-after': '7' } }, ok], { signal: controller.signal });
    await settled();
    controller.abort();
    expect(await result).toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect([requests.length, clock.waiting()]).toEqual([1, []]);
  });
});

describe('an attempt', () => {
  it('is aborted after 15 seconds and retried', async () => {
    const { clock, requests, result } = begin(['never', ok]);
    await settled();
    await clock.pass(15_000);
    expect(requests[0]?.signal.aborted).toBe(true);
    await clock.pass(0);
    expect(await result).toMatchObject({ status: 200, attempts: 2 });
    expect(requests[1]?.signal.aborted).toBe(false);
  });

  it('is aborted when the time of the call is over', async () => {
    const { clock, requests, result } = begin(['never', ok], { timeout: { attempt: 90_000 } });
    await settled();
    await clock.pass(60_000);
    expect(await result).toMatchObject({ kind: 'timeout', attempts: 1 });
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it.each([
    ['of the call', { timeout: { attempt: 10 }, client: { timeout: { attempt: 20 } } }],
    ['of the client', { timeout: { total: 100 }, client: { timeout: { attempt: 10 } } }],
    ['of the client, if the call has none', { client: { timeout: { attempt: 10 } }, timeout: {} }],
    ['of the client, if that of the call is undefined', { client: { timeout: { attempt: 10 } }, timeout: { attempt: undefined } }],
  ])('has the timeout %s', async (_, situation) => {
    const { clock, result } = begin(['never'], { ...situation, retries: 0 });
    await settled();
    await clock.pass(10);
    expect(await result).toMatchObject({ kind: 'timeout' });
  });

  it('is aborted when the call is cancelled', async () => {
    const controller = new AbortController();
    const { requests, result } = begin(['never', ok], { signal: controller.signal });
    await settled();
    controller.abort();
    expect(await result).toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('is not made for a call whose signal was already aborted', async () => {
    const { requests, result } = begin([ok], { signal: AbortSignal.abort() });
    expect(await result).toMatchObject({ kind: 'cancelled', attempts: 0 });
    expect(requests).toEqual([]);
  });

  it('has the kind network when reading the response fails or the transport throws', async () => {
    const broken = { status: 200, headers: {}, text: () => Promise.reject(reset) };
    const throwing = () => {
      throw reset;
    };
    for (const transport of [() => Promise.resolve(broken), throwing]) {
      expect(await begin([], { retries: 0, client: { transport } }).result).toMatchObject({ kind: 'network', cause: reset });
    }
  });

  it('has the kind unexpected after a redirect, which the transport reports as status 0, and aborts the request', async () => {
    const { requests, result } = begin([{ status: 0, headers: { etag: '"1"' }, text: '{}' }]);
    expect(await result).toMatchObject({ headers: {}, text: '', kind: 'unexpected', attempts: 1 });
    expect(requests[0]?.signal.aborted).toBe(true);
  });
});

describe('a token', () => {
  const unauthorized = { status: 401 };
  const sent = (requests: { headers: Record<string, string> }[]) => requests.map(({ headers }) => headers['authorization']);
  const client = { token: ({ stale }: { stale?: string | undefined }) => (stale === undefined ? 'old' : 'new') };

  it('is refreshed once after a 401, and the repeated request does not count as a retry', async () => {
    const { requests, result } = begin([unauthorized, ok], { client, retries: 0 });
    expect(await result).toMatchObject({ status: 200, attempts: 2 });
    expect(sent(requests)).toEqual(['Bearer old', 'Bearer new']);
    expect(requests[1]?.headers['x-retry-count']).toBeUndefined();
  });

  it('is not refreshed after a second 401', async () => {
    expect(await begin([unauthorized, unauthorized, ok], { client }).result).toMatchObject({ status: 401, attempts: 2 });
  });

  it('is refreshed once per call, retries included', async () => {
    const call = begin([unauthorized, { status: 503 }, unauthorized, ok], { client });
    expect(await patiently(call)).toMatchObject({ status: 401, attempts: 3 });
    expect(sent(call.requests)).toEqual(['Bearer old', 'Bearer new', 'Bearer new']);
  });

  it('is absent without a token provider', async () => {
    const { requests, result } = begin([unauthorized, ok]);
    expect(await result).toMatchObject({ status: 401, attempts: 1 });
    expect(sent(requests)).toEqual([undefined]);
  });

  it('from a failed provider ends the call without a request', async () => {
    const cause = new Error('signed out');
    const { requests, result } = begin([ok], { client: { token: () => Promise.reject(cause) } });
    expect(await result).toMatchObject({ kind: 'token', cause, attempts: 0 });
    expect(requests).toEqual([]);
  });

  it('is awaited no longer than the timeout of the call', async () => {
    const { clock, result } = begin([ok], { client: { token: () => new Promise(() => {}) } });
    await settled();
    await clock.pass(60_000);
    expect(await result).toMatchObject({ kind: 'timeout', attempts: 0 });
  });
});
