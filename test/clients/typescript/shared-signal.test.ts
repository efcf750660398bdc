/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { builds } from './built';

const warnings: Error[] = [];
const note = (warning: Error): void => void warnings.push(warning);
process.on('warning', note);
afterAll(() => {
  process.off('warning', note);
});

const profile = '{"userId":"1","email":"a@example.com","displayName":"A","version":1,"createdAt":"","updatedAt":"","etag":"\\"1\\""}';

/** Creates a signal that counts its listeners. */
function counted() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = { now: 0, max: 0 };
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>) => {
    listeners.now += 1;
    listeners.max = Math.max(listeners.max, listeners.now);
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>) => {
    listeners.now -= 1;
    remove(...args);
  };
  return { controller, signal, listeners };
}

describe.each(builds)('100 calls of the SDK as $build with one signal', ({ createClient }) => {
  it('share one listener and cause no warning', async () => {
    const { signal, listeners } = counted();
    const transport = async () => ({ status: 200, headers: {}, text: async () => profile });
    const client = createClient({ baseUrl: 'https://api.example.com', transport });
    await Promise.all(Array.from({ length: 100 }, () => client.getUser({ userId: '1' }, { signal })));
    await new Promise((settle) => setImmediate(settle));
    expect(warnings).toEqual([]);
    expect(listeners.max).toBe(1);
  });

  it('are all cancelled with the reason of the signal', async () => {
    const { controller, signal, listeners } = counted();
    const client = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}) });
    const calls = Array.from({ length: 100 }, () => client.getUser({ userId: '1' }, { signal }).catch((error: unknown) => error));
    controller.abort('left');
    const errors = await Promise.all(calls);
    expect(errors).toEqual(errors.map(() => expect.objectContaining({ kind: 'cancelled', name: 'AbortError', cause: 'left' })));
    expect(listeners.max).toBe(1);
  });
});

describe.each(builds)('a call of the SDK as $build', ({ createClient }) => {
  const silent = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}) });

  it('has the kind timeout when its signal comes from AbortSignal.timeout, alone or in AbortSignal.any', async () => {
    const alone = AbortSignal.timeout(5);
    const combined = AbortSignal.any([AbortSignal.timeout(5), new AbortController().signal]);
    for (const signal of [alone, combined]) {
      const error = await silent.getUser({ userId: '1' }, { signal }).catch((reason: unknown) => reason);
      expect(error).toMatchObject({ kind: 'timeout', name: 'ClientError', attempts: 1, cause: signal.reason });
    }
  });

  it('calls the token provider once when its signal times out', async () => {
    const token = jest.fn(() => new Promise<string>(() => {}));
    const client = createClient({ baseUrl: 'https://api.example.com', transport: () => new Promise(() => {}), token });
    await expect(client.getUser({ userId: '1' }, { signal: AbortSignal.timeout(5) })).rejects.toMatchObject({
      kind: 'timeout',
      attempts: 0,
    });
    expect(token).toHaveBeenCalledTimes(1);
  });

  it('sends nothing when its signal has already timed out', async () => {
    const signal = AbortSignal.timeout(1);
    await new Promise((settle) => setTimeout(settle, 20));
    await expect(silent.getUser({ userId: '1' }, { signal })).rejects.toMatchObject({ kind: 'timeout', attempts: 0 });
  });
});
