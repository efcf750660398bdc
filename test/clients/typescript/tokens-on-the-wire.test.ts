/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';
import { builds } from './built';

const { api, tokens, expiredToken, on } = apiBehindProxy();

type TokenRequest = { stale?: string | undefined; signal: AbortSignal };

describe.each(builds)('the SDK as $build', ({ createClient, replaceUserRequest }) => {
  const existing = async () => (await api.call('createUser', { body: newUser() })).json;

  it('refreshes a rejected token once for all calls, and repeats each call once', async () => {
    const { baseUrl, seen, token: fresh } = on('pass');
    const expired = await expiredToken();
    const token = jest.fn(({ stale }: TokenRequest) => (stale === undefined ? expired : fresh()));
    const client = createClient({ baseUrl, token });
    const responses = await Promise.all(Array.from({ length: 5 }, () => client.listUsers({ limit: 1 })));
    expect(responses.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(token.mock.calls.map(([{ stale }]) => stale)).toEqual([undefined, expired]);
    const sent = (await seen()).map(({ headers }) => headers['authorization']);
    expect(sent.filter((each) => each === `Bearer ${fresh()}`)).toHaveLength(5);
    expect(sent.length).toBeLessThanOrEqual(10);
  });

  it('lets calls that begin during a refresh wait: none of them sends the rejected token', async () => {
    const { baseUrl, seen, token: fresh } = on('pass');
    const expired = await expiredToken();
    const refreshing = new EventEmitter();
    const token = jest.fn(async ({ stale }: TokenRequest) => {
      if (stale === undefined) return expired;
      refreshing.emit('asked');
      await once(refreshing, 'given');
      return fresh();
    });
    const client = createClient({ baseUrl, token });
    const asked = once(refreshing, 'asked');
    const first = client.listUsers({ limit: 1 });
    await asked;
    const others = Array.from({ length: 10 }, () => client.listUsers({ limit: 1 }));
    await sleep(50);
    refreshing.emit('given');
    await Promise.all([first, ...others]);
    const sent = (await seen()).map(({ headers }) => headers['authorization']);
    expect(sent).toEqual([`Bearer ${expired}`, ...Array.from({ length: 11 }, () => `Bearer ${fresh()}`)]);
    expect(token).toHaveBeenCalledTimes(2);
  });

  it('continues an iteration with a new token when the current one expires', async () => {
    const { baseUrl, seen, token: fresh } = on('pass');
    await Promise.all([existing(), existing()]);
    const shortLived = await tokens.token({ administrator: true }, 2);
    const token = jest.fn(({ stale }: TokenRequest) => (stale === undefined ? shortLived : fresh()));
    const pages = createClient({ baseUrl, token }).listUsersPages({ limit: 1 })[Symbol.asyncIterator]();
    await pages.next();
    await sleep(2100);
    expect((await pages.next()).value?.data.items).toHaveLength(1);
    expect(token.mock.calls.map(([{ stale }]) => stale)).toEqual([undefined, shortLived]);
    expect((await seen()).map(({ headers }) => headers['authorization'] === `Bearer ${fresh()}`)).toEqual([false, false, true]);
  });

  it('lets a user create, read, update and delete their own profile; 403 for another one', async () => {
    const { baseUrl } = on('pass');
    const sub = randomUUID();
    const own = await tokens.token({ sub });
    const client = createClient({ baseUrl, token: () => own });
    const { data: profile } = await client.createUser({ body: newUser() });
    expect(profile.userId).toBe(sub);
    await expect(client.createUser({ body: newUser() })).rejects.toMatchObject({ status: 409, code: 'user-exists' });
    expect((await client.getUser({ userId: sub })).data).toEqual(profile);
    expect((await client.updateUser({ userId: sub, body: { ...replaceUserRequest(profile), bio: 'Mine.' } })).data.bio).toBe('Mine.');
    const { userId } = await existing();
    await expect(client.getUser({ userId })).rejects.toMatchObject({ status: 403, code: 'forbidden', attempts: 1 });
    await expect(client.listUsers()).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    expect((await client.deleteUser({ userId: sub })).status).toBe(204);
  });

  it('401 unauthenticated: a client without a token provider', async () => {
    const { baseUrl } = on('pass');
    await expect(createClient({ baseUrl }).listUsers()).rejects.toMatchObject({ status: 401, code: 'unauthenticated', attempts: 1 });
  });

  it('401 unauthenticated: a refreshed token that is also rejected', async () => {
    const { baseUrl, seen } = on('pass');
    const client = createClient({ baseUrl, token: () => 'invalid' });
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'problem', status: 401, code: 'unauthenticated', attempts: 2 });
    expect(await seen()).toHaveLength(2);
  });

  it('rejects all waiting calls with the kind token and the error of the provider as cause', async () => {
    const { baseUrl, seen } = on('pass');
    const cause = new Error('signed out');
    const client = createClient({ baseUrl, token: () => Promise.reject(cause) });
    const errors = await Promise.all([client.listUsers(), client.listUsers()].map((call) => call.catch((reason: unknown) => reason)));
    expect(errors).toMatchObject([
      { kind: 'token', cause, attempts: 0 },
      { kind: 'token', cause, attempts: 0 },
    ]);
    expect(errors[0]).not.toBe(errors[1]);
    expect(await seen()).toEqual([]);
  });

  it('cancels one call during a refresh, which continues for the other calls', async () => {
    const { baseUrl, token: fresh } = on('pass');
    const expired = await expiredToken();
    const refreshing = new EventEmitter();
    const token = jest.fn(async ({ stale, signal }: TokenRequest): Promise<string> => {
      if (stale === undefined) return expired;
      refreshing.emit('asked', signal);
      const [given] = await once(refreshing, 'given');
      return given;
    });
    const client = createClient({ baseUrl, token });
    const leaving = new AbortController();
    const asked = once(refreshing, 'asked');
    const left = client.listUsers({}, { signal: leaving.signal });
    const [signal] = await asked;
    const staying = client.deleteUser({ userId: (await existing()).userId });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled', name: 'AbortError' });
    expect(signal.aborted).toBe(false);
    refreshing.emit('given', fresh());
    expect((await staying).status).toBe(204);
    expect(token).toHaveBeenCalledTimes(2);
  });

  it('aborts the current attempt and its connection when the call is cancelled', async () => {
    const { seen, ...proxied } = on('slow:60000');
    const controller = new AbortController();
    const ended: string[] = [];
    const client = createClient({
      ...proxied,
      transport: async ({ url, ...init }) => {
        init.signal.addEventListener('abort', () => ended.push(url));
        const response = await fetch(url, init);
        return { status: response.status, headers: {}, text: () => response.text() };
      },
    });
    const call = client.listUsers({}, { signal: controller.signal });
    while ((await seen()).length === 0);
    controller.abort();
    await expect(call).rejects.toMatchObject({ kind: 'cancelled', attempts: 1 });
    expect(ended).toHaveLength(1);
  });

  it('ends the wait between attempts when the call is cancelled', async () => {
    const { seen, ...proxied } = on('429:29');
    const controller = new AbortController();
    const call = createClient(proxied).listUsers({}, { signal: controller.signal });
    while ((await seen()).length === 0);
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ kind: 'cancelled', operation: 'listUsers' });
    expect(await seen()).toHaveLength(1);
  });

  it('sends nothing when the signal is already aborted', async () => {
    const { seen, ...proxied } = on('pass');
    const { userId } = await existing();
    await expect(createClient(proxied).deleteUser({ userId }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ attempts: 0 });
    expect(await seen()).toEqual([]);
  });
});
