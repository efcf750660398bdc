import { describe, expect, it } from '@jest/globals';
import { clientWith } from '../../../clients/typescript/src/client';
import type { ClientOptions, RequestEvent } from '../../../clients/typescript/src/index';
import { fakeClock, settled } from './fake-clock';
import { profile } from './profile';
import { scripted } from './scripted';

const ok = { status: 200, headers: { 'x-request-id': 'r-2' }, text: JSON.stringify(profile) };
const unavailable = { status: 503, headers: { 'retry-after': '7', 'x-request-id': 'r-1' } };
const userId = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';

/** Calls an operation whose requests get these responses. Returns the events of the hooks. */
async function eventsOf(steps: Parameters<typeof scripted>, options: Partial<ClientOptions> = {}) {
  const events: [string, RequestEvent][] = [];
  const hook = (name: string) => (event: RequestEvent) => void events.push([name, event]);
  const clock = fakeClock();
  const hooks = { onRequest: hook('request'), onResponse: hook('response'), onRetry: hook('retry') };
  const { transport } = scripted(...steps);
  const slow: ClientOptions['transport'] = async (request) => {
    void clock.pass(12);
    return transport(request);
  };
  const client = clientWith({ baseUrl: 'https://api.example.com', transport: slow, ...hooks, ...options }, clock);
  const body = { email: 'ada@example.com', displayName: 'Ada', etag: '"secret"' };
  const result = client.updateUser({ userId, body }).then(String, String);
  for (let wait = 0; wait < 8; wait += 1) {
    await settled();
    await clock.pass(3500);
  }
  return { events, result: await result };
}

describe('the hooks of a client', () => {
  it('get each attempt with its outcome and duration, and each retry with its wait', async () => {
    const { events } = await eventsOf([unavailable, new Error('reset'), ok]);
    const operation = 'updateUser';
    const lost = { operation, attempt: 2, kind: 'network' };
    expect(events).toEqual([
      ['request', expect.objectContaining({ operation, attempt: 1 })],
      ['response', { operation, attempt: 1, status: 503, milliseconds: 12, requestId: 'r-1' }],
      ['retry', { operation, attempt: 1, status: 503, milliseconds: 7000, requestId: 'r-1' }],
      ['request', expect.objectContaining({ operation, attempt: 2 })],
      ['response', { ...lost, milliseconds: 12 }],
      ['retry', { ...lost, milliseconds: 0 }],
      ['request', expect.objectContaining({ operation, attempt: 3 })],
      ['response', { operation, attempt: 3, status: 200, milliseconds: 12, requestId: 'r-2' }],
    ]);
  });

  it('get the repetition after a 401 as an attempt, not as a retry', async () => {
    const { events } = await eventsOf([{ status: 401 }, ok], { token: ({ stale }) => (stale === undefined ? 'old' : 'new') });
    expect(events.map(([name, { attempt }]) => `${name} ${attempt}`)).toEqual(['request 1', 'response 1', 'request 2', 'response 2']);
  });

  it('get no body, header, URL, id or token', async () => {
    const { events } = await eventsOf([unavailable, ok], { token: () => 'bearer-token' });
    const text = JSON.stringify(events);
    expect(text).toContain('"operation":"updateUser"');
    for (const secret of ['ada@example.com', 'secret', 'bearer-token', userId, 'api.example.com']) expect(text).not.toContain(secret);
  });

  it.each([
    [
      'throw',
      () => {
        throw new Error('of the hook');
      },
    ],
    ['reject', () => Promise.reject(new Error('of the hook'))],
    ['never return', () => new Promise(() => {})],
  ])('change nothing when they %s', async (_what, hook) => {
    const { result } = await eventsOf([unavailable, ok], { onRequest: hook, onResponse: hook, onRetry: hook });
    expect(result).toBe('[object Object]');
  });
});
