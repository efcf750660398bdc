import { describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { responseText } from '../../src/aws/response-text';

async function answerOf<T>(listener: RequestListener, read: (answer: IncomingMessage) => Promise<T>): Promise<T> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    const [answer] = await once(get({ port: (server.address() as AddressInfo).port }), 'response');
    return await read(answer);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

describe('responseText', () => {
  it('decodes a character whose bytes arrive in two chunks', async () => {
    const bytes = Buffer.from('{"name":"Zoë 🙂"}');
    const inTwo: RequestListener = (_, answer) => {
      answer.write(bytes.subarray(0, -4));
      setTimeout(() => answer.end(bytes.subarray(-4)), 20);
    };
    expect(await answerOf(inTwo, responseText)).toBe('{"name":"Zoë 🙂"}');
  });

  it('returns an empty text for an empty body', async () => {
    expect(await answerOf((_, answer) => void answer.end(), responseText)).toBe('');
  });

  it('throws when the connection breaks before the end of the body', async () => {
    const broken: RequestListener = (_, answer) => {
      answer.writeHead(200, { 'content-length': 100 }).write('{', () => void answer.socket?.destroy());
    };
    await expect(answerOf(broken, responseText)).rejects.toThrow('aborted');
  });

  it('throws when the stream is closed before its end without an error', async () => {
    const stream = new Readable({ read: () => {} });
    const text = responseText(stream);
    stream.destroy();
    await expect(text).rejects.toThrow('The response stream was closed before its end');
  });
});
