import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { codeOf } from '../errors';

/**
 * Returns a free port on a random IP address of 127.0.0.0/8. The engine responds to every program that reaches it, web pages included. These are
 * 16 million IP addresses with thousands of ports each: more than a page can try.
 * On a system with 127.0.0.1 only, such as macOS, the IP address is 127.0.0.1.
 */
export async function engineAddress(random = randomLoopback): Promise<{ host: string; port: number }> {
  try {
    return await freePort(random());
  } catch (error) {
    if (codeOf(error) === 'EADDRNOTAVAIL') return freePort('127.0.0.1');
    throw error;
  }
}

/** Returns a random IP address of 127.0.0.0/8, except 127.0.x.x, 127.255.x.x, and those that end in 0 or 255. */
export const randomLoopback = (): string => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`;

function freePort(host: string): Promise<{ host: string; port: number }> {
  return new Promise((settle, fail) => {
    const server = createServer();
    server.once('error', fail);
    server.listen(0, host, () => {
      const listening = server.address();
      server.close(() => {
        if (typeof listening === 'object' && listening) settle({ host: listening.address, port: listening.port });
        else fail(new Error('The server has no port.'));
      });
    });
  });
}
