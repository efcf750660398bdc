/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import type { Client, Transport, TransportResponse, TransportRequest } from '../../../clients/typescript/src/index';
import { builds } from './built';
import { settled } from './fake-clock';
import { frontServer } from './front-server';

const profile = (version: number) =>
  JSON.stringify({ userId: '1', email: 'a@b.example', displayName: 'A', version, createdAt: '', updatedAt: '' });
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
    /** Returns the preconditions of the next GET and the next PUT. Neither changes the cache. */
    const next = async () => {
      const [read, change] = [await begin(get()), await begin(put)];
      await read.end(problem(403));
      await change.end(problem(412));
      return [read.headers['if-none-match'], change.headers['if-match']];
    };
    return { begin, whole, next };
  }
  const nothing = [undefined, undefined];

  it('is absent after a deletion, also when a read that began before it ends later', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(remove, deleted);
    expect(await slow.end(revision(1))).toMatchObject({ data: { version: 1 } });
    expect(await next()).toEqual(nothing);
  });

  it('is absent after a change and a deletion, also when a read that began before both ends later', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(put, revision(2));
    await whole(remove, deleted);
    await slow.end(revision(1));
    expect(await next()).toEqual(nothing);
  });

  it.each([
    [0, 1],
    [1, 0],
  ])('is that of the read that began last, when read %d ends before read %d', async (...order) => {
    const { begin, next } = clientOf();
    const reads = [await begin(get()), await begin(get())];
    for (const index of order) await reads[index]?.end(revision(index + 1));
    expect(await next()).toEqual(['"2"', '"2"']);
  });

  it('is that of a change, also when a read that began before the end of the change ends later', async () => {
    const { begin, next } = clientOf();
    const before = await begin(get());
    const change = await begin(put);
    const during = await begin(get());
    await change.end(revision(2));
    await before.end(revision(1));
    await during.end(revision(1));
    expect(await next()).toEqual(['"2"', '"2"']);
  });

  it('is that of a creation, also when a read that found no user ends later', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(create, response(201, profile(1), { etag: '"1"', location: '/users/1' }));
    await slow.end(problem(404));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('is that of a read that began after the end of a change', async () => {
    const { whole, next } = clientOf();
    await whole(put, revision(2));
    await whole(get(), revision(3));
    expect(await next()).toEqual(['"3"', '"3"']);
  });

  it('is not that of an outdated read, also when the changed profile is no longer cached', async () => {
    const { begin, whole, next } = clientOf({ cacheSize: 1 });
    const slow = await begin(get());
    await whole(put, revision(2));
    await whole(get('2'), revision(7));
    await slow.end(revision(1));
    expect(await next()).toEqual(nothing);
  });

  it('is that of a read during which other profiles were read, changed and deleted', async () => {
    const { begin, whole, next } = clientOf({ cacheSize: 1 });
    const slow = await begin(get());
    await whole(get('2'), revision(7));
    await whole((client) => client.updateUser({ userId: '3', body }), revision(8));
    await whole((client) => client.deleteUser({ userId: '2' }), deleted);
    await slow.end(revision(1));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it.each<[string, TransportResponse | Error]>([
    ['returned 412', problem(412)],
    ['lost its connection', new Error('connection reset')],
    ['got the response of a captive portal', response(200, '<html>', { etag: '"portal"' })],
  ])('is that of a read during which a change %s, so that the next change overwrites nothing silently', async (_what, outcome) => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(put, outcome);
    await slow.end(revision(1));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('is unchanged after a cancelled read, and changes with the next read', async () => {
    const { begin, whole, next } = clientOf();
    await whole(get(), revision(1));
    const controller = new AbortController();
    const cancelled = await begin((client) => client.getUser({ userId: '1' }, { signal: controller.signal }));
    controller.abort();
    await cancelled.end(revision(2));
    expect(await next()).toEqual(['"1"', '"1"']);
    await whole(get(), revision(3));
    expect(await next()).toEqual(['"3"', '"3"']);
  });

  it('is unchanged after a 304 without an ETag, and is part of the result', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified())).toMatchObject({ status: 200, data: { version: 1 }, headers: { etag: '"1"' } });
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('is the weak ETag of a 304 that a proxy has changed, with the cached text', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 }, headers: { etag: 'W/"1"' } });
    expect(await next()).toEqual(['W/"1"', 'W/"1"']);
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 } });
  });

  it.each([
    ['the API', problem(404)],
    ['a captive portal', response(404, '<html>')],
  ])('is unchanged after a 404 of %s, so that a change cannot overwrite a profile that was created again', async (_who, notFound) => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    await whole(get(), notFound);
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('is that of a change, over HTTP, when a slow read ends after it', async () => {
    let release = (): void => {};
    const held = new Promise<void>((settle) => (release = settle));
    let arrived = (): void => {};
    const underWay = new Promise<void>((settle) => (arrived = settle));
    const server = await frontServer(async ({ method }) => {
      const version = method === 'GET' ? 1 : 2;
      if (method === 'GET') arrived();
      if (method === 'GET') await held;
      return { status: 200, headers: { ETag: `"${version}"` }, text: profile(version) };
    });
    try {
      const client = createClient({ baseUrl: server.url });
      const slow = get()(client);
      await underWay;
      await put(client);
      release();
      expect((await slow).data.version).toBe(1);
      await put(client);
      expect(server.requests.map(({ headers }) => headers['if-match'])).toEqual([undefined, undefined, '"2"']);
    } finally {
      await server.stop();
    }
  });
});
