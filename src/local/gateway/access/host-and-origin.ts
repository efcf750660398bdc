import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { type Authority, authorityOf, type Origin, originOf } from './origin';
import { valuesOf } from '../wire/message';

/**
 * Whom an API lets in that asks nobody for a token. Every website that a developer visits can send requests to this machine, and a name
 * can be made to point to it (DNS rebinding), so requests of pages from elsewhere are refused. Programs send no Origin and pass.
 */
export interface Door {
  /** Origins that may call besides those on this machine. Their hosts are allowed in the Host header too. */
  allowed: readonly Origin[];
  /** Told of each refusal. */
  onRefusal: (refusal: DoorRefusal) => void;
}

export interface DoorRefusal {
  fault: 'HOST_NOT_ALLOWED' | 'ORIGIN_NOT_ALLOWED';
  /** The host or the origin, as sent. */
  value: string;
}

type Head = Pick<IncomingMessage, 'method' | 'rawHeaders' | 'url'>;

/** Returns why the request may not come in; undefined when it may. It reads the request line and the headers and nothing else. */
export function doorRefusal(request: Head, allowed: readonly Origin[]): DoorRefusal | undefined {
  const hosts = hostsOf(request);
  const host = hosts.find((text) => !isHostAllowed(text, allowed));
  if (host !== undefined) return { fault: 'HOST_NOT_ALLOWED', value: host };
  const origins = valuesOf(request.rawHeaders, 'origin');
  const [origin] = origins;
  if (origin === undefined || (origins.length === 1 && isOriginAllowed(originOf(origin), hosts, allowed))) return undefined;
  return { fault: 'ORIGIN_NOT_ALLOWED', value: origins.join(', ') };
}

/** The hosts that a request names: in its Host header, and in a target that is a whole URL or, for CONNECT, host and port (RFC 9112 §3.2). */
function hostsOf(request: Head): string[] {
  const { method, rawHeaders, url = '' } = request;
  const inTarget = method === 'CONNECT' ? url : /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  // A request without Host (HTTP/1.0) or with an empty one comes from no page: browsers always name a host.
  return [...valuesOf(rawHeaders, 'host').filter(Boolean), ...(inTarget === undefined ? [] : [inTarget])];
}

/** A page cannot have an IP address point elsewhere, so each is allowed: emulators reach this machine as 10.0.2.2. */
function isHostAllowed(text: string, allowed: readonly Origin[]): boolean {
  const host = authorityOf(text)?.host;
  return host !== undefined && (isAddress(host) || isLocalhost(host) || allowed.some((origin) => origin.host === host));
}

const isAddress = (host: string): boolean => isIPv4(host) || host.startsWith('[');
const isLocalhost = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

function isOriginAllowed(origin: Origin | undefined, hosts: readonly string[], allowed: readonly Origin[]): boolean {
  if (!origin) return false;
  if (allowed.some((other) => other.scheme === origin.scheme && isSame(other, origin))) return true;
  const own = hosts.map(authorityOf).some((authority) => authority !== undefined && isSame(authority, origin));
  return own || isOnThisMachine(origin.host);
}

const isSame = (one: Authority, other: Authority): boolean => one.host === other.host && one.port === other.port;

const unspecifiedOrLoopback: ReadonlySet<string> = new Set(['[::1]', '0.0.0.0', '[::]']);

/** Development servers print 0.0.0.0 or an address of the network as the URL of the page. */
const isOnThisMachine = (host: string): boolean =>
  isLocalhost(host) || (isAddress(host) && (host.startsWith('127.') || unspecifiedOrLoopback.has(host) || ownHosts().has(host)));

/** Read each time: a laptop changes its network while the API runs. */
function ownHosts(): Set<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return new Set(addresses.map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address)));
}
