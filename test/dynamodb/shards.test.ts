import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { later, usersIn } from './store';

/** Milliseconds until DynamoDB responds: so long that a call that waits for a connection twice fails. */
const latency = 600;
const listingShards = 100;

let asked: string[] = [];
let underWay = 0;
let most = 0;

const server = createServer((request, response) => {
  underWay += 1;
  most = Math.max(most, underWay);
  void json(request).then((body) => {
    asked.push(shardIn(body));
    setTimeout(() => {
      underWay -= 1;
      response.end('{"Items":[]}');
    }, latency);
  });
});

const shardIn = (query: unknown): string => Reflect.get(Object(query), 'ExpressionAttributeValues')[':shard'].S;

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  asked = [];
  most = 0;
});

async function readPages(count: number): Promise<object[]> {
  const client = dynamodbClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const users = Array.from({ length: count }, () => usersIn(client, 'users', { listingShards, timeLeft: 20_000 }));
  const pages = await Promise.all(users.map((each) => each.page({ limit: 20, order: 'desc', now: later })));
  client.destroy();
  return pages;
}

describe('a listing with 100 shards', () => {
  it('queries each shard once, and at most 25 at a time', async () => {
    expect(await readPages(1)).toEqual([{ items: [] }]);
    expect(asked.map(Number).toSorted((a, b) => a - b)).toEqual(Array.from({ length: listingShards }, (_, shard) => shard));
    expect(most).toBeLessThanOrEqual(25);
  });

  it('serves six concurrent requests without failed or repeated calls, because no call waits for a connection', async () => {
    expect(await readPages(6)).toEqual(Array.from({ length: 6 }, () => ({ items: [] })));
    expect(asked).toHaveLength(600);
  });
});
