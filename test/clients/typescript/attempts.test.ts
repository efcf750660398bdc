import { describe, expect, it } from '@jest/globals';
import { attempts } from '../../../clients/typescript/src/attempts';
import { connectionOf } from '../../../clients/typescript/src/connection';
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

/** Begins a call whose requests get these answers. */
function begin(steps: Parameters<typeof scripted>, { client, request = read, ...options }: Situation = {}) {
  const clock = fakeClock();
  const { transport, requests } = scripted(...steps);
  const connection = connectionOf({ baseUrl: 'https://api.example.com', transport, ...client }, clock);
  return { clock, requests, result: attempts(connection, request, options) };
}

/** Lets so much time pass that every wait is over. */
async function patiently<Result>({ clock, result }: { clock: ReturnType<typeof fakeClock>; result: Promise<Result> }): Promise<Result> {
  for (let wait = 0; wait < 5; wait += 1) {
    await settled();
    await clock.pass(0);
  }
  return result;
}

describe('a call', () => {
  it('sends a request and says how often', async () => {
    const { requests, result } = begin([ok]);
    expect(await result).toMatchObject({ status: 200, text: '{}', tries: 1, isLost: false });
    expect(requests).toMatchObject([{ method: 'GET', url: 'https://api.example.com/v1/users/1', headers: { 'x-client-version': '1' } }]);
  });

  it('sends the same request again when there was no answer, and counts', async () => {
    const call = begin([reset, { status: 503 }, ok]);
    expect(await patiently(call)).toMatchObject({ status: 200, tries: 3, isLost: true });
    expect(call.requests.map(({ headers }) => headers['x-retry-count'])).toEqual([undefined, '1', '2']);
  });

  it('gives up after three retries with the last outcome', async () => {
    const call = begin([reset, reset, reset, { status: 502 }, ok]);
    expect(await patiently(call)).toMatchObject({ status: 502, tries: 4 });
  });

  it.each([
    ['the call', { retries: 1 }, 2],
    ['the client', { client: { retries: 0 } }, 1],
    ['the call rather than the client', { retries: 1, client: { retries: 0 } }, 2],
  ])('retries as often as %s says', async (_, situation, tries) => {
    expect(await patiently(begin([reset, reset, reset, reset, ok], situation))).toMatchObject({ kind: 'network', tries });
  });

  it('does not send a POST again that has no Idempotency-Key', async () => {
    const post = { ...read, method: 'POST' };
    expect(await patiently(begin([reset, ok], { request: post }))).toMatchObject({ kind: 'network', tries: 1 });
    const safe = { ...post, headers: { 'idempotency-key': 'k' } };
    expect(await patiently(begin([reset, ok], { request: safe }))).toMatchObject({ status: 200, tries: 2 });
  });

  it('is not isLost after a 429 alone: nothing was done', async () => {
    expect(await patiently(begin([{ status: 429 }, { status: 404 }]))).toMatchObject({ status: 404, isLost: false });
    expect(await patiently(begin([{ status: 404 }]))).toMatchObject({ status: 404, isLost: false });
  });

  it('leaves no timer behind', async () => {
    const call = begin([reset, { status: 503 }, ok]);
    await patiently(call);
    expect(call.clock.waiting()).toEqual([]);
  });
});

describe('the wait between two tries', () => {
  it('is what Retry-After asks for', async () => {
    const { clock, requests, result } = begin([{ status: 429, headers: { 'retry-after': '7' } }, ok]);
    await settled();
    expect(clock.waiting()).toEqual([60_000, 7000]);
    await clock.pass(6999);
    expect(requests).toHaveLength(1);
    await clock.pass(1);
    expect(await result).toMatchObject({ status: 200 });
  });

  it('does not begin when Retry-After is above 30 seconds', async () => {
    const { result } = begin([{ status: 503, headers: { 'retry-after': '31' } }, ok]);
    expect(await result).toMatchObject({ status: 503, tries: 1 });
  });

  it('does not begin when the call would be over before its end', async () => {
    const step = { status: 503, headers: { 'retry-after': '7' } };
    expect(await begin([step, ok], { timeout: { total: 7000 } }).result).toMatchObject({ status: 503, tries: 1 });
  });

  it('ends at once when the call is cancelled', async () => {
    const controller = new AbortController();
    const { clock, requests, result } = begin([{ status: 429, headers: { 'retry-after': '7' } }, ok], { signal: controller.signal });
    await settled();
    controller.abort();
    expect(await result).toMatchObject({ kind: 'cancelled', tries: 1 });
    expect([requests.length, clock.waiting()]).toEqual([1, []]);
  });
});

describe('a try', () => {
  it('ends after 15 seconds, is aborted and made again', async () => {
    const { clock, requests, result } = begin(['never', ok]);
    await settled();
    await clock.pass(15_000);
    expect(requests[0]?.signal.aborted).toBe(true);
    await clock.pass(0);
    expect(await result).toMatchObject({ status: 200, tries: 2, isLost: true });
    expect(requests[1]?.signal.aborted).toBe(false);
  });

  it('ends when the time of the call is up', async () => {
    const { clock, requests, result } = begin(['never', ok], { timeout: { try: 90_000 } });
    await settled();
    await clock.pass(60_000);
    expect(await result).toMatchObject({ kind: 'timeout', tries: 1 });
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it.each([
    ['of the call', { timeout: { try: 10 }, client: { timeout: { try: 20 } } }],
    ['of the client', { timeout: { total: 100 }, client: { timeout: { try: 10 } } }],
    ['of the client, when that of the call is absent', { client: { timeout: { try: 10 } }, timeout: {} }],
    ['of the client, when that of the call is undefined', { client: { timeout: { try: 10 } }, timeout: { try: undefined } }],
  ])('has the time %s', async (_, situation) => {
    const { clock, result } = begin(['never'], { ...situation, retries: 0 });
    await settled();
    await clock.pass(10);
    expect(await result).toMatchObject({ kind: 'timeout' });
  });

  it('ends when the call is cancelled', async () => {
    const controller = new AbortController();
    const { requests, result } = begin(['never', ok], { signal: controller.signal });
    await settled();
    controller.abort();
    expect(await result).toMatchObject({ kind: 'cancelled', tries: 1 });
    expect(requests[0]?.signal.aborted).toBe(true);
  });

  it('is not made when the call was cancelled before', async () => {
    const { requests, result } = begin([ok], { signal: AbortSignal.abort() });
    expect(await result).toMatchObject({ kind: 'cancelled', tries: 0 });
    expect(requests).toEqual([]);
  });

  it('may fail while the answer is read, or because the transport throws', async () => {
    const broken = { status: 200, headers: {}, text: () => Promise.reject(reset) };
    const throwing = () => {
      throw reset;
    };
    for (const transport of [() => Promise.resolve(broken), throwing]) {
      expect(await begin([], { retries: 0, client: { transport } }).result).toMatchObject({ kind: 'network', cause: reset });
    }
  });
});

describe('a token', () => {
  const refused = { status: 401 };
  const sent = (requests: { headers: Record<string, string> }[]) => requests.map(({ headers }) => headers['authorization']);
  const client = { token: ({ stale }: { stale?: string | undefined }) => (stale === undefined ? 'old' : 'new') };

  it('is sent, and another one once when it is refused, which is no retry', async () => {
    const { requests, result } = begin([refused, ok], { client, retries: 0 });
    expect(await result).toMatchObject({ status: 200, tries: 2, isLost: false });
    expect(sent(requests)).toEqual(['Bearer old', 'Bearer new']);
    expect(requests[1]?.headers['x-retry-count']).toBeUndefined();
  });

  it('is an error when a second one is refused', async () => {
    expect(await begin([refused, refused, ok], { client }).result).toMatchObject({ status: 401, tries: 2 });
  });

  it('is refused once in the life of a call, also between retries', async () => {
    const call = begin([refused, { status: 503 }, refused, ok], { client });
    expect(await patiently(call)).toMatchObject({ status: 401, tries: 3 });
    expect(sent(call.requests)).toEqual(['Bearer old', 'Bearer new', 'Bearer new']);
  });

  it('is none for a call without a provider', async () => {
    const { requests, result } = begin([refused, ok]);
    expect(await result).toMatchObject({ status: 401, tries: 1 });
    expect(sent(requests)).toEqual([undefined]);
  });

  it('that cannot be had ends the call without a request', async () => {
    const cause = new Error('signed out');
    const { requests, result } = begin([ok], { client: { token: () => Promise.reject(cause) } });
    expect(await result).toMatchObject({ kind: 'token', cause, tries: 0 });
    expect(requests).toEqual([]);
  });

  it('is waited for no longer than the call lasts', async () => {
    const { clock, result } = begin([ok], { client: { token: () => new Promise(() => {}) } });
    await settled();
    await clock.pass(60_000);
    expect(await result).toMatchObject({ kind: 'timeout', tries: 0 });
  });
});
