/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { builds } from './built';

const warnings: Error[] = [];
const note = (warning: Error): void => void warnings.push(warning);
process.on('warning', note);
afterAll(() => {
  process.off('warning', note);
});

const profile = '{"userId":"1","email":"a@example.com","displayName":"A","version":1,"createdAt":"","updatedAt":""}';

/** A signal that counts the listeners on it. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = { now: 0, most: 0 };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners.now += 1;
    listeners.most = Math.max(listeners.most, listeners.now);
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners.now -= 1;
    remove(...args);
  };
  return { controller, signal, listeners };
}

describe.each(builds)('100 calls of the SDK as $build on one signal', ({ createClient }) => {
  it('put one listener on it, warn of nothing and leave none', async () => {
    const { signal, listeners } = counted();
    const transport = async () => ({ status: 200, headers: {}, text: async () => profile });
    const client = createClient({ baseUrl: 'https://api.example.com', transport });
    await Promise.all(Array.from({ length: 100 }, () => client.getUser({ userId: '1' }, { signal })));
    await new Promise((settle) => setImmediate(settle));
    expect(warnings).toEqual([]);
    expect(listeners).toEqual({ now: 0, most: 1 });
  });

  it('are all cancelled with its reason', async () => {
    const { controller, signal, listeners } = counted();
    const client = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}) });
    const calls = Array.from({ length: 100 }, () => client.getUser({ userId: '1' }, { signal }).catch((error: unknown) => error));
    controller.abort('left');
    const errors = await Promise.all(calls);
    expect(errors).toEqual(errors.map(() => expect.objectContaining({ kind: 'cancelled', name: 'AbortError', cause: 'left' })));
    expect(listeners.now).toBe(0);
  });
});

describe.each(builds)('a call of the SDK as $build', ({ createClient }) => {
  const silent = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}) });

  it('ends as a timeout when its signal is one of AbortSignal.timeout, alone or among others', async () => {
    const alone = AbortSignal.timeout(5);
    const among = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]);
    for (const signal of [alone, among]) {
      const error = await silent.getUser({ userId: '1' }, { signal }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ kind: 'timeout', name: 'ClientError', tries: 1, cause: signal.reason });
    }
  });

  it('asks the token provider once when its signal times out', async () => {
    const token = jest.fn(() => new Promise<string>(() => {}));
    const client = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}), token });
    await expect(client.getUser({ userId: '1' }, { signal: AbortSignal.timeout(5) })).rejects.toMatchObject({ kind: 'timeout', tries: 0 });
    expect(token).toHaveBeenCalledTimes(1);
  });

  it('sends nothing when its signal timed out before', async () => {
    const signal = AbortSignal.timeout(1);
    await new Promise((settle) => setTimeout(settle, 20));
    await expect(silent.getUser({ userId: '1' }, { signal })).rejects.toMatchObject({ kind: 'timeout', tries: 0 });
  });
});
