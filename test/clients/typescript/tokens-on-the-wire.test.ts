/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it, jest } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';
import { builds } from './built';

const { api, tokens, on } = apiBehindProxy();
const expiredToken = () => tokens.token({ administrator: true }, -1);

type TokenRequest = { stale?: string | undefined; signal: AbortSignal };

describe.each(builds)('the SDK as $build', ({ createClient, replaceUserRequest }) => {
  const existing = async () => (await api.call('createUser', { body: newUser() })).json;

  it('renews a refused token once for all calls, and repeats each once', async () => {
    const { baseUrl, seen, token: fresh } = on('pass');
    const expired = await expiredToken();
    const token = jest.fn(({ stale }: TokenRequest) => (stale === undefined ? expired : fresh()));
    const client = createClient({ baseUrl, token });
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.listUsers({ limit: 1 })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(token.mock.calls.map(([{ stale }]) => stale)).toEqual([undefined, expired]);
    const sent = (await seen()).map(({ headers }) => headers['authorization']);
    expect(sent.filter((each) => each === `Bearer ${fresh()}`)).toHaveLength(5);
    expect(sent.length).toBeLessThanOrEqual(10);
  });

  it('lets calls that begin during a refresh wait for it: none of them sends the refused token', async () => {
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

  it('goes on with another token when the one it has expires in the middle of a walk', async () => {
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

  it('lets a person do all with their own profile, and nothing else', async () => {
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
    await expect(client.getUser({ userId })).rejects.toMatchObject({ status: 403, code: 'forbidden', tries: 1 });
    await expect(client.listUsers()).rejects.toMatchObject({ status: 403, code: 'forbidden' });
    expect((await client.deleteUser({ userId: sub })).status).toBe(204);
  });

  it('is refused without a token', async () => {
    const { baseUrl } = on('pass');
    await expect(createClient({ baseUrl }).listUsers()).rejects.toMatchObject({ status: 401, code: 'unauthenticated', tries: 1 });
  });

  it('gives the error of a second 401', async () => {
    const { baseUrl, seen } = on('pass');
    const client = createClient({ baseUrl, token: () => 'never good' });
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'problem', status: 401, code: 'unauthenticated', tries: 2 });
    expect(await seen()).toHaveLength(2);
  });

  it('gives the error of a provider, with its cause, to all who waited for it', async () => {
    const { baseUrl, seen } = on('pass');
    const cause = new Error('signed out');
    const client = createClient({ baseUrl, token: () => Promise.reject(cause) });
    const errors = await Promise.all([client.listUsers(), client.listUsers()].map((call) => call.catch((reason: unknown) => reason)));
    expect(errors).toMatchObject([
      { kind: 'token', cause, tries: 0 },
      { kind: 'token', cause, tries: 0 },
    ]);
    expect(errors[0]).not.toBe(errors[1]);
    expect(await seen()).toEqual([]);
  });

  it('lets a cancelled caller leave the renewal, which goes on for the others', async () => {
    const { baseUrl, token: fresh } = on('pass');
    const expired = await expiredToken();
    const renewal = new EventEmitter();
    const token = jest.fn(async ({ stale, signal }: TokenRequest): Promise<string> => {
      if (stale === undefined) return expired;
      renewal.emit('asked', signal);
      const [given] = await once(renewal, 'given');
      return given;
    });
    const client = createClient({ baseUrl, token });
    const leaving = new AbortController();
    const asked = once(renewal, 'asked');
    const left = client.listUsers({}, { signal: leaving.signal });
    const [signal] = await asked;
    const staying = client.deleteUser({ userId: (await existing()).userId });
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled', name: 'AbortError' });
    expect(signal.aborted).toBe(false);
    renewal.emit('given', fresh());
    expect((await staying).status).toBe(204);
    expect(token).toHaveBeenCalledTimes(2);
  });

  it('ends a try at once when it is cancelled, and the connection with it', async () => {
    const { seen, ...day } = on('slow:60000');
    const controller = new AbortController();
    const ended: string[] = [];
    const client = createClient({
      ...day,
      transport: async ({ url, ...init }) => {
        init.signal.addEventListener('abort', () => ended.push(url));
        const response = await fetch(url, init);
        return { status: response.status, headers: {}, text: () => response.text() };
      },
    });
    const call = client.listUsers({}, { signal: controller.signal });
    while ((await seen()).length === 0);
    controller.abort();
    await expect(call).rejects.toMatchObject({ kind: 'cancelled', tries: 1 });
    expect(ended).toHaveLength(1);
  });

  it('ends a wait at once when it is cancelled', async () => {
    const { seen, ...day } = on('429:29');
    const controller = new AbortController();
    const call = createClient(day).listUsers({}, { signal: controller.signal });
    while ((await seen()).length === 0);
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ kind: 'cancelled', operation: 'listUsers' });
    expect(await seen()).toHaveLength(1);
  });

  it('sends nothing when it was cancelled before', async () => {
    const { seen, ...day } = on('pass');
    const { userId } = await existing();
    await expect(createClient(day).deleteUser({ userId }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ tries: 0 });
    expect(await seen()).toEqual([]);
  });
});
