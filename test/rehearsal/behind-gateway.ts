import { readDefinition } from '../../src/local/gateway/definition/definition';
import { gateway, type GatewayOptions } from '../../src/local/gateway/gateway';
import { type GatewayServer, listen } from '../../src/local/gateway/server';
import { tokenBucket, unlimited } from '../../src/local/gateway/throttle';
import type { Rehearsal } from './rehearsal';

/** Serves the rehearsed API over HTTP. */
export async function serveRehearsal(
  { body, throttling, tokens, functions }: Rehearsal,
  onFailure: GatewayOptions['onFailure'],
): Promise<GatewayServer> {
  const api = gateway(readDefinition(body, {}), {
    functions,
    authorize: tokens.authorize,
    throttle: throttling ? tokenBucket(throttling, () => performance.now()) : unlimited,
    now: Date.now,
    onFailure,
  });
  return listen(api, { host: '127.0.0.1', port: 0 });
}
