import { describe, expect, it } from '@jest/globals';
import { accessServer, get, last } from './server';

const { send, expectRejected, rejections } = accessServer();

const hostLines = (host: string) => [get, `Host: ${host}`, last];

describe('the Host header without --auth', () => {
  it.each([
    'localhost',
    'localhost:3000',
    'LOCALHOST:3000',
    'localhost.',
    'localhost:',
    'app.localhost:3000',
    'A.LocalHost.',
    '127.0.0.1',
    '127.0.0.1:3000',
    '127.3.2.1',
    '10.0.2.2:3000',
    '192.168.0.7',
    '0.0.0.0:3000',
    '127.0.0.1.',
    '[::1]:3000',
    '[::]',
    '[fe80::1]:3000',
    '[::ffff:127.0.0.1]',
    // Formats of IP addresses that browsers convert into the canonical one before they send it, but other programs may not.
    '2130706433',
    '0x7f000001:3000',
    '017700000001',
    '127.1',
    '0x7f.1',
    // The host of an allowed origin, with any port.
    'app.example.com',
    'APP.example.com.:8443',
    'abcdefghijklmnop',
    // Programs may send an empty Host. Browsers always send a host.
    '',
  ])('is accepted: %j', async (host) => {
    expect((await send(hostLines(host))).status).toBe(200);
  });

  it.each([
    'attacker.example',
    'attacker.example:3000',
    'my-mac.local',
    'x',
    'host.docker.internal:3000',
    'example.com',
    'localhost.attacker.example',
    'notlocalhost',
    'localhost-x',
    'localhost..',
    '.localhost.evil',
    'evil-localhost',
    '127.0.0.1.attacker.example',
    '127.attacker.example',
    '10.0.2.2.nip.io',
    '1.2.3.4.5',
    '999.1.1.1',
    '[::1].evil',
    '::1',
    'sub.app.example.com',
    'app.example.com.evil',
    'example.com:443',
    'xn--bcher-kva.example',
    'localhost,evil.example',
    'localhost@evil.example',
    'evil.example#localhost',
    'evil.example/localhost',
    'localhost:80:80',
    'ada@localhost',
    'a.'.repeat(200).concat('localhost'),
  ])('421 host-not-allowed: %j', async (host) => {
    expectRejected(await send(hostLines(host)), 'host-not-allowed');
    expect(rejections()).toEqual([{ type: 'HOST_NOT_ALLOWED', value: host }]);
  });

  it.each([
    ['an absolute URL as the target', ['GET http://evil.example/users HTTP/1.1', 'Host: localhost', last]],
    ['an absolute URL as the target, in upper case', ['GET HTTP://EVIL.example/users HTTP/1.1', 'Host: localhost', last]],
    ['an absolute URL with a user name', ['GET http://localhost@evil.example/users HTTP/1.1', 'Host: localhost', last]],
    ['an absolute URL of localhost and another Host', ['GET http://localhost/users HTTP/1.1', 'Host: evil.example', last]],
    ['two Host headers, one of another host', [get, 'Host: localhost', 'Host: evil.example', last]],
    ['HTTP/1.0', ['GET /users HTTP/1.0', 'Host: evil.example']],
    ['HTTP/1.0 with an absolute URL and no Host', ['GET http://evil.example/users HTTP/1.0']],
    ['CONNECT', ['CONNECT evil.example:443 HTTP/1.1', 'Host: evil.example:443']],
    ['CONNECT with a Host that differs from the target', ['CONNECT evil.example:443 HTTP/1.1', 'Host: localhost']],
    ['OPTIONS *', ['OPTIONS * HTTP/1.1', 'Host: evil.example', last]],
    ['an allowed Origin', [get, 'Host: evil.example', 'Origin: https://app.example.com', last]],
    ['an Origin equal to the Host, as in DNS rebinding', [get, 'Host: evil.example:3000', 'Origin: http://evil.example:3000', last]],
  ])('421 host-not-allowed: %s', async (_what, lines) => {
    expectRejected(await send(lines), 'host-not-allowed');
  });

  it.each([
    ['an absolute URL of localhost', ['GET http://localhost:3000/users HTTP/1.1', 'Host: localhost:3000', last]],
    ['no Host in HTTP/1.0', ['GET /users HTTP/1.0']],
    ['a path that begins like a URL', ['GET /users?next=http://evil.example/ HTTP/1.1', 'Host: localhost', last]],
  ])('is accepted: %s', async (_what, lines) => {
    expect((await send(lines)).status).not.toBe(421);
    expect(rejections()).toEqual([]);
  });

  it('400 invalid-request: no Host in HTTP/1.1, as with --auth', async () => {
    expect(JSON.parse((await send([get, last])).body).code).toBe('invalid-request');
  });
});
