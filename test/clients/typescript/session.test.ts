/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import type { Client, ClientOptions, TransportRequest, TransportResponse } from '../../../clients/typescript/src/index';
import { builds } from './built';
import { settled } from './fake-clock';
import { profile } from './profile';

const user = (etag = '"1"'): TransportResponse => ({
  status: 200,
  headers: { etag },
  text: async () => JSON.stringify({ ...profile, etag }),
});
const unauthorized: TransportResponse = { status: 401, headers: {}, text: async () => '' };
const tokenOf = (sub: string, n = 1): string => `e30.${Buffer.from(JSON.stringify({ sub, n })).toString('base64url')}.c2ln`;

interface Pending {
  request: TransportRequest;
  resolve(response: TransportResponse): void;
}

/** Returns options whose requests the test answers, and the requests. */
function held() {
  const requests: Pending[] = [];
  const transport: ClientOptions['transport'] = (request) => new Promise((resolve) => requests.push({ request, resolve }));
  return { requests, options: { baseUrl: 'https://api.example.com', transport, retries: 0 } };
}

const etagOf = ({ request }: Pending) => request.headers['if-none-match'];
const caught = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

/** Reads the profile, with this response. */
async function read(client: Client, requests: Pending[], response = user()): Promise<Pending> {
  const call = client.me.get();
  await settled();
  const pending = requests.at(-1);
  if (!pending) throw new Error('The client sent no request');
  pending.resolve(response);
  await call;
  return pending;
}

describe.each(builds)('reset() of the SDK as $build', ({ createClient }) => {
  it('forgets the token and the cached responses, and the client is usable afterwards', async () => {
    const { requests, options } = held();
    const stales: (string | undefined)[] = [];
    const client = createClient({ ...options, token: ({ stale }) => `token-${stales.push(stale)}` });
    await read(client, requests);
    expect(etagOf(await read(client, requests))).toBe('"1"');
    client.reset();
    const after = await read(client, requests);
    expect([etagOf(after), after.request.headers['authorization']]).toEqual([undefined, 'Bearer token-2']);
    expect(stales).toEqual([undefined, undefined]);
  });

  it('cancels calls that are sending a request, waiting for a retry or waiting for a token', async () => {
    const { requests, options } = held();
    const signals: AbortSignal[] = [];
    const client = createClient({
      ...options,
      retries: 3,
      token: ({ signal }) => {
        signals.push(signal);
        return signals.length === 1 ? 'token' : new Promise<string>(() => {});
      },
    });
    const sending = caught(client.me.get());
    const retrying = caught(client.me.get());
    await settled();
    requests[1]?.resolve({ status: 503, headers: { 'retry-after': '20' }, text: async () => '' });
    const refreshing = caught(client.me.get());
    await settled();
    requests[2]?.resolve(unauthorized);
    await settled();
    client.reset();
    for (const error of await Promise.all([sending, retrying, refreshing])) {
      expect(error).toMatchObject({ kind: 'cancelled', name: 'AbortError' });
    }
    expect(requests).toHaveLength(3);
    expect(requests[0]?.request.signal.aborted).toBe(true);
    expect(signals.at(-1)?.aborted).toBe(true);
  });

  it.each(['get', 'update', 'patch'] as const)('makes a call of me.%s that ends later cache nothing', async (method) => {
    const { requests, options } = held();
    const client = createClient(options);
    const late = caught(client.me[method]({ body: { email: 'a@example.com', displayName: 'A' } }));
    await settled();
    client.reset();
    requests[0]?.resolve(user('"late"'));
    expect(await late).toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect(etagOf(await read(client, requests))).toBeUndefined();
  });

  it('ignores the token of a provider that returns it later', async () => {
    const { requests, options } = held();
    const provided: ((token: string) => void)[] = [];
    const client = createClient({ ...options, token: () => new Promise<string>((resolve) => provided.push(resolve)) });
    const early = caught(client.me.get());
    await settled();
    client.reset();
    const next = client.me.get();
    await settled();
    provided[0]?.(tokenOf('old user'));
    await settled();
    expect(requests).toEqual([]);
    provided[1]?.(tokenOf('new user'));
    await settled();
    requests[0]?.resolve(user());
    await next;
    expect(requests[0]?.request.headers['authorization']).toBe(`Bearer ${tokenOf('new user')}`);
    expect(await early).toMatchObject({ kind: 'cancelled', attempts: 0 });
  });
});

describe.each(builds)('the cache of the SDK as $build', ({ createClient }) => {
  /** Reads a profile, and again after the API has rejected the token. Returns the three requests. */
  async function readsWith(...provided: string[]): Promise<Pending[]> {
    const { requests, options } = held();
    const client = createClient({ ...options, token: () => provided.shift() ?? '' });
    await read(client, requests);
    const again = client.me.get();
    await settled();
    requests[1]?.resolve(unauthorized);
    await settled();
    requests[2]?.resolve(user('"2"'));
    await again;
    return requests;
  }

  it('is kept when a new token belongs to the same user', async () => {
    expect((await readsWith(tokenOf('a'), tokenOf('a', 2))).map(etagOf)).toEqual([undefined, '"1"', '"1"']);
    expect((await readsWith('opaque', 'another')).map(etagOf)).toEqual([undefined, '"1"', '"1"']);
  });

  it('is cleared before the first request with the token of another user', async () => {
    expect((await readsWith(tokenOf('a'), tokenOf('b'))).map(etagOf)).toEqual([undefined, '"1"', undefined]);
  });

  it('does not receive the response to a request with the token of the user before', async () => {
    const { requests, options } = held();
    const provided = [tokenOf('a'), tokenOf('b')];
    const client = createClient({ ...options, token: () => provided.shift() ?? '' });
    const [slow, rejected] = [client.me.get(), client.getUser({ userId: '2' })];
    await settled();
    requests[1]?.resolve(unauthorized);
    await settled();
    requests[2]?.resolve(user());
    await rejected;
    requests[0]?.resolve(user('"of a"'));
    await slow;
    expect(etagOf(await read(client, requests))).toBeUndefined();
  });
});

describe.each(builds)('a change of the SDK as $build', ({ createClient }) => {
  it.each([
    ['after a 401', unauthorized],
    ['after a 503', { ...unauthorized, status: 503 }],
  ])('is not repeated with the token of another user %s', async (_when, response) => {
    const { requests, options } = held();
    const provided = [tokenOf('a'), tokenOf('b')];
    const client = createClient({ ...options, retries: 1, token: () => provided.shift() ?? '' });
    const deleted = caught(client.me.delete());
    const other = caught(client.me.get());
    await settled();
    requests[1]?.resolve(unauthorized);
    await settled();
    requests[2]?.resolve(user());
    await other;
    requests[0]?.resolve(response);
    expect(await deleted).toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect(requests.map(({ request }) => request.method)).toEqual(['DELETE', 'GET', 'GET']);
  });
});
