import { createConnection } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { type GatewayServer, listen } from '../../../src/local/gateway/server';
import { notes } from './fixture';
import { sendRaw } from './raw-request';
import { outcomeOf } from '../../access/attempt';

let running: GatewayServer[] = [];

async function start(...options: Parameters<typeof notes>): Promise<GatewayServer> {
  const server = await listen(notes(...options), { host: '127.0.0.1', port: 0 });
  running.push(server);
  return server;
}

afterEach(async () => {
  await Promise.all(running.map((server) => server.stop(0)));
  running = [];
});

const echo = { GetFunction: async ({ path }: { path: string }) => ({ statusCode: 200, body: `saw ${path}` }) };

describe('the HTTP server', () => {
  it('sends header names as the function spells them', async () => {
    const headers = { 'X-Odd-CASE': 'a', 'Content-Type': 'text/plain' };
    const { url } = await start({ functions: { GetFunction: async () => ({ statusCode: 200, headers, body: 'ü' }) } });
    const { response } = await sendRaw(url, 'GET /notes/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(response).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
    expect(response).toContain('\r\nX-Odd-CASE: a\r\nContent-Type: text/plain\r\n');
    expect(response).toContain('\r\nContent-Length: 2\r\n');
  });

  it('sends a header with several values as several lines', async () => {
    const multiValueHeaders = { 'Set-Cookie': ['a=1', 'b=2'] };
    const { url } = await start({ functions: { GetFunction: async () => ({ statusCode: 200, multiValueHeaders }) } });
    expect((await fetch(`${url}/notes/7`)).headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it.each([204, 304])('sends no body with status %i', async (statusCode) => {
    const { url } = await start({ functions: { GetFunction: async () => ({ statusCode, body: 'not this' }) } });
    const { response } = await sendRaw(url, 'GET /notes/7 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n');
    expect(response.split('\r\n\r\n')).toEqual([expect.stringContaining(`HTTP/1.1 ${statusCode} `), '']);
    expect(response).not.toMatch(/content-length|transfer-encoding/i);
  });

  it('accepts a chunked body', async () => {
    const { url } = await start({
      functions: { PutFunction: async ({ body }: { body: string | null }) => ({ statusCode: 200, body: body ?? '' }) },
    });
    const chunks =
      'PUT /notes/7 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n8\r\n{"text":\r\n4\r\n"a"}\r\n0\r\n\r\n';
    expect((await sendRaw(url, chunks)).response).toContain('{"text":"a"}');
  });

  it('handles several requests on one connection', async () => {
    const { url } = await start({ functions: echo });
    const one = (path: string, end = '') => `GET /notes/${path} HTTP/1.1\r\nHost: x\r\n${end}\r\n`;
    const { response } = await sendRaw(url, one('1') + one('2') + one('3', 'Connection: close\r\n'));
    expect(response.match(/saw \/notes\/\d/g)).toEqual(['saw /notes/1', 'saw /notes/2', 'saw /notes/3']);
  });

  it('404 without a body for HEAD on a GET route', async () => {
    const { url } = await start();
    const response = await fetch(`${url}/notes/7`, { method: 'HEAD' });
    expect([response.status, await response.text()]).toEqual([404, '']);
  });

  it('rejects with EADDRINUSE when the port is in use', async () => {
    const { url } = await start();
    await expect(listen(notes(), { host: '127.0.0.1', port: Number(new URL(url).port) })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('a malformed HTTP request', () => {
  it.each<[string, string]>([
    ['noise', '\x16\x03\x01\x02\x00\r\n\r\n'],
    ['an unknown method', 'BREW /notes HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a target with a space', 'GET /no tes HTTP/1.1\r\nHost: x\r\n\r\n'],
    ['a header without a colon', 'GET /notes HTTP/1.1\r\nHost\r\n\r\n'],
    ['two lengths', 'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n'],
    ['a length and chunks', 'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['a negative length', 'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n'],
    ['a chunk without a size', 'POST /notes HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n'],
  ])('gets 400 and a closed connection: %s', async (_, text) => {
    const { url } = await start();
    const { response, closed } = await sendRaw(url, text);
    expect(response).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(JSON.parse(outcomeOf(response).body)).toEqual({
      type: 'urn:user-profiles:problem:invalid-request',
      title: 'Invalid request',
      status: 400,
      detail: 'The request is not a valid HTTP/1.1 request.',
      code: 'invalid-request',
      requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    });
    expect(closed).toBe(true);
  });
});

describe('a client that disconnects', () => {
  it('in the middle of a body does not affect later requests', async () => {
    const { url } = await start({ functions: echo });
    await new Promise((settle) => {
      const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
      socket.on('close', settle);
      socket.write('POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{"te', () => socket.resetAndDestroy());
    });
    expect((await fetch(`${url}/notes/7`)).status).toBe(200);
  });

  it('before the response does not affect later requests', async () => {
    let respondNow = () => {};
    const waiting = new Promise<void>((settle) => (respondNow = settle));
    let asked = () => {};
    const arrived = new Promise<void>((settle) => (asked = settle));
    const slow = async () => {
      asked();
      await waiting;
      return { statusCode: 200 };
    };
    const { url } = await start({ functions: { GetFunction: slow } });
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1');
    socket.write('GET /notes/7 HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived;
    socket.resetAndDestroy();
    respondNow();
    expect((await fetch(`${url}/notes/latest`)).status).toBe(200);
  });
});

describe('stop()', () => {
  const slowly = (milliseconds: number) => {
    let asked = () => {};
    const arrived = new Promise<void>((settle) => (asked = settle));
    const GetFunction = async () => {
      asked();
      await new Promise((settle) => setTimeout(settle, milliseconds).unref());
      return { statusCode: 200, body: 'finished' };
    };
    return { arrived, functions: { GetFunction } };
  };

  it('lets a request in flight finish, closes its connection and accepts no new connections', async () => {
    const { arrived, functions } = slowly(200);
    const server = await start({ functions });
    const flying = sendRaw(server.url, 'GET /notes/7 HTTP/1.1\r\nHost: x\r\n\r\n');
    await arrived;
    const stopped = server.stop(5000);
    await expect(fetch(`${server.url}/notes/latest`)).rejects.toThrow('fetch failed');
    const { response, closed } = await flying;
    expect([response.includes('finished'), response.includes('Connection: close'), closed]).toEqual([true, true, true]);
    await stopped;
  });

  it('does not wait for idle connections', async () => {
    const server = await start();
    const idle = createConnection(Number(new URL(server.url).port), '127.0.0.1');
    const ended = new Promise((settle) => idle.once('close', () => settle('closed')));
    idle.write('GET /notes/latest HTTP/1.1\r\nHost: x\r\n\r\n');
    await new Promise((settle) => idle.once('data', settle));
    await server.stop(60_000);
    expect(await ended).toBe('closed');
  });

  it('ends a request that takes longer than the grace period', async () => {
    const { arrived, functions } = slowly(2000);
    const server = await start({ functions });
    const flying = sendRaw(server.url, 'GET /notes/7 HTTP/1.1\r\nHost: x\r\n\r\n').catch(() => ({ response: '' }));
    await arrived;
    await server.stop(50);
    expect((await flying).response).toBe('');
  });
});
