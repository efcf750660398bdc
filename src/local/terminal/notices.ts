import type { DoorRefusal } from '../gateway/access/host-and-origin';
import { authorityOf, originOf, originText } from '../gateway/access/origin';

/** How many hosts and origins the terminal names. A page can make up any number of them. */
const mostNotices = 20;

/**
 * Prints one notice for each host or origin that was refused, with the option that allows it.
 * @returns the function to call for every refusal
 */
export function doorNotices(print: (line: string) => void): (refusal: DoorRefusal) => void {
  const printed = new Set<string>();
  return (refusal) => {
    const notice = noticeOf(refusal);
    if (printed.has(notice) || printed.size > mostNotices) return;
    printed.add(notice);
    print(printed.size > mostNotices ? 'Refused requests for more hosts and origins. They are not listed any more.' : notice);
  };
}

/** Only what is a valid host or origin is repeated, so that the command can be pasted. */
function noticeOf({ fault, value }: DoorRefusal): string {
  if (fault === 'HOST_NOT_ALLOWED') {
    const authority = authorityOf(value);
    if (!authority) return 'Refused a request whose Host is neither localhost nor an IP address.';
    const { host, port } = authority;
    return `Refused a request for the host ${host}: without --auth, the API answers for localhost and IP addresses only. ${allow(`http://${host}${port}`)}`;
  }
  const origin = originOf(value);
  if (!origin)
    return 'Refused a request of a page without an origin, such as a file. Serve the page on http://localhost and open it there.';
  const text = originText(origin);
  return `Refused a request of a page from ${text}: without --auth, only pages on this machine may call the API. ${allow(text)}`;
}

const allow = (origin: string): string => `If you trust it: npm start -- --allow-origin ${origin}`;
