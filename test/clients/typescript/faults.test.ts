/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { newUser } from '../../new-user';
import { apiBehindProxy, impatientClock } from './behind-proxy';
import { builds } from './built';

const { api, on } = apiBehindProxy();
const usersWith = async (email: string) => (await api.call('listUsers', { query: { email } })).json.items;

describe.each(builds)('the SDK as $build', ({ build, clientWith, ClientError, createClient, isProblem, replaceUserRequest }) => {
  /** A client whose waits are over at once. */
  function clientOn(script: string) {
    const day = on(script);
    const clock = impatientClock();
    return { ...day, clock, client: clientWith(day, clock) };
  }

  const existing = async () => (await api.call('createUser', { body: newUser() })).json;

  it('creates one user when the answer is lost, under the same Idempotency-Key', async () => {
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

  it('sends the Idempotency-Key that it is given', async () => {
    const { client, seen } = clientOn('503');
    const idempotencyKey = `mine-${build}`;
    await client.createUser({ body: newUser(), idempotencyKey });
    expect((await seen()).map((request) => request.headers['idempotency-key'])).toEqual([idempotencyKey, idempotencyKey]);
  });

  it('replaces a user when the answer is lost, with the If-Match of the first try', async () => {
    const { client, seen } = clientOn('pass,lose');
    const { data } = await client.getUser({ userId: (await existing()).userId });
    const { data: replaced } = await client.updateUser({ userId: data.userId, body: { ...replaceUserRequest(data), bio: 'Hello.' } });
    expect(replaced).toMatchObject({ bio: 'Hello.', version: 2 });
    expect(new Set((await seen()).slice(1).map((request) => request.headers['if-match'])).size).toBe(1);
  });

  it('has deleted a user when the answer is lost and the next one is 404', async () => {
    const { client, seen } = clientOn('lose');
    const { userId } = await existing();
    expect(await client.deleteUser({ userId })).toMatchObject({ status: 204, data: undefined });
    expect(await seen()).toHaveLength(2);
  });

  it('has not deleted a user who was not there', async () => {
    for (const script of ['pass', '429']) {
      const { client } = clientOn(script);
      await expect(client.deleteUser({ userId: crypto.randomUUID() })).rejects.toMatchObject({ status: 404 });
    }
  });

  it('waits as long as a 429 and a 503 ask for, and a little more', async () => {
    const { client, clock } = clientOn('429:2,503:7');
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toEqual([2000 + 125, 7000 + 250]);
  });

  it('waits longer each time when nobody says how long', async () => {
    const { client, clock } = clientOn('refuse,empty:502,500');
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toEqual([125, 250, 500]);
  });

  it('takes a date in Retry-After', async () => {
    const { client, clock } = clientOn(`503:${new Date(Date.now() + 9500).toUTCString()}`);
    await client.getUser({ userId: (await existing()).userId });
    expect(clock.waits).toHaveLength(1);
    expect(clock.waits[0]).toBeGreaterThan(125);
  });

  it('ends at once when Retry-After is above 30 seconds, and says so', async () => {
    const { client, clock, seen } = clientOn('429:31');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(isProblem(error, 'listUsers') && error.status === 429 && [error.retryAfter, error.code]).toEqual([31, 'too-many-requests']);
    expect([clock.waits.length, (await seen()).length]).toEqual([0, 1]);
  });

  it('gives up after four tries with the status of the last', async () => {
    const { client, seen } = clientOn('500,502,503,504,pass');
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'problem', status: 504, code: 'gateway-timeout', tries: 4 });
    expect(await seen()).toHaveLength(4);
  });

  it('says that there was no answer when there never was one', async () => {
    const { client } = clientOn('refuse,refuse,refuse,refuse');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ kind: 'network', operation: 'listUsers', tries: 4, cause: expect.anything() });
    expect([isProblem(error), Reflect.get(Object(error), 'status')]).toEqual([false, undefined]);
  });

  it('ends a try that takes too long, and makes another', async () => {
    const { seen, ...day } = on('slow:60000');
    const client = createClient({ ...day, timeout: { try: 500 } });
    expect((await client.getUser({ userId: (await existing()).userId })).status).toBe(200);
    expect(await seen()).toHaveLength(2);
  });

  it('ends a call that takes too long', async () => {
    const { seen, ...day } = on('slow:60000');
    const client = createClient(day);
    await expect(client.listUsers({}, { timeout: { total: 300 } })).rejects.toMatchObject({ kind: 'timeout', tries: 1 });
    expect(await seen()).toHaveLength(1);
  });

  it('takes the page of a captive portal for no answer of the API, and keeps nothing of it', async () => {
    const { client, seen } = clientOn('html:200');
    const { userId } = await existing();
    await expect(client.getUser({ userId })).rejects.toMatchObject({ kind: 'unexpected', status: 200, tries: 1 });
    expect((await client.getUser({ userId })).data.userId).toBe(userId);
    expect((await seen())[1]?.headers).not.toHaveProperty('if-none-match');
  });

  it.each(['empty:204', 'empty:202', 'empty:304', 'html:300'])('takes %s for no answer of the API', async (action) => {
    const { client } = clientOn(action);
    await expect(client.listUsers()).rejects.toMatchObject({ kind: 'unexpected', status: Number(action.split(':')[1]), tries: 1 });
  });

  it('names the status of an error without a problem document', async () => {
    const { client } = clientOn('html:403');
    const error = await client.listUsers().catch((reason: unknown) => reason);
    expect(isProblem(error, 'listUsers') && [error.status, error.code, error.problem]).toEqual([403, undefined, undefined]);
    expect(error).toMatchObject({ message: 'listUsers: problem, 403, tries 1' });
  });

  it('tries again after an empty 502', async () => {
    const { client } = clientOn('empty:502');
    expect((await client.listUsers()).status).toBe(200);
  });

  it('says nothing of a person in an error', async () => {
    const { client } = clientOn('409,refuse,refuse,refuse,refuse');
    const body = newUser({ displayName: 'Canary' });
    for (const call of [() => client.createUser({ body }), () => client.getUser({ userId: 'canary' })]) {
      const error = await call().catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClientError);
      expect(`${error} ${Reflect.get(Object(error), 'stack')}`.toLowerCase()).not.toMatch(new RegExp(`canary|${body.email}`));
    }
  });
});
