/** Host and port of a request or an origin. */
export interface Authority {
  /** In lower case and without a final dot; an IP address in canonical form, IPv6 in brackets. */
  host: string;
  /** With its colon, e.g. `:5173`; empty for the default port of the scheme. */
  port: string;
}

/** A web origin (RFC 6454 §4). */
export interface Origin extends Authority {
  /** In lower case, e.g. `https`. */
  scheme: string;
}

/** Characters of the longest name in DNS (RFC 1035 §2.3.4). */
const longestHost = 253;

/** Reads `host` or `host:port`. A host is read as browsers read it: `0x7f.1` is 127.0.0.1. */
export function authorityOf(text: string): Authority | undefined {
  const [, name = '', port = ''] = /^(\[[\da-f:.]+\]|[\w.-]+)(:\d{0,5})?$/i.exec(text) ?? [];
  const url = `http://${name}`;
  if (name.length > longestHost || !URL.canParse(url)) return undefined;
  return { host: new URL(url).hostname.replace(/\.$/, ''), port: port === ':' ? '' : port };
}

const defaultPorts = new Map([
  ['http', ':80'],
  ['https', ':443'],
]);

/** Reads the text of an origin. Schemes of apps, such as `capacitor://localhost`, are origins too; `null` and `file://` are not. */
export function originOf(text: string): Origin | undefined {
  const [, scheme = '', rest = ''] = /^([a-z][a-z\d+.-]{0,31}):\/\/(.*)$/i.exec(text) ?? [];
  const authority = authorityOf(rest);
  if (!authority) return undefined;
  const { host, port } = authority;
  const lower = scheme.toLowerCase();
  return { scheme: lower, host, port: port === defaultPorts.get(lower) ? '' : port };
}

/** E.g. `https://app.example.com`. */
export const originText = ({ scheme, host, port }: Origin): string => `${scheme}://${host}${port}`;
