// Checks the TypeScript SDK on its platforms: npm run test:platforms
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

/** The lifetime of the token, in seconds. */
const tokenLifetime = 3600;

const print = (line: string): void => void process.stdout.write(`${line}\n`);

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
    const token = await tokens.sign({ sub: 'administrator', administrator: true }, tokenLifetime);
    const checks = [
      ...packageChecks(sdk),
      ...appChecks(sdk, { baseUrl: api.url, token }),
      ...typesChecks(sdk),
      ...sizeChecks(sdk),
      ...hermesChecks(sdk, { baseUrl: api.url, token }, folder),
    ];
    const failed = await proveAll(checks, print);
    print(`${checks.length - failed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}
