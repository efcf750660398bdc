import { describe, expect, it } from '@jest/globals';
import { accessNotices } from '../../../src/local/terminal/notices';
import type { AccessRejection } from '../../../src/local/gateway/access/host-and-origin';

const host = (value: string): AccessRejection => ({ type: 'HOST_NOT_ALLOWED', value });
const origin = (value: string): AccessRejection => ({ type: 'ORIGIN_NOT_ALLOWED', value });

function printed(rejections: readonly AccessRejection[]): string[] {
  const lines: string[] = [];
  const notify = accessNotices((line) => lines.push(line));
  for (const rejection of rejections) notify(rejection);
  return lines;
}

describe('the notices of rejected requests', () => {
  it('contain the origin and the option that allows it', () => {
    expect(printed([origin('https://APP.example.com:8443')])).toEqual([
      'Rejected a request from a page of https://app.example.com:8443: without --auth, only pages on this machine may call the API. ' +
        'If you trust it, allow it: npm start -- --allow-origin https://app.example.com:8443',
    ]);
  });

  it('contain the host and the option that allows it', () => {
    expect(printed([host('My-Mac.local:3000')])).toEqual([
      'Rejected a request for the host my-mac.local: without --auth, the API accepts only localhost and IP addresses. ' +
        'If you trust it, allow it: npm start -- --allow-origin http://my-mac.local:3000',
    ]);
  });

  it.each(['null', 'file://', '', 'http://a, http://b', 'https://$(reboot)', 'https://a.example/;reboot', `https://${'a'.repeat(300)}`])(
    'do not repeat an invalid origin: %j',
    (value) => {
      expect(printed([origin(value)])).toEqual([
        'Rejected a request from a page without an origin, such as a local file. Serve the page from http://localhost instead.',
      ]);
    },
  );

  it.each(['$(reboot)', 'ada@localhost', '\u001b[31m.example'])('do not repeat an invalid host: %j', (value) => {
    expect(printed([host(value)])).toEqual(['Rejected a request whose Host header is neither localhost nor an IP address.']);
  });

  it('are printed once for each host and origin, in any spelling', () => {
    const twice = [origin('https://a.example'), origin('https://A.example:443'), host('a.example'), host('A.example.')];
    expect(printed(twice)).toHaveLength(2);
  });

  it('stop after 20 with a final notice', () => {
    const many = Array.from({ length: 1000 }, (_, index) => origin(`https://a${index}.example`));
    const lines = printed([...many, ...many]);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('Rejected requests for more hosts and origins. They are no longer listed.');
  });
});
