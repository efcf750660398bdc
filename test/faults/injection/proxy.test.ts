import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { type Fault, type Proxy, startProxy } from './proxy';
import { faultsOf, storeFaults } from './store-faults';

let engine: Server;
let arrived: string[] = [];
let proxy: Proxy | undefined;

/** A test double of the engine that records the requests it receives. */
beforeEach(async () => {
  arrived = [];
  engine = createServer((request, response) => {
    request.on('data', (data: Buffer) => arrived.push(data.toString()));
    request.on('end', () => response.end('{"from":"engine"}'));
  }).listen(0, '127.0.0.1');
  await once(engine, 'listening');
});

afterEach(async () => {
  await proxy?.stop();
  engine.close();
  engine.closeAllConnections();
});

async function through(fault: Fault | undefined): Promise<Proxy> {
  const address = engine.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  proxy = await startProxy(`http://127.0.0.1:${port}`, () => fault);
  return proxy;
}

const update = (url: string, signal?: AbortSignal): Promise<string> =>
  fetch(url, {
    method: 'POST',
    headers: { 'x-amz-target': 'DynamoDB_20120810.UpdateItem' },
    body: '{"displayName":{"S":"Writer 7"}}',
    ...(signal && { signal }),
  }).then((response) => response.text());

describe('the proxy in front of the engine', () => {
  it('passes an attempt without a fault through', async () => {
    const { url } = await through(undefined);
    expect(await update(url)).toBe('{"from":"engine"}');
  });

  it('delivers a late attempt although the client has aborted it', async () => {
    const { url, pending } = await through({ kind: 'late', late: 300 });
    const client = new AbortController();
    const updating = update(url, client.signal);
    while (pending() === 0) await delay(5);
    client.abort();
    await expect(updating).rejects.toThrow(/fetch failed|aborted/);
    expect(arrived).toEqual([]);
    while (pending() > 0) await delay(10);
    expect(arrived).toHaveLength(1);
  });

  it.each([
    [true, 1],
    [false, 0],
  ])('drops the connection; the engine has received the attempt: %s', async (applied, attempts) => {
    const { url } = await through({ kind: 'dropped', applied });
    await expect(update(url)).rejects.toThrow(/fetch failed|aborted/);
    expect(arrived).toHaveLength(attempts);
  });

  it('responds instead of the engine', async () => {
    const { url } = await through({ kind: 'response', applied: false, response: { status: 500, body: 'mine' } });
    expect(await update(url)).toBe('mine');
    expect(arrived).toEqual([]);
  });

  it('refuses connections until accept() is called', async () => {
    const { url, refuse, accept } = await through(undefined);
    await refuse();
    await expect(update(url)).rejects.toThrow(/fetch failed|aborted/);
    await accept();
    expect(await update(url)).toBe('{"from":"engine"}');
  });

  it('passes every attempt through after endFaults()', async () => {
    const { url, endFaults } = await through({ kind: 'dropped', applied: false });
    await endFaults();
    expect(await update(url)).toBe('{"from":"engine"}');
  });
});

describe('the faults of the store', () => {
  const storeAttempts = Array.from({ length: 200 }, (_, index) => ({
    action: 'TransactWriteItems',
    subject: String(index % 50),
    nth: 1 + (index % 3),
  }));

  it.each(storeFaults.filter((kind) => kind !== 'refused'))('depend only on the seed and the attempt: %s', (kind) => {
    const [one, same, other] = [1, 1, 2].map((seed) => storeAttempts.map(faultsOf(kind, seed)));
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    expect(one?.some((fault) => fault !== undefined)).toBe(true);
    expect(one?.some((fault) => fault === undefined)).toBe(true);
  });

  it('of the kind late delay attempts by 3.5 to 12 s', () => {
    const delays = storeAttempts.map(faultsOf('late', 3)).flatMap((fault) => (fault?.kind === 'late' ? [fault.late] : []));
    expect(delays.length).toBeGreaterThan(5);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(3500);
    expect(Math.max(...delays)).toBeLessThan(12_000);
  });
});
