import { join, resolve } from 'node:path';
import type { Options } from '../../options';
import { environmentOf, missingEnvironment, programOf } from '../../python';
import { freePort, startServer } from '../../server';

const name = 'localstack';
const requirements = resolve('test/reality/engines/localstack/requirements.txt');

/** Installs LocalStack core unless it is installed. @returns why it could not be installed; undefined on success */
export const missingLocalstack = (options: Options): Promise<string | undefined> => missingEnvironment(name, requirements, options);

/**
 * Starts LocalStack core without an account, with its API Gateway, on a free port of 127.0.0.1. It is stopped when the part ends.
 * @param folder the folder for its files
 * @returns the URL of its services
 */
export async function startLocalstack(folder: string): Promise<string> {
  const port = await freePort();
  const env = {
    GATEWAY_LISTEN: `127.0.0.1:${port}`,
    // Its default server ignores the address and listens on every interface.
    GATEWAY_SERVER: 'hypercorn',
    LOCALSTACK_VOLUME_DIR: join(folder, 'volume'),
    DNS_ADDRESS: '0',
    DISABLE_EVENTS: '1',
    SKIP_SSL_CERT_DOWNLOAD: '1',
    EAGER_SERVICE_LOADING: '0',
  };
  const program = programOf(environmentOf(name, requirements), name);
  await startServer({ program, args: ['start', '--host'], env, cwd: folder }, port, 120_000);
  return `http://127.0.0.1:${port}`;
}
