// Seeds a table, exports it, imports the file into a second table, and compares both tables: npm run bench:users -- [--count N]
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { startEngine } from '../../../src/local/engine/engine';
import { entryPoint } from '../../typescript-entry';

const usage = `Usage: npm run bench:users -- [options]

Writes made-up users to a table of the embedded DynamoDB (in memory), exports them, imports the file into a second table, exports that one,
and compares the items of both tables. Prints the time of each step. A million users take about half an hour on two cores.

  --count N   number of users (1000000)
  --help      shows this text`;

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { count: { type: 'string', default: '1000000' }, help: { type: 'boolean' } } });
  if (values.help) return console.log(usage);
  const directory = mkdtempSync(join(tmpdir(), 'bench-users-'));
  const engine = await startEngine();
  const client = dynamodbClient(engine.endpoint);
  try {
    await createTable(client, 'original');
    await createTable(client, 'copy');
    const [first, second] = [join(directory, 'first.jsonl'), join(directory, 'second.jsonl')];
    const at = (table: string) => ['--endpoint', engine.endpoint, '--table', table];
    const count = Number(values.count);
    await step(count, 'seed', [...at('original'), '--count', values.count]);
    await step(count, 'export', [...at('original'), '--file', first]);
    await step(count, 'import', [...at('copy'), '--file', first]);
    await step(count, 'export', [...at('copy'), '--file', second]);
    console.log(`The export has ${Math.round(statSync(first).size / 1e6)} MB.`);
    const [original, copy] = [await digestOf(client, 'original'), await digestOf(client, 'copy')];
    console.log(original, copy);
    if (original !== copy) throw new Error('The tables differ.');
    console.log('The tables are equal.');
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(directory, { recursive: true });
  }
}

async function step(count: number, command: string, args: string[]): Promise<void> {
  const begin = performance.now();
  const child = spawn(process.execPath, [...entryPoint('infra/data/main.ts'), command, ...args], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const code = await new Promise((settle) => child.once('close', settle));
  if (code !== 0) throw new Error(`${command} ended with ${String(code)}`);
  const seconds = (performance.now() - begin) / 1000;
  console.log(`${command}: ${seconds.toFixed(1)} s, ${Math.round(count / seconds)} users per second`);
}

/** Returns the number of items and a digest of all items that does not depend on their order. */
async function digestOf(client: DynamoDBDocumentClient, TableName: string): Promise<string> {
  const digest = Buffer.alloc(32);
  let items = 0;
  // A page of 1 MB of a large table takes the embedded DynamoDB longer than the client waits.
  for await (const { Items = [] } of paginateScan({ client }, { TableName, Limit: 500 })) {
    for (const item of Items) {
      const hash = createHash('sha256')
        .update(JSON.stringify(sorted(item)))
        .digest();
      for (let n = 0; n < digest.length; n += 1) digest[n] = (digest[n] ?? 0) ^ (hash[n] ?? 0);
      items += 1;
    }
  }
  return `${items} items, ${digest.toString('hex')}`;
}

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value)
          .toSorted(([a], [b]) => (a < b ? -1 : 1))
          .map(([name, part]) => [name, sorted(part)]),
      )
    : value;
