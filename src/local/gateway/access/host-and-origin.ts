import type { IncomingMessage } from 'node:http';
import { isIPv4 } from 'node:net';
import { networkInterfaces } from 'node:os';
import { valuesOf } from '../wire/message';
import { type Authority, authorityOf, type Origin, originOf } from './origin';

/**
 * The access rules of an API that does not require tokens. Every website that a developer visits can send requests to this machine, and its
 * owner can make a host name point to this machine (DNS rebinding). Requests from pages of other machines are therefore rejected. Programs
 * other than browsers send no Origin header and are accepted.
 */
export interface AccessRules {
  /** Origins that may call in addition to those on this machine. Their hosts are also allowed in the Host header. */
  allowed: readonly Origin[];
  /** Called for each rejected request. */
  onRejection: (rejection: AccessRejection) => void;
}

export interface AccessRejection {
  type: 'HOST_NOT_ALLOWED' | 'ORIGIN_NOT_ALLOWED';
  /** The host or the origin, as sent. */
  value: string;
}

type RequestHead = Pick<IncomingMessage, 'method' | 'rawHeaders' | 'url'>;

/** Returns why a request is rejected; undefined when it is allowed. Depends only on the request line and the headers. */
export function accessRejection(request: RequestHead, allowed: readonly Origin[]): AccessRejection | undefined {
  const hosts = hostsOf(request);
  const host = hosts.find((text) => !isHostAllowed(text, allowed));
  if (host !== undefined) return { type: 'HOST_NOT_ALLOWED', value: host };
  const origins = valuesOf(request.rawHeaders, 'origin');
  const [origin] = origins;
  if (origin === undefined || (origins.length === 1 && isOriginAllowed(originOf(origin), hosts, allowed))) return undefined;
  return { type: 'ORIGIN_NOT_ALLOWED', value: origins.join(', ') };
}

/**
 * Returns the hosts of the Host header and of the request target, which may be an absolute URL or, for CONNECT, host and port (RFC 9112 §3.2).
 */
function hostsOf(request: RequestHead): string[] {
  const { method, rawHeaders, url = '' } = request;
  const inTarget = method === 'CONNECT' ? url : /^[a-z][a-z\d+.-]*:\/\/([^/?#]*)/i.exec(url)?.[1];
  // Browsers always send a host, so a request without Host (HTTP/1.0) or with an empty one does not come from a page.
  return [...valuesOf(rawHeaders, 'host').filter(Boolean), ...(inTarget === undefined ? [] : [inTarget])];
}

/** Every IP address is allowed, because DNS cannot redirect it. Phone emulators reach this machine as 10.0.2.2. */
function isHostAllowed(text: string, allowed: readonly Origin[]): boolean {
  const host = authorityOf(text)?.host;
  return host !== undefined && (isIpAddress(host) || isLocalhost(host) || allowed.some((origin) => origin.host === host));
}

const isIpAddress = (host: string): boolean => isIPv4(host) || host.startsWith('[');
const isLocalhost = (host: string): boolean => host === 'localhost' || host.endsWith('.localhost');

function isOriginAllowed(origin: Origin | undefined, hosts: readonly string[], allowed: readonly Origin[]): boolean {
  if (!origin) return false;
  if (allowed.some((other) => other.scheme === origin.scheme && isSame(other, origin))) return true;
  const isOfTheHost = hosts.map(authorityOf).some((authority) => authority !== undefined && isSame(authority, origin));
  return isOfTheHost || isOnThisMachine(origin.host);
}

const isSame = (one: Authority, other: Authority): boolean => one.host === other.host && one.port === other.port;

const unspecifiedOrLoopback: ReadonlySet<string> = new Set(['[::1]', '0.0.0.0', '[::]']);

/** Development servers print 0.0.0.0 or an IP address of the network as the URL of the page. */
const isOnThisMachine = (host: string): boolean =>
  isLocalhost(host) || (isIpAddress(host) && (host.startsWith('127.') || unspecifiedOrLoopback.has(host) || ownHosts().has(host)));

/** Read for each request, because a laptop changes its network while the API runs. */
function ownHosts(): Set<string> {
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return new Set(addresses.map(({ family, address }) => (family === 'IPv6' ? `[${address}]` : address)));
}
