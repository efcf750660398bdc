import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { environment, readConfig } from '../../src/config';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import type { UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { someUser, usersIn } from './store';

const engine = testEngine();

/** Number of requests that the proxy drops without a response before it forwards the others to the engine. */
const dropped = 2;
let requests = 0;

const proxy = createServer((incoming, response) => {
  requests += 1;
  if (requests <= dropped) return void incoming.resume();
  const { method, headers } = incoming;
  const outgoing = request(engine.endpoint, { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  incoming.pipe(outgoing);
});

beforeAll(async () => {
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});

afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});

const now = () => new Date().toISOString();
const pause = (milliseconds: number) => new Promise((settle) => setTimeout(settle, milliseconds));

/** Continues reading after the newest user found so far, as a program that copies users does. */
class Reader {
  readonly met = new Map<string, UserProfile>();
  #newest: string | undefined;

  constructor(readonly users: Users) {}

  async readOn(at: string): Promise<void> {
    let cursor: string | undefined;
    do {
      const query = { limit: 2, order: 'asc', now: at, ...(this.#newest !== undefined && { createdFrom: this.#newest }) } as const;
      const page = await this.users.page({ ...query, ...(cursor !== undefined && { cursor }) });
      for (const user of page.items) this.met.set(user.userId, user);
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    this.#newest = [...this.met.values()].at(-1)?.createdAt;
  }
}

describe('a creation whose first two attempts get no response', () => {
  it('is found by an ascending pagination, although users created after it were returned before', async () => {
    const table = await engine.freshTable();
    const { settleSeconds } = readConfig({ [environment.tableName]: table });
    const users = usersIn(engine.client, table, { settleSeconds });
    const client = dynamodbClient(`http://127.0.0.1:${(proxy.address() as AddressInfo).port}`);
    const reader = new Reader(usersIn(engine.client, table, { settleSeconds }));
    const createdAt = now();
    const late = someUser({ createdAt, updatedAt: createdAt });
    const acknowledged = usersIn(client, table)
      .insert(late, undefined)
      .then(() => true);
    while (!(await Promise.race([acknowledged, pause(200)]))) {
      const at = now();
      await Promise.all([users.insert(someUser({ createdAt: at, updatedAt: at }), undefined), reader.readOn(at)]);
    }
    client.destroy();
    expect(Date.now() - Date.parse(createdAt)).toBeGreaterThan(6000);
    await reader.readOn(new Date(Date.now() + settleSeconds * 1000).toISOString());
    expect([...reader.met.keys()]).toContain(late.userId);
  });
});
