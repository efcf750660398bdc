import { responseCache } from './cache.js';
import { sender } from './call.js';
import type { Client } from './generated/client.js';
import { clientOver } from './generated/construct.js';
import type { ClientOptions, Connection } from './options.js';
import { type Clock, systemClock } from './timeouts.js';
import { tokensOf } from './tokens.js';
import { fetchTransport } from './transport.js';

/**
 * Creates a client of the API at `baseUrl`. The client stores its token and caches what it reads: create one for each user who signs in.
 * @throws TypeError for an invalid `baseUrl`
 */
export const createClient = (options: ClientOptions): Client => clientWith(options, systemClock);

/** Creates a client with another clock, for tests. */
export const clientWith = (options: ClientOptions, clock: Clock): Client => clientOver(sender(connect(options, clock)));

/** @throws TypeError for an invalid `baseUrl` */
export function connect(
  { baseUrl, token, transport = fetchTransport, cacheSize = 100, ...limits }: ClientOptions,
  clock: Clock,
): Connection {
  // The characters of a URL without query, fragment and user (RFC 3986 §2, §3). A path alone is relative to the origin of a web page.
  if (!/^(https?:\/\/[\w[]|\/)[!$-;=\w[\]~]*$/i.test(baseUrl) || (baseUrl[0] === '/' && !('location' in globalThis))) {
    throw new TypeError(`baseUrl must be an http(s) URL without ? or #, not ${baseUrl}`);
  }
  return {
    ...clock,
    ...limits,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    transport,
    tokens: token && tokensOf(token),
    cache: responseCache(cacheSize),
  };
}
