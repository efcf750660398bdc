import { describe, expect, it } from '@jest/globals';
import { doorNotices } from '../../../src/local/terminal/notices';
import type { DoorRefusal } from '../../../src/local/gateway/access/host-and-origin';

const host = (value: string): DoorRefusal => ({ fault: 'HOST_NOT_ALLOWED', value });
const origin = (value: string): DoorRefusal => ({ fault: 'ORIGIN_NOT_ALLOWED', value });

function printed(refusals: readonly DoorRefusal[]): string[] {
  const lines: string[] = [];
  const notify = doorNotices((line) => lines.push(line));
  for (const refusal of refusals) notify(refusal);
  return lines;
}

describe('the notices of refused requests', () => {
  it('name the origin and the option that allows it', () => {
    expect(printed([origin('https://APP.example.com:8443')])).toEqual([
      'Refused a request of a page from https://app.example.com:8443: without --auth, only pages on this machine may call the API. ' +
        'If you trust it: npm start -- --allow-origin https://app.example.com:8443',
    ]);
  });

  it('name the host and the option that allows it', () => {
    expect(printed([host('My-Mac.local:3000')])).toEqual([
      'Refused a request for the host my-mac.local: without --auth, the API answers for localhost and IP addresses only. ' +
        'If you trust it: npm start -- --allow-origin http://my-mac.local:3000',
    ]);
  });

  it.each(['null', 'file://', '', 'http://a, http://b', 'https://$(reboot)', 'https://a.example/;reboot', `https://${'a'.repeat(300)}`])(
    'repeat no origin that is none: %j',
    (value) => {
      expect(printed([origin(value)])).toEqual([
        'Refused a request of a page without an origin, such as a file. Serve the page on http://localhost and open it there.',
      ]);
    },
  );

  it.each(['$(reboot)', 'ada@localhost', '\u001b[31m.example'])('repeat no host that is none: %j', (value) => {
    expect(printed([host(value)])).toEqual(['Refused a request whose Host is neither localhost nor an IP address.']);
  });

  it('come once for each host and origin, however it is spelled', () => {
    const twice = [origin('https://a.example'), origin('https://A.example:443'), host('a.example'), host('A.example.')];
    expect(printed(twice)).toHaveLength(2);
  });

  it('end after 20, with a line that says so', () => {
    const many = Array.from({ length: 1000 }, (_, index) => origin(`https://a${index}.example`));
    const lines = printed([...many, ...many]);
    expect(lines).toHaveLength(21);
    expect(lines.at(-1)).toBe('Refused requests for more hosts and origins. They are not listed any more.');
  });
});
