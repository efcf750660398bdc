import { readDefinition } from '../../src/local/gateway/definition/definition';
import { gateway, type GatewayOptions } from '../../src/local/gateway/gateway';
import { type GatewayServer, listen } from '../../src/local/gateway/server';
import { tokenBucket, unlimited } from '../../src/local/gateway/throttle';
import type { Rehearsal } from './rehearsal';

/** Serves the rehearsed API over HTTP. The URL of the result contains the base path of its domain. */
export async function serveRehearsal(
  { body, throttling, basePath, tokens, functions }: Rehearsal,
  onFailure: GatewayOptions['onFailure'],
): Promise<GatewayServer> {
  const api = gateway(readDefinition(body, {}), {
    functions,
    basePath,
    authorize: tokens.authorize,
    throttle: throttling ? tokenBucket(throttling, () => performance.now()) : unlimited,
    now: Date.now,
    onFailure,
  });
  const server = await listen(api, { host: '127.0.0.1', port: 0 });
  return basePath === undefined ? server : { ...server, url: `${server.url}/${basePath}` };
}
