import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isUrl } from '../../../src/users/content/url';
import { patternsOf } from '../../contract/patterns';

const form = new RegExp(patternsOf()['components.schemas.AvatarUrl'] ?? '');
const isAccepted = (url: string): boolean => form.test(url) && isUrl(url);

describe('avatarUrl', () => {
  it.each([
    'https://images.example.com/ada.png?size=2&crop=(1,2)#face',
    'HTTPS://example.com/a.png',
    'https://example.com:65535/',
    'https://example.com:00443/',
    'https://xn--bcher-kva.example/%C3%A4.png',
    'https://a--b.example/',
    'https://ex_ample.com/',
    'https://127.0.0.1/a.png',
    'https://[2001:db8::1]:8443/a.png',
    'https://localhost',
    'https://a?b',
  ])('%s is accepted', (url) => {
    expect(isAccepted(url)).toBe(true);
  });

  it.each([
    ['no scheme', '//example.com/a.png'],
    ['http', 'http://example.com/a.png'],
    ['a scheme that only Unicode takes for https', 'http\u017f://example.com/'],
    ['no host', 'https:///a.png'],
    ['one slash', 'https:/example.com/'],
    ['a user name', 'https://ada@example.com/'],
    ['a password', 'https://ada:secret@example.com/'],
    ['a port of letters', 'https://example.com:abc/'],
    ['an empty port', 'https://example.com:/'],
    ['the port 0', 'https://example.com:0/'],
    ['a port above 65535', 'https://example.com:65536/'],
    ['five numbers as a host', 'https://1.2.3.4.5/'],
    ['a number above 255 in an IP address', 'https://1.2.3.256/'],
    ['a host that ends in a number', 'https://example.0x7f/'],
    ['an A-label that is no Punycode', 'https://xn--zzzzzzz9999.example/'],
    ['an invalid IPv6 address', 'https://[::g]/'],
    ['an open bracket', 'https://[::1/'],
    ['a space', 'https://example.com/a b.png'],
    ['a line break', 'https://example.com/\n'],
    ['a control character', 'https://example.com/\u0000'],
    ['a backslash', 'https://example.com\\@evil.example/'],
    ['a stray percent sign', 'https://example.com/100%'],
    ['letters beyond ASCII', 'https://example.com/ä.png'],
    ['two fragments', 'https://example.com/#a#b'],
  ])('is rejected with %s', (_what, url) => {
    expect(isAccepted(url)).toBe(false);
  });

  it('is accepted only if the WHATWG URL parser accepts it with the same host', () => {
    const host = fc.oneof(
      fc.domain(),
      fc.ipV4(),
      fc.ipV6().map((ip) => `[${ip}]`),
      fc.stringMatching(/^[0-9a-zA-Z._~-]{1,12}$/),
    );
    const rest = fc.oneof(fc.constant(''), fc.webPath(), fc.stringMatching(/^[:/?#][!-~]{0,12}$/));
    let accepted = 0;
    const property = fc.property(host, rest, (name, path) => {
      const url = `https://${name}${path}`;
      if (!isAccepted(url)) return;
      accepted += 1;
      const { protocol, username, password, hostname } = new URL(url);
      expect([protocol, username, password]).toEqual(['https:', '', '']);
      expect(hostname).not.toBe('');
    });
    fc.assert(property, { numRuns: 3000 });
    expect(accepted).toBeGreaterThan(500);
  });
});
