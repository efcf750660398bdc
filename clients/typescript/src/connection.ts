import type { Clock } from './clock.js';
import { type Entities, entitiesUpTo } from './entities.js';
import type { ClientOptions } from './options.js';
import { type Tokens, tokensOf } from './tokens.js';
import { fetchTransport, type Transport } from './transport.js';

/** What all calls of a client share. */
export interface Connection extends Pick<ClientOptions, 'timeout' | 'retries'> {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly tokens: Tokens | undefined;
  readonly entities: Entities;
  readonly clock: Clock;
}

export const connectionOf = (
  { baseUrl, token, transport = fetchTransport, entities = 100, ...limits }: ClientOptions,
  clock: Clock,
): Connection => ({
  ...limits,
  baseUrl: baseUrl.replace(/\/+$/, ''),
  transport,
  tokens: token && tokensOf(token),
  entities: entitiesUpTo(entities),
  clock,
});
