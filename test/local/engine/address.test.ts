import { createServer } from 'node:net';
import { once } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { engineAddress, randomLoopback } from '../../../src/local/engine/address';

describe('the host and port of the engine', () => {
  it('use a random IP address of 127.0.0.0/8, except those that attackers would try first', () => {
    const many = Array.from({ length: 20_000 }, () => randomLoopback());
    const wrong = many.filter((address) => {
      const [first, second = 0, third = 0, last = 0, ...more] = address.split('.').map(Number);
      return first !== 127 || second < 1 || second > 254 || third > 255 || last < 1 || last > 254 || more.length > 0;
    });
    expect(wrong).toEqual([]);
    // Of 16 million addresses, 20,000 draws repeat about a dozen.
    expect(new Set(many).size).toBeGreaterThan(19_900);
  });

  it('are free to listen on', async () => {
    const { host, port } = await engineAddress();
    const server = createServer().listen(port, host);
    await once(server, 'listening');
    expect(server.address()).toEqual({ address: host, port, family: 'IPv4' });
    server.close();
  });

  it('are on 127.0.0.1 on a system without other loopback addresses', async () => {
    // An IP address for documentation, which no machine has (RFC 5737).
    expect(await engineAddress(() => '192.0.2.1')).toEqual({ host: '127.0.0.1', port: expect.any(Number) });
  });

  it('are not replaced after another error: it is rethrown', async () => {
    const failing = () => {
      throw new Error('no random numbers');
    };
    await expect(engineAddress(failing)).rejects.toThrow('no random numbers');
  });
});
