import { tokensOf } from './tokens.js';
import { clientOver } from './generated/construct.js';
import type { Client } from './generated/client.js';
import type { ClientOptions, Connection, Session } from './options.js';
import { fetchTransport } from './transport.js';
import { responseCache } from './cache.js';
import { retryBudget } from './retry.js';
import { type Clock, systemClock } from './timeouts.js';

/**
 * Creates a client of the API at `baseUrl`. The client stores its token and caches what it reads: call `reset` when the user signs out.
 * @throws TypeError for an invalid `baseUrl`
 */
export const createClient = (options: ClientOptions): Client => clientWith(options, systemClock);

/** Creates a client with another clock, for tests. */
export const clientWith = (options: ClientOptions, clock: Clock): Client => clientOver(connect(options, clock));

/** @throws TypeError for an invalid `baseUrl` */
export const connect = (options: ClientOptions, clock: Clock): Connection => {
  const { baseUrl, token, transport = fetchTransport, cacheSize = 100 } = options;
  // The characters of a URL without query, fragment and user (RFC 3986 §2, §3). A path alone is relative to the origin of a web page.
  if (!/^(https?:\/\/[\w[]|\/)[!$-&(-;=\w[\]~]*$/i.test(baseUrl) || (baseUrl[0] === '/' && !('location' in globalThis))) {
    throw new TypeError(`baseUrl must be an http(s) URL without ? or #: ${baseUrl}`);
  }
  const newSession = (): Session => ({
    tokens: token && tokensOf(token, () => (connection.cache = responseCache(cacheSize))),
    cache: responseCache(cacheSize),
    controller: new AbortController(),
  });
  const connection: Connection = {
    ...clock,
    ...options,
    ...newSession(),
    baseUrl: baseUrl.replace(/\/+$/, ''),
    transport,
    budget: retryBudget,
    reset() {
      connection.controller.abort();
      Object.assign(connection, newSession());
    },
  };
  return connection;
};
