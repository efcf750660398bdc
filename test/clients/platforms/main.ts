// Proves the TypeScript SDK on the platforms that it is for: node src/run.cjs test/clients/platforms/main.ts
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startBackend } from '../../../src/local/start';
import { appChecks } from './app-checks';
import { proveAll } from './checks';
import { hermesChecks } from './hermes/checks';
import { installPlatforms } from './install';
import { packageChecks } from './package-checks';
import { sdkPackage } from './package';
import { sizeChecks } from './size-checks';
import { typesChecks } from './types-checks';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  process.env['POWERTOOLS_LOG_LEVEL'] ??= 'SILENT';
  installPlatforms();
  const folder = mkdtempSync(join(tmpdir(), 'platforms-'));
  const api = await startBackend({ host: '127.0.0.1', port: 0, store: { kind: 'memory' }, throttled: false });
  try {
    const sdk = await sdkPackage(folder);
    const checks = [
      ...packageChecks(sdk),
      ...appChecks(sdk, api.url),
      ...typesChecks(sdk),
      ...sizeChecks(sdk),
      ...hermesChecks(sdk, api.url, folder),
    ];
    const failed = await proveAll(checks, say);
    say(`${checks.length - failed} passed, ${failed} failed`);
    process.exitCode = failed === 0 ? 0 : 1;
  } finally {
    await api.stop();
    rmSync(folder, { recursive: true });
  }
}
