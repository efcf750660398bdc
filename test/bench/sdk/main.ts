import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { promisify } from 'node:util';
import { bundled, gzipped } from '../../clients/platforms/bundled';
import { installPlatforms, platforms } from '../../clients/platforms/install';
import { buildSdk } from '../../clients/platforms/package';
import type { Times } from './client';
import { table } from '../table';
import { entryPoint } from '../../typescript-entry';

/** Megabytes. Large enough to avoid garbage collection while allocations are counted. */
const youngGeneration = 256;

/** Compares calls of the SDK with bare fetch and openapi-fetch, against a server on this machine. */
async function benchSdk(): Promise<void> {
  installPlatforms();
  const sdk = await buildSdk();
  const server = spawn(process.execPath, [...entryPoint('test/bench/sdk/server.ts')], { stdio: ['ignore', 'pipe', 'inherit'] });
  try {
    const [line]: Buffer[] = await once(server.stdout, 'data');
    const url = String(line).trim();
    console.error('times …');
    const times = await measured<Times>('times', url);
    console.error('allocations …');
    const bytes = await measured<number>('bytes', url);
    console.log(`\nSequential calls against a server that responds at once (Node ${process.version}); the variants alternate\n`);
    console.log(table(['', 'median, µs', 'p95, µs', 'over fetch, µs', 'CPU, µs', 'on the heap, bytes'], rowsOf(times, bytes)));
    console.log('\nSize in an app: bundled, minified, gzip -9\n');
    console.log(table(['', 'bytes'], await sizes(sdk)));
  } finally {
    server.kill();
  }
}

async function measured<Value>(kind: 'times' | 'bytes', url: string): Promise<Record<string, Value>> {
  const flags = ['--expose-gc', `--max-semi-space-size=${youngGeneration}`, `--min-semi-space-size=${youngGeneration}`];
  const args = [...(kind === 'bytes' ? flags : []), ...entryPoint('test/bench/sdk/client.ts'), kind, url];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return JSON.parse(stdout);
}

function rowsOf(times: Record<string, Times>, bytes: Record<string, number>): (string | number)[][] {
  return Object.entries(times).map(([key, { median, p95, cpu }]) => {
    const [scenario = '', name = ''] = key.split('/');
    const fetched = times[`${scenario}/fetch`]?.median ?? Number.NaN;
    return [`${scenario}: ${name}`, median, p95, name === 'fetch' ? '' : median - fetched, cpu, bytes[key] ?? Number.NaN];
  });
}

async function sizes(sdk: string): Promise<(string | number)[][]> {
  const own = `${sdk}/dist/esm/index.js`;
  const size = async (text: string, folder: string) => gzipped(await bundled(text, folder)).toLocaleString('en');
  return [
    ['SDK, complete', await size(`export * from '${own}';`, sdk)],
    ['SDK, only createClient', await size(`export { createClient } from '${own}';`, sdk)],
    ['openapi-fetch, complete', await size(`export * from 'openapi-fetch'; export { default } from 'openapi-fetch';`, platforms)],
    ['openapi-fetch, only createClient', await size(`export { default } from 'openapi-fetch';`, platforms)],
  ];
}

benchSdk().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
