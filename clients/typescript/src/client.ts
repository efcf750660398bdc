import { type Clock, systemClock } from './clock.js';
import { connectionOf } from './connection.js';
import type { Client } from './generated/client.js';
import { clientOver } from './generated/construct.js';
import type { ClientOptions } from './options.js';
import { senderOver } from './send.js';

/** A client of the API at `baseUrl`. It keeps its token and the ETags of what it has read, so an app wants one for each person who signs in. */
export const createClient = (options: ClientOptions): Client => clientWith(options, systemClock);

/** A client with a clock of its own, for tests. */
export const clientWith = (options: ClientOptions, clock: Clock): Client => clientOver(senderOver(connectionOf(options, clock)));
