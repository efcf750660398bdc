/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import type { Client, Transport, TransportResponse, TransportRequest } from '../../../clients/typescript/src/index';
import { builds } from './built';
import { settled } from './fake-clock';
import { profile as complete } from './profile';

const profile = (version: number) => JSON.stringify({ ...complete, version, etag: `"${version}"` });
const response = (status: number, text = '', headers: Record<string, string> = {}): TransportResponse => ({
  status,
  headers,
  text: () => Promise.resolve(text),
});
const revision = (version: number) => response(200, profile(version), { etag: `"${version}"` });
const notModified = (headers: Record<string, string> = {}) => response(304, '', headers);
const problem = (status: number) => response(status, `{"code":"problem-${status}"}`);
const deleted = response(204);

const body = { email: 'a@b.example', displayName: 'A' };
const get =
  (userId = '1') =>
  (client: Client) =>
    client.getUser({ userId });
const put = (client: Client) => client.updateUser({ userId: '1', body });
const patch = (client: Client) => client.patchUser({ userId: '1', body: { bio: null } });
const remove = (client: Client) => client.deleteUser({ userId: '1' });
const create = (client: Client) => client.createUser({ body });

interface PendingRequest {
  request: TransportRequest;
  resolve(response: TransportResponse): void;
  reject(error: Error): void;
}

/** A call whose request waits for a response from the test. */
interface PendingCall {
  readonly headers: TransportRequest['headers'];
  /** @returns the result of the call, or its error */
  end(outcome: TransportResponse | Error): Promise<unknown>;
}

describe.each(builds)('the cached ETag in the SDK as $build', ({ createClient }) => {
  /** Creates a client whose calls the test ends in any order. */
  function clientOf(options: { cacheSize?: number } = {}) {
    let last: PendingRequest | undefined;
    const transport: Transport = (request) => new Promise((resolve, reject) => (last = { request, resolve, reject }));
    const client = createClient({ baseUrl: 'https://api.example.com', transport, retries: 0, ...options });
    const begin = async (call: (client: Client) => Promise<unknown>): Promise<PendingCall> => {
      const result = call(client).catch((error: unknown) => error);
      await settled();
      const pending = last;
      if (!pending) throw new Error('The call sent no request');
      return {
        headers: pending.request.headers,
        end: (outcome) => {
          if (outcome instanceof Error) pending.reject(outcome);
          else pending.resolve(outcome);
          return result;
        },
      };
    };
    const whole = async (call: (client: Client) => Promise<unknown>, outcome: TransportResponse | Error) =>
      (await begin(call)).end(outcome);
    /** Returns the If-None-Match of the next GET, which does not change the cache. */
    const next = async () => {
      const read = await begin(get());
      await read.end(problem(403));
      return read.headers['if-none-match'];
    };
    return { begin, whole, next };
  }

  it('is sent with reads only: a change without an etag in its body has no If-Match', async () => {
    const { begin, whole } = clientOf();
    await whole(get(), revision(1));
    for (const change of [put, patch, remove]) {
      const { headers, end } = await begin(change);
      expect(Object.keys(headers).filter((name) => name.startsWith('if-'))).toEqual([]);
      await end(problem(503));
    }
  });

  it('is absent after a deletion', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    await whole(remove, deleted);
    expect(await next()).toBeUndefined();
  });

  it('is that of the call that ended last, whose text is returned only if the API confirms its ETag', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(put, revision(2));
    expect(await next()).toBe('"2"');
    expect(await slow.end(revision(1))).toMatchObject({ data: { version: 1 } });
    expect(await next()).toBe('"1"');
    expect(await whole(get(), revision(2))).toMatchObject({ data: { version: 2 } });
    expect(await whole(get(), notModified())).toMatchObject({ data: { version: 2 } });
  });

  it('is that of a creation, a replacement or a patch', async () => {
    const { whole, next } = clientOf();
    await whole(create, response(201, profile(1), { etag: '"1"', location: '/users/1' }));
    expect(await next()).toBe('"1"');
    await whole(put, revision(2));
    expect(await next()).toBe('"2"');
    await whole(patch, revision(3));
    expect(await next()).toBe('"3"');
  });

  it('is unchanged after a cancelled read, and changes with the next read', async () => {
    const { begin, whole, next } = clientOf();
    await whole(get(), revision(1));
    const controller = new AbortController();
    const cancelled = await begin((client) => client.getUser({ userId: '1' }, { signal: controller.signal }));
    controller.abort();
    await cancelled.end(revision(2));
    expect(await next()).toBe('"1"');
    await whole(get(), revision(3));
    expect(await next()).toBe('"3"');
  });

  it('is unchanged after a 304 without an ETag, and is part of the result', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified())).toMatchObject({ status: 200, data: { version: 1 }, headers: { etag: '"1"' } });
    expect(await next()).toBe('"1"');
  });

  it('is the weak ETag of a 304 that a proxy has changed, with the cached text', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 }, headers: { etag: 'W/"1"' } });
    expect(await next()).toBe('W/"1"');
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 } });
  });

  it.each<[string, TransportResponse | Error]>([
    ['returned 404', problem(404)],
    ['returned 412', problem(412)],
    ['lost its connection', new Error('connection reset')],
    ['got the response of a captive portal', response(200, '<html>', { etag: '"portal"' })],
  ])('is unchanged after a call that %s', async (_what, outcome) => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    await whole(get(), outcome);
    await whole(put, outcome);
    expect(await next()).toBe('"1"');
  });
});
