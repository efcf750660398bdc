/** Host and port of a request or an origin. */
export interface Authority {
  /** In lower case and without a final dot. An IP address is in canonical form, IPv6 in brackets. */
  host: string;
  /** With its colon, such as `:5173`; empty for the default port of the scheme. */
  port: string;
}

/** A web origin (RFC 6454 §4). */
export interface Origin extends Authority {
  /** In lower case, such as `https`. */
  scheme: string;
}

/** Maximum length of a DNS name, in characters (RFC 1035 §2.3.4). */
const maxHostLength = 253;

/**
 * Parses `host` or `host:port` as browsers do: `0x7f.1` is 127.0.0.1.
 * @returns undefined for a text in another format
 */
export function authorityOf(text: string): Authority | undefined {
  const [, name = '', port = ''] = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{0,5})?$/i.exec(text) ?? [];
  const url = `http://${name}`;
  if (name.length > maxHostLength || !URL.canParse(url)) return undefined;
  return { host: new URL(url).hostname.replace(/\.$/, ''), port: port === ':' ? '' : port };
}

const defaultPorts = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

/**
 * Parses an origin. Schemes of apps, as in `capacitor://localhost`, are accepted.
 * @returns undefined for a text in another format, `null` and `file://` included
 */
export function originOf(text: string): Origin | undefined {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]{0,31}):\/\/(.*)$/i.exec(text) ?? [];
  const authority = authorityOf(rest);
  if (!authority) return undefined;
  const { host, port } = authority;
  const lower = scheme.toLowerCase();
  return { scheme: lower, host, port: port === defaultPorts.get(lower) ? '' : port };
}

/** Returns the text of an origin, such as `https://app.example.com`. */
export const originText = ({ scheme, host, port }: Origin): string => `${scheme}://${host}${port}`;
