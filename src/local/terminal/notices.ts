import type { AccessRejection } from '../gateway/access/host-and-origin';
import { authorityOf, originOf, originText } from '../gateway/access/origin';
import { KeyFileError } from '../identity/signing-key';

/** How long `npm start` waits before it prints what it waits for, in milliseconds. */
const silentFor = 2000;

/**
 * Prints once what the start waits for if the work takes longer than two seconds.
 * @param what completes "Waiting for …"
 * @returns the result of the work; rejects as the work does
 */
export async function waiting<T>(what: string, work: Promise<T>, print: (line: string) => void): Promise<T> {
  const timer = setTimeout(() => print(`Waiting for ${what}. Press Ctrl-C to stop.`), silentFor);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}

/**
 * Returns a function that prints failures behind the gateway. It prints an unusable key file once, without a stack trace.
 * @param print receives a message and its cause
 */
export function failureLog(print: (...parts: unknown[]) => void): (message: string, cause?: unknown) => void {
  let printed: string | undefined;
  return (message, cause) => {
    if (!(cause instanceof KeyFileError)) return print(message, ...(cause === undefined ? [] : [cause]));
    if (cause.message === printed) return;
    printed = cause.message;
    print(`Requests with a token get 500 because tokens cannot be verified. ${cause.message}`);
  };
}

/** Maximum number of hosts and origins that are printed: a page can invent any number of them. */
const maxNotices = 20;

/**
 * Returns a function to call for every rejected request. It prints each rejected host and origin once, with the option that allows it, and
 * stops after 20 of them.
 */
export function accessNotices(print: (line: string) => void): (rejection: AccessRejection) => void {
  const printed = new Set<string>();
  return (rejection) => {
    const notice = noticeOf(rejection);
    if (printed.has(notice) || printed.size > maxNotices) return;
    printed.add(notice);
    print(printed.size > maxNotices ? 'Rejected requests for more hosts and origins. They are no longer listed.' : notice);
  };
}

/** Repeats only valid hosts and origins, so that the printed command can be pasted safely. */
function noticeOf({ type, value }: AccessRejection): string {
  if (type === 'HOST_NOT_ALLOWED') {
    const authority = authorityOf(value);
    if (!authority) return 'Rejected a request whose Host header is neither localhost nor an IP address.';
    const { host, port } = authority;
    return `Rejected a request for the host ${host}: without --auth, the API accepts only localhost and IP addresses. ${allow(`http://${host}${port}`)}`;
  }
  const origin = originOf(value);
  if (!origin)
    return 'Rejected a request from a page without an origin, such as a local file. Serve the page from http://localhost instead.';
  const text = originText(origin);
  return `Rejected a request from a page of ${text}: without --auth, only pages on this machine may call the API. ${allow(text)}`;
}

const allow = (origin: string): string => `If you trust it, allow it: npm start -- --allow-origin ${origin}`;
