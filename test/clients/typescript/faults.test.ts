/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { newUser } from '../../new-user';
import { apiBehindProxy, impatientClock } from './behind-proxy';
import { builds } from './built';

const { api, on } = apiBehindProxy();
const usersWith = async (email: string) => (await api.call('listUsers', { query: { email } })).json.items;

describe.each(builds)('the SDK as $build', ({ build, clientWith, ClientError, createClient, isProblem, replaceUserRequest }) => {
  /** Creates a client that does not wait between attempts. */
  function clientOn(script: string) {
    const proxied = on(script);
    const clock = impatientClock();
    return { ...proxied, clock, client: clientWith(proxied, clock) };
  }

  const existing = async () => (await api.call('createUser', { body: newUser() })).json;

  it('creates one user when responses are lost, with the same Idempotency-Key in every attempt', async () => {
    const { client, seen } = clientOn('lose,lose');
    const body = newUser();
    const { data, headers } = await client.createUser({ body });
    expect(await usersWith(body.email)).toMatchObject([{ userId: data.userId }]);
    expect(headers['idempotent-replayed']).toBe('true');
    const requests = await seen();
    expect(new Set(requests.map((request) => request.headers['idempotency-key'])).size).toBe(1);
    expect(requests.map((request) => request.headers['x-retry-count'])).toEqual([undefined, '1', '2']);
    expect(new Set(requests.map((request) => request.body)).size).toBe(1);
  });

  it('sends the given Idempotency-Key with every attempt', async () => {
    const { client, seen } = clientOn('503');
    const idempotencyKey = `mine-${build}`;
    await client.createUser({ body: newUser(), idempotencyKey });
    expect((await seen()).map((request) => request.headers['idempotency-key'])).toEqual([idempotencyKey, idempotencyKey]);
  });

  it('replaces a user when the response is lost, with the same If-Match in every attempt', async () => {
    const { client, seen } = clientOn('pass,lose');
    const { data } = await client.getUser({ userId: (await existing()).userId });
    const { data: replaced } = await client.updateUser({ userId: data.userId, body: { ...replaceUserRequest(data), bio: 'Hello.' } });
    expect(replaced).toMatchObject({ bio: 'Hello.', version: 2 });
    expect(new Set((await seen()).slice(1).map((request) => request.headers['if-match'])).size).toBe(1);
  });

  it('returns 204 for a deletion whose response was lost and whose retry gets 404', async () => {
    const { client, seen } = clientOn('lose');
    const { userId } = await existing();
    expect(await client.deleteUser({ userId })).toMatchObject({ status: 204, data: undefined });
    expect(await seen()).toHaveLength(2);
  });

  it('404: the deletion of a missing user', async () => {
    for (const script of ['pass', '429']) {
      const { client } = clientOn(script);
      await expect(client.deleteUser({ userId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
    }
  });

  it('waits for the Retry-After of a 429 and a 503, plus a random part', async () => {
    const { client, clock } = clientOn('429:2,503:7');
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toEqual([2000 + 125, 7000 + 250]);
  });

  it('waits longer before each retry without Retry-After', async () => {
    const { client, clock } = clientOn('refuse,empty:502,500');
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toEqual([125, 250, 500]);
  });

  it('accepts a date in Retry-After', async () => {
    const { client, clock } = clientOn(`503:${new Date(Date.now() + 9500).toUTCString()}`);
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toHaveLength(1);
    expect(clock.waits[0]).toBeGreaterThan(125);
  });

  it('429: rejects at once when Retry-After is above 30 seconds, and reports the seconds in retryAfter', async () => {
    const { client, clock, seen } = clientOn('429:31');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(isProblem(error, 'listUsers') && error.status === 429 && [error.retryAfter, error.code]).toEqual([31, 'too-many-requests']);
    expect([clock.waits.length, (await seen()).length]).toEqual([0, 1]);
  });

  it('rejects after four attempts with the status of the last one', async () => {
    const { client, seen } = clientOn('500,502,503,504,pass');
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'problem', status: 504, code: 'gateway-timeout', attempts: 4 });
    expect(await seen()).toHaveLength(4);
  });

  it('rejects with the kind network when no attempt got a response', async () => {
    const { client } = clientOn('refuse,refuse,refuse,refuse');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'network', operation: 'listUsers', attempts: 4, cause: expect.anything() });
    expect([isProblem(error), Reflect.get(Object(error), 'status')]).toEqual([false, undefined]);
  });

  it('aborts an attempt that exceeds its timeout, and retries', async () => {
    const { seen, ...proxied } = on('slow:60000');
    const client = createClient({ ...proxied, timeout: { attempt: 500 } });
    expect((await client.getUser({ userId: (await existing()).userId })).status).toBe(200);
    expect(await seen()).toHaveLength(2);
  });

  it('rejects with the kind timeout when the call exceeds its total timeout', async () => {
    const { seen, ...proxied } = on('slow:60000');
    const client = createClient(proxied);
    await expect(client.listUsers({}, { timeout: { total: 300 } })).rejects.toMatchObject({ kind: 'timeout', attempts: 1 });
    expect(await seen()).toHaveLength(1);
  });

  it('rejects with the kind unexpected for the page of a captive portal, and does not cache it', async () => {
    const { client, seen } = clientOn('html:200');
    const { userId } = await existing();
    await expect(client.getUser({ userId })).rejects.toMatchObject({ kind: 'unexpected', status: 200, attempts: 1 });
    expect((await client.getUser({ userId })).data.userId).toBe(userId);
    expect((await seen())[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each(['empty:204', 'empty:202', 'empty:304', 'html:300'])('rejects with the kind unexpected for %s', async (action) => {
    const { client } = clientOn(action);
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'unexpected', status: Number(action.split(':')[1]), attempts: 1 });
  });

  it('403: an error without a problem document has the status and no code', async () => {
    const { client } = clientOn('html:403');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(isProblem(error, 'listUsers') && [error.status, error.code, error.problem]).toEqual([403, undefined, undefined]);
    expect(error).toMatchObject({ message: 'listUsers: problem, 403, attempts 1' });
  });

  it('retries after an empty 502', async () => {
    const { client } = clientOn('empty:502');
    expect((await client.listUsers()).status).toBe(200);
  });

  it('has no personal data in messages and stacks of errors', async () => {
    const { client } = clientOn('409,refuse,refuse,refuse,refuse');
    const body = newUser({ displayName: 'Canary' });
    for (const call of [() => client.createUser({ body }), () => client.getUser({ userId: 'canary' })]) {
      const error = await call().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClientError);
      expect(`${error} ${Reflect.get(Object(error), 'stack')}`.toLowerCase()).not.toMatch(new RegExp(`canary|${body.email}`));
    }
  });
});
