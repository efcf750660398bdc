/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it, jest } from '@jest/globals';
import { EventEmitter, once } from 'node:events';
import type { Transport } from '../../../clients/typescript/src/index';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';
import { builds } from './built';

const { api, on } = apiBehindProxy();

type TokenRequest = { stale?: string | undefined; signal: AbortSignal };

describe.each(builds)('the SDK as $build', ({ createClient, fetchTransport }) => {
  const existing = async () => (await api.call('createUser', { body: newUser() })).json;

  it('renews a refused token once for all calls, and repeats each once', async () => {
    const { baseUrl, seen } = on('token');
    const token = jest.fn(({ stale }: TokenRequest) => (stale === undefined ? 'stale' : 'fresh'));
    const client = createClient({ baseUrl, token });
    const answers = await Promise.all(Array.from({ length: 5 }, () => client.listUsers({ limit: 1 })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect(token.mock.calls.map(([{ stale }]) => stale)).toEqual([undefined, 'stale']);
    const sent = (await seen()).map(({ headers }) => headers['authorization']);
    expect(sent.filter((each) => each === 'Bearer fresh')).toHaveLength(5);
    expect(sent.length).toBeLessThanOrEqual(10);
  });

  it('gives the error of a second 401', async () => {
    const { baseUrl, seen } = on('token');
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
    const { baseUrl } = on('token');
    const renewal = new EventEmitter();
    const token = jest.fn(async ({ stale, signal }: TokenRequest): Promise<string> => {
      if (stale === undefined) return 'stale';
      renewal.emit('asked', signal);
      const [fresh] = await once(renewal, 'given');
      return fresh;
    });
    const transport: Transport = async (request) => {
      const answer = await fetchTransport(request);
      setImmediate(() => renewal.emit('answered'));
      return { ...answer, text: () => Promise.resolve('') };
    };
    const client = createClient({ baseUrl, token, transport });
    const leaving = new AbortController();
    const asked = once(renewal, 'asked');
    const left = client.listUsers({}, { signal: leaving.signal });
    const [signal] = await asked;
    const staying = client.deleteUser({ userId: (await existing()).userId });
    await once(renewal, 'answered');
    leaving.abort();
    await expect(left).rejects.toMatchObject({ kind: 'cancelled', name: 'AbortError' });
    expect(signal.aborted).toBe(false);
    renewal.emit('given', 'fresh');
    expect((await staying).status).toBe(204);
    expect(token).toHaveBeenCalledTimes(2);
  });

  it('ends a try at once when it is cancelled, and the connection with it', async () => {
    const { baseUrl, seen } = on('slow:60000');
    const controller = new AbortController();
    const ended: string[] = [];
    const client = createClient({
      baseUrl,
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
    const { baseUrl, seen } = on('429:29');
    const controller = new AbortController();
    const call = createClient({ baseUrl }).listUsers({}, { signal: controller.signal });
    while ((await seen()).length === 0);
    setTimeout(() => controller.abort(), 50);
    await expect(call).rejects.toMatchObject({ kind: 'cancelled', operation: 'listUsers' });
    expect(await seen()).toHaveLength(1);
  });

  it('sends nothing when it was cancelled before', async () => {
    const { baseUrl, seen } = on('pass');
    const { userId } = await existing();
    await expect(createClient({ baseUrl }).deleteUser({ userId }, { signal: AbortSignal.abort() })).rejects.toMatchObject({ tries: 0 });
    expect(await seen()).toEqual([]);
  });
});
