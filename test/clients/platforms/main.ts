// Proves the TypeScript SDK on the platforms that it is for: node --import tsx test/clients/platforms/main.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { localTokens } from '../../../src/local/identity/local-tokens';
import { startBackend } from '../../../src/local/start';
import { appChecks } from './app-checks';
import { proveAll } from './checks';
import { hermesChecks } from './hermes/checks';
import { installPlatforms } from './install';
import { packageChecks } from './package-checks';
import { sdkPackage } from './package';
import { sizeChecks } from './size-checks';
import { typesChecks } from './types-checks';

/** Of the token, in seconds. */
const lifetime = 3600;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  process.env['LOG_LEVEL'] ??= 'SILENT';
  installPlatforms();
  const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
  const tokens = localTokens(folder, true);
  const api = await startBackend({ host: '127.0.0.1', port: 0, store: { kind: 'memory' }, throttled: false, auth: true }, tokens);
  try {
    const sdk = await sdkPackage(folder);
    const token = await tokens.sign({ sub: 'administrator', administrator: true }, lifetime);
    const checks = [
      ...packageChecks(sdk),
      ...appChecks(sdk, { baseUrl: api.url, token }),
      ...typesChecks(sdk),
      ...sizeChecks(sdk),
      ...hermesChecks(sdk, { baseUrl: api.url, token }, folder),
    ];
    const failed = await proveAll(checks, say);
    say(`${checks.length - failed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}
