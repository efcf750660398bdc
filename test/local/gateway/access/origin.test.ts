import { describe, expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { accessServer, get, last } from './server';

const { send, expectRejected, rejections, sendUnreadable } = accessServer();

const originLines = (...origins: string[]) => [get, 'Host: 127.0.0.1:3000', ...origins.map((origin) => `Origin: ${origin}`), last];

const own = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal);

describe('the Origin header without --auth', () => {
  it.each([
    'http://localhost:5173',
    'https://localhost',
    'http://LOCALHOST:1',
    'http://app.localhost:3000',
    'http://localhost.:8080',
    'capacitor://localhost',
    'ionic://localhost',
    'app://localhost',
    'tauri://localhost',
    'https://tauri.localhost',
    'http://127.0.0.1:5173',
    'http://127.9.8.7',
    'https://[::1]:8081',
    'http://0.0.0.0:8000',
    'http://[::]:8000',
    // A page of this server or of a proxy in front of it.
    'http://127.0.0.1:3000',
    'https://127.0.0.1:3000',
    'https://app.example.com',
    'https://APP.example.com:443',
    'chrome-extension://abcdefghijklmnop',
    ...(own ? [`http://${own.address}:5173`] : []),
  ])('is accepted: %s', async (origin) => {
    const { status, head } = await send(originLines(origin));
    expect([status, head]).toEqual([200, expect.any(String)]);
    const preflight = await send(['OPTIONS /users HTTP/1.1', 'Host: localhost:3000', `Origin: ${origin}`, last]);
    expect([preflight.status, preflight.head]).toEqual([204, expect.stringMatching(/^Access-Control-Allow-Origin: \*$/m)]);
  });

  it('is accepted: the origin of the Host header, which is an IP address', async () => {
    expect((await send([get, 'Host: 10.0.2.2:3000', 'Origin: http://10.0.2.2:3000', last])).status).toBe(200);
  });

  const evil = [
    'https://evil.example',
    'http://evil.example:3000',
    'null',
    'NULL',
    'file://',
    'file:///',
    '',
    'localhost',
    '127.0.0.1',
    'http://localhost.evil.example',
    'http://evil-localhost',
    'http://localhost@evil.example',
    'http://evil.example#localhost',
    'http://127.0.0.1.evil.example',
    'http://127.evil.example',
    'http://10.0.2.2:3000',
    'http://192.0.2.7:5173',
    'http://[2001:db8::1]',

    'http://app.example.com',
    'https://app.example.com:8443',
    'https://app.example.com.evil',
    'https://sub.app.example.com',
    'chrome-extension://ponmlkjihgfedcba',
    'http://localhost:5173/',
    'http://localhost:5173, https://evil.example',
    'http://localhost:5173 https://evil.example',
    'http://localhost:123456',
    'http://',
    '://localhost',
    'http:/localhost',
    '*',
  ];

  it.each(evil)('403 origin-not-allowed: %j', async (origin) => {
    expectRejected(await send(originLines(origin)), 'origin-not-allowed');
    expect(rejections()).toEqual([{ type: 'ORIGIN_NOT_ALLOWED', value: origin }]);
  });

  it.each([
    ['twice', originLines('https://evil.example', 'https://evil.example')],
    ['twice, both allowed', originLines('http://localhost:5173', 'http://localhost:5173')],
    ['twice, the first allowed', originLines('http://localhost:5173', 'https://evil.example')],
    ['with another spelling of the header', [get, 'Host: localhost', 'oRiGiN: https://evil.example', last]],
    ['in HTTP/1.0 without a Host', ['GET /users HTTP/1.0', 'Origin: https://evil.example']],
    ['without a Host in HTTP/1.1', [get, 'Origin: https://evil.example', last]],
    ['for a preflight', ['OPTIONS /users HTTP/1.1', 'Host: localhost', 'Origin: https://evil.example', last]],
    ['for a path that does not exist', ['GET /nothing HTTP/1.1', 'Host: localhost', 'Origin: https://evil.example', last]],
    ['for a method that does not exist', ['QUERY /users HTTP/1.1', 'Host: localhost', 'Origin: https://evil.example', last]],
    ['for OPTIONS *', ['OPTIONS * HTTP/1.1', 'Host: localhost', 'Origin: https://evil.example', last]],
    ['for CONNECT', ['CONNECT localhost:443 HTTP/1.1', 'Host: localhost:443', 'Origin: https://evil.example']],
    ['for a URL that is too long', [`GET /users?${'x'.repeat(10_240)} HTTP/1.1`, 'Host: localhost', 'Origin: https://evil.example', last]],
    ['for headers that are too large', [get, 'Host: localhost', `X: ${'x'.repeat(10_240)}`, 'Origin: https://evil.example', last]],
    ['for an unknown expectation', [get, 'Host: localhost', 'Expect: x', 'Origin: https://evil.example', last]],
    ['for an upgrade', [get, 'Host: localhost', 'Connection: Upgrade, close', 'Upgrade: websocket', 'Origin: https://evil.example']],
  ])('403 origin-not-allowed: %s', async (_what, lines) => {
    expectRejected(await send(lines), 'origin-not-allowed');
  });

  const post = ['POST /users HTTP/1.1', 'Host: localhost', 'Origin: https://evil.example', 'Content-Type: text/plain'];

  it.each([
    ['a simple POST', [...post, 'Content-Length: 2', last], '{}'],
    ['a body that is too large and is not sent', [...post, 'Content-Length: 99999999', last], ''],
    ['a body sent without waiting for 100 Continue', [...post, 'Content-Length: 2', 'Expect: 100-continue', last], '{}'],
    ['a chunked body', [...post, 'Transfer-Encoding: chunked', last], '2\r\n{}\r\n0\r\n\r\n'],
  ])('403 origin-not-allowed: %s', async (_what, lines, body) => {
    expectRejected(await send(lines, body), 'origin-not-allowed');
  });

  it.each([
    ['400 invalid-request: a malformed HTTP request', `${get}\r\nHost: localhost\r\nOrigin: https://evil.example\r\nBad Header: x\r\n\r\n`],
    [
      '431 headers-too-large: more than node:http parses',
      `${get}\r\nHost: localhost\r\nOrigin: https://evil.example\r\nX: ${'x'.repeat(200_000)}\r\n\r\n`,
    ],
    ['408 request-timeout: headers that do not end', `${get}\r\nHost: localhost\r\nOrigin: https://evil.example\r\n`],
  ])('%s, without CORS headers, so that no page can read the response', async (outcome, text) => {
    const { head, status, body } = await sendUnreadable(text);
    expect(`${status} ${JSON.parse(body).code}`).toBe(outcome.split(':')[0]);
    expect(head).not.toMatch(/^access-control-/im);
  });
});
