/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import type { Client, Transport, TransportAnswer, TransportRequest } from '../../../clients/typescript/src/index';
import { builds } from './built';
import { settled } from './fake-clock';
import { frontServer } from './front-server';

const profile = (version: number) =>
  JSON.stringify({ userId: '1', email: 'a@b.example', displayName: 'A', version, createdAt: '', updatedAt: '' });
const answered = (status: number, text = '', headers: Record<string, string> = {}): TransportAnswer => ({
  status,
  headers,
  text: () => Promise.resolve(text),
});
const revision = (version: number) => answered(200, profile(version), { etag: `"${version}"` });
const notModified = (headers: Record<string, string> = {}) => answered(304, '', headers);
const problem = (status: number) => answered(status, `{"code":"problem-${status}"}`);
const deleted = answered(204);

const body = { email: 'a@b.example', displayName: 'A' };
const get =
  (userId = '1') =>
  (client: Client) =>
    client.getUser({ userId });
const put = (client: Client) => client.updateUser({ userId: '1', body });
const remove = (client: Client) => client.deleteUser({ userId: '1' });
const create = (client: Client) => client.createUser({ body });

interface Held {
  request: TransportRequest;
  resolve(answer: TransportAnswer): void;
  reject(error: Error): void;
}

/** A call whose request waits for the test to answer it. */
interface CallUnderWay {
  readonly headers: TransportRequest['headers'];
  /** @returns the result of the call, or its error */
  end(answer: TransportAnswer | Error): Promise<unknown>;
}

describe.each(builds)('the ETags that the SDK as $build keeps', ({ createClient }) => {
  /** A client whose calls end in any order. */
  function clientOf(options: { entities?: number } = {}) {
    let last: Held | undefined;
    const transport: Transport = (request) => new Promise((resolve, reject) => (last = { request, resolve, reject }));
    const client = createClient({ baseUrl: 'https://api.example.com', transport, retries: 0, ...options });
    const begin = async (call: (client: Client) => Promise<unknown>): Promise<CallUnderWay> => {
      const result = call(client).catch((error: unknown) => error);
      await settled();
      const held = last;
      if (!held) throw new Error('The call sent no request');
      return {
        headers: held.request.headers,
        end: (answer) => {
          if (answer instanceof Error) held.reject(answer);
          else held.resolve(answer);
          return result;
        },
      };
    };
    const whole = async (call: (client: Client) => Promise<unknown>, answer: TransportAnswer | Error) => (await begin(call)).end(answer);
    /** The preconditions of the next GET and the next PUT, neither of which changes what is kept. */
    const next = async () => {
      const [read, change] = [await begin(get()), await begin(put)];
      await read.end(problem(403));
      await change.end(problem(412));
      return [read.headers['if-none-match'], change.headers['if-match']];
    };
    return { begin, whole, next };
  }
  const nothing = [undefined, undefined];

  it('do not come back with a read that began before a deletion', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(remove, deleted);
    expect(await slow.end(revision(1))).toMatchObject({ data: { version: 1 } });
    expect(await next()).toEqual(nothing);
  });

  it('do not come back with a read that began before a change and a deletion', async () => {
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
  ])('are those of the read that began last, when read %d ends before read %d', async (...order) => {
    const { begin, next } = clientOf();
    const reads = [await begin(get()), await begin(get())];
    for (const index of order) await reads[index]?.end(revision(index + 1));
    expect(await next()).toEqual(['"2"', '"2"']);
  });

  it('are those of a change, when a read ends after it that began before the change ended', async () => {
    const { begin, next } = clientOf();
    const before = await begin(get());
    const change = await begin(put);
    const during = await begin(get());
    await change.end(revision(2));
    await before.end(revision(1));
    await during.end(revision(1));
    expect(await next()).toEqual(['"2"', '"2"']);
  });

  it('are those of a creation, when a read ends after it that found nothing', async () => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(create, answered(201, profile(1), { etag: '"1"', location: '/users/1' }));
    await slow.end(problem(404));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('are those of a read that began after a change ended', async () => {
    const { whole, next } = clientOf();
    await whole(put, revision(2));
    await whole(get(), revision(3));
    expect(await next()).toEqual(['"3"', '"3"']);
  });

  it('do not come back with an overtaken read, when the changed profile had to make room', async () => {
    const { begin, whole, next } = clientOf({ entities: 1 });
    const slow = await begin(get());
    await whole(put, revision(2));
    await whole(get('2'), revision(7));
    await slow.end(revision(1));
    expect(await next()).toEqual(nothing);
  });

  it('are those of a read during which other profiles were read, changed and deleted', async () => {
    const { begin, whole, next } = clientOf({ entities: 1 });
    const slow = await begin(get());
    await whole(get('2'), revision(7));
    await whole((client) => client.updateUser({ userId: '3', body }), revision(8));
    await whole((client) => client.deleteUser({ userId: '2' }), deleted);
    await slow.end(revision(1));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it.each<[string, TransportAnswer | Error]>([
    ['was refused with 412', problem(412)],
    ['lost its connection', new Error('connection reset')],
    ['was answered by a captive portal', answered(200, '<html>', { etag: '"portal"' })],
  ])('are those of a read during which a change %s, so that the next change overwrites nothing silently', async (_what, answer) => {
    const { begin, whole, next } = clientOf();
    const slow = await begin(get());
    await whole(put, answer);
    await slow.end(revision(1));
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('stay when a read ends that was cancelled, and later reads are kept again', async () => {
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

  it('stay after a 304 without an ETag, which the result has all the same', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified())).toMatchObject({ status: 200, data: { version: 1 }, headers: { etag: '"1"' } });
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('have the spelling of a 304 that a proxy has weakened, with the text that was kept', async () => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 }, headers: { etag: 'W/"1"' } });
    expect(await next()).toEqual(['W/"1"', 'W/"1"']);
    expect(await whole(get(), notModified({ etag: 'W/"1"' }))).toMatchObject({ data: { version: 1 } });
  });

  it.each([
    ['the API', problem(404)],
    ['a captive portal', answered(404, '<html>')],
  ])('stay after a 404 of %s, so that no profile is overwritten that was created anew', async (_who, answer) => {
    const { whole, next } = clientOf();
    await whole(get(), revision(1));
    await whole(get(), answer);
    expect(await next()).toEqual(['"1"', '"1"']);
  });

  it('are those of the change, over HTTP, when a slow read ends after it', async () => {
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
