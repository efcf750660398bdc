import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { bundling } from '../../infra/bundle/bundle';
import { environment } from '../../src/config';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { createTable } from '../../src/dynamodb/emulator/create-table';
import { startEngine } from '../../src/local/engine/engine';
import { eventOf } from './requests';
import { samples, table } from './table';

const rounds = 31;
const tableName = 'users';
const file = resolve('.build/bench/settings-getUser.cjs');

// Runs in a new process: loads the bundle like the init phase of Lambda, then sends two requests.
const driver = `
  const [file, event] = process.argv.slice(1);
  const context = { getRemainingTimeInMillis: () => 10000 };
  const began = performance.now();
  const { handler } = require(file);
  const loaded = performance.now();
  const request = async () => {
    const before = performance.now();
    await handler(JSON.parse(event), context);
    return performance.now() - before;
  };
  request().then(async (first) => console.log(JSON.stringify({ init: loaded - began, first, second: await request() })));
`;

const columns = ['init', 'first', 'second'] as const;

/** Measures the cost of runtime settings and X-Ray at the cold start of a function with the AWS SDK, with the variants in turns. */
export async function benchSettings(): Promise<void> {
  const { kilobytes, ours } = await bundled();
  const engine = await startEngine();
  const ssm = await systemsManager();
  try {
    const client = dynamodbClient(engine.endpoint);
    await createTable(client, tableName);
    client.destroy();
    const times = samples();
    const variants = variantsOn(engine.endpoint, ssm.endpoint);
    for (let round = 0; round < rounds; round += 1) {
      for (const [variant, env] of Object.entries(variants)) await sample(variant, env, times.add);
    }
    const rows = Object.keys(variants).map((variant) => [variant, ...columns.map((column) => times.median(`${variant} ${column}`))]);
    console.log(
      `\nA function with the AWS SDK in a new process, ${rounds} times (Node ${process.version}); its bundle has ${kilobytes} kB\n`,
    );
    console.log(table(['', 'init, ms', 'first request', 'second request'], rows));
    console.log(`\n${ours.map(([folder, bytes]) => `src/${folder} has ${bytes / 1000} kB of the bundle`).join(', ')}`);
  } finally {
    ssm.stop();
    await engine.stop();
  }
}

const variantsOn = (dynamodb: string, ssm: string): Record<string, Record<string, string>> => {
  const plain = { [environment.tableName]: tableName, [environment.dynamodbEndpoint]: dynamodb, LOG_LEVEL: 'SILENT' };
  const credentials = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local' };
  const settings = { ...plain, ...credentials, [environment.settingsParameter]: '/bench/settings', AWS_ENDPOINT_URL_SSM: ssm };
  const sampled = {
    AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
    _X_AMZN_TRACE_ID: 'Root=1-5f84c7a1-e7d1852db8c4fd35d88bf49a;Parent=4c721bf33e3caf8f;Sampled=1',
  };
  return { plain, 'runtime settings': settings, 'sampled by X-Ray': { ...plain, ...sampled }, both: { ...settings, ...sampled } };
};

async function sample(variant: string, env: Record<string, string>, add: (name: string, value: number) => void): Promise<void> {
  const options = { env: { PATH: process.env['PATH'], AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', ...env } };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', driver, file, JSON.stringify(eventOf.get())], options);
  const measured: Record<(typeof columns)[number], number> = JSON.parse(stdout);
  for (const column of columns) add(`${variant} ${column}`, measured[column]);
}

async function bundled(): Promise<{ kilobytes: number; ours: [string, number][] }> {
  const { metafile } = await build({ ...bundling('getUser'), outfile: file, metafile: true, logLevel: 'error' });
  const output = Object.values(metafile.outputs).at(0);
  const inputs = Object.entries(output?.inputs ?? {});
  const bytesIn = (folder: string) =>
    inputs.filter(([path]) => path.startsWith(`src/${folder}/`)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
  const ours = ['settings', 'aws', 'telemetry'].map((folder): [string, number] => [folder, bytesIn(folder)]);
  return { kilobytes: (output?.bytes ?? 0) / 1000, ours };
}

/** Starts a test double of AWS Systems Manager that responds to GetParameter. */
async function systemsManager(): Promise<{ endpoint: string; stop(): void }> {
  const body = JSON.stringify({ Parameter: { Name: '/bench/settings', Type: 'String', Value: '{"logLevel":"INFO"}', Version: 1 } });
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(body));
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  const { port } = server.address() as AddressInfo;
  return { endpoint: `http://127.0.0.1:${port}`, stop: () => void server.close() };
}
