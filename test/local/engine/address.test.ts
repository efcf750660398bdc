import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { engineAddress, randomLoopback } from '../../../src/local/engine/address';

describe('the address of the engine', () => {
  it('is a random one of 127.0.0.0/8, without the addresses that everybody tries first', () => {
    const many = Array.from({ length: 20_000 }, () => randomLoopback());
    const wrong = many.filter((address) => {
      const [first, second = 0, third = 0, last = 0, ...more] = address.split('.').map(Number);
      return first !== 127 || second < 1 || second > 254 || third > 255 || last < 1 || last > 254 || more.length > 0;
    });
    expect(wrong).toEqual([]);
    // Of 16 million addresses, 20,000 draws repeat about a dozen.
    expect(new Set(many).size).toBeGreaterThan(19_900);
  });

  it('can be listened on', async () => {
    const { host, port } = await engineAddress();
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    expect(server.address()).toEqual({ address: host, port, family: 'IPv4' });
    server.close();
  });

  it('is 127.0.0.1 on a system that has no other: the engine starts there too', async () => {
    // An address for documentation, which no machine has (RFC 5737).
    expect(await engineAddress(() => '192.0.2.1')).toEqual({ host: '127.0.0.1', port: expect.any(Number) });
  });

  it('passes on every other error', async () => {
    const failing = () => {
      throw new Error('no random numbers');
    };
    await expect(engineAddress(failing)).rejects.toThrow('no random numbers');
  });
});
