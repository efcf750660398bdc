import { describe, expect, it } from '@jest/globals';
import { buildSync } from 'esbuild';
import { runInNewContext } from 'node:vm';
import type * as sdk from '../../../clients/typescript/src/index';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';

const { on } = apiBehindProxy();

/** Has only a flag and listeners, as in React Native's polyfill: no `reason`, no `any`, no `timeout`. */
class PlainSignal {
  aborted = false;
  readonly listeners = new Set<() => void>();
  addEventListener(_: 'abort', listener: () => void): void {
    this.listeners.add(listener);
  }
  removeEventListener(_: 'abort', listener: () => void): void {
    this.listeners.delete(listener);
  }
}

class PlainController {
  readonly signal = new PlainSignal();
  abort(): void {
    this.signal.aborted = true;
    for (const listener of this.signal.listeners) listener();
  }
}

/** Accepts only a URL and plain options. Returns only status, headers and text. */
async function plainFetch(url: unknown, init: object) {
  if (typeof url !== 'string') throw new TypeError('The URL must be a string');
  const { signal: _, ...request } = Object.assign({ signal: undefined }, init);
  const { status, headers, text } = await fetch(url, request).then(async (response) => ({
    status: response.status,
    headers: [...response.headers],
    text: await response.text(),
  }));
  return { status, headers, text: () => Promise.resolve(text) };
}

/** Runs the compiled SDK on a platform that has only the language, timers, fetch and AbortController. */
function onBarePlatform(): typeof sdk {
  const { outputFiles } = buildSync({
    entryPoints: ['clients/typescript/dist/esm/index.js'],
    bundle: true,
    format: 'iife',
    globalName: 'sdk',
    write: false,
  });
  const platform = { setTimeout, clearTimeout, fetch: plainFetch, AbortController: PlainController };
  return runInNewContext(`${outputFiles[0]?.text ?? ''}; sdk`, platform);
}

describe('the SDK on a bare platform', () => {
  it('needs only the language, timers, fetch and AbortController', async () => {
    const { createClient, isProblem, replaceUserRequest } = onBarePlatform();
    const { baseUrl, seen, token } = on('lose,429:0,token');
    const client = createClient({ baseUrl, token: ({ stale }) => (stale === undefined ? 'stale' : token()) });
    const { data } = await client.createUser({ body: newUser() });
    await client.updateUser({ userId: data.userId, body: { ...replaceUserRequest(data), bio: 'Hello.' } });
    expect((await client.getUser({ userId: data.userId })).data.bio).toBe('Hello.');
    const users: string[] = [];
    for await (const { userId } of client.listUsersItems({ limit: 1 })) users.push(userId);
    expect(users).toContain(data.userId);
    await client.deleteUser({ userId: data.userId });
    const error = await client.getUser({ userId: data.userId }).catch((reason: unknown) => reason);
    expect(isProblem(error, 'getUser') && error.code).toBe('user-not-found');
    const controller = new AbortController();
    const cancelled = client.listUsers({}, { signal: controller.signal });
    controller.abort();
    await expect(cancelled).rejects.toMatchObject({ kind: 'cancelled' });
    const sent = (await seen()).slice(0, 4).map(({ headers }) => [headers['x-retry-count'], headers['authorization']]);
    expect(sent).toEqual([
      [undefined, 'Bearer stale'],
      ['1', 'Bearer stale'],
      ['2', 'Bearer stale'],
      ['2', `Bearer ${token()}`],
    ]);
  });
});
