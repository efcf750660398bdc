import type { Clock } from './clock.js';
import { type Entities, entitiesUpTo } from './cache.js';
import type { ClientOptions } from './options.js';
import { type Tokens, tokensOf } from './tokens.js';
import { fetchTransport, type Transport } from './transport.js';

/** What all calls of a client share. */
export interface Connection extends Clock, Pick<ClientOptions, 'timeout' | 'retries'> {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly tokens: Tokens | undefined;
  readonly entities: Entities;
}

/** @throws TypeError for a base URL below which no request can be sent */
export function connectionOf(
  { baseUrl, token, transport = fetchTransport, entities = 100, ...limits }: ClientOptions,
  clock: Clock,
): Connection {
  // The characters of a URL without query, fragment and user (RFC 3986 §2, §3). A path alone is below the origin of a page.
  if (!/^(https?:\/\/[\w[]|\/)[!$-;=\w[\]~]*$/i.test(baseUrl) || (baseUrl[0] === '/' && !('location' in globalThis))) {
    throw new TypeError(`baseUrl must be an http(s) URL without ? or #, not ${baseUrl}`);
  }
  return {
    ...clock,
    ...limits,
    baseUrl: baseUrl.replace(/\/+$/, ''),
    transport,
    tokens: token && tokensOf(token),
    entities: entitiesUpTo(entities),
  };
}
