import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { localTokens } from '../../../src/local/identity/local-tokens';
import { startBackend } from '../../../src/local/start';
import type { Api } from '../../clients/platforms/scenario';

/** Of the token, in seconds. */
const lifetime = 3600;

/** Starts the real API with `--auth` and without users. A process can do so once. @param folder for the key that signs tokens */
export async function startApi(folder: string): Promise<Api & { stop(): Promise<void> }> {
  process.env['LOG_LEVEL'] ??= 'SILENT';
  const tokens = localTokens(mkdtempSync(join(folder, 'api-')), true);
  const options = { host: '127.0.0.1', port: 0, store: { kind: 'memory' }, throttled: false, auth: true } as const;
  const { url, stop } = await startBackend(options, tokens);
  return { baseUrl: url, token: await tokens.sign({ sub: 'administrator', administrator: true }, lifetime), stop };
}
