import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamodbClient } from '../../src/dynamodb/client';
import { createTable } from '../../src/dynamodb/create-table';
import { itemOf, lockOf } from '../../src/dynamodb/items';
import { dataFile, tableName } from '../../src/local/start';
import { startEngine } from '../../src/local/engine';
import { load, type Shot } from './load';
import { content } from './sample';
import { samples, table } from './table';

const connections = 32;
const seconds = 3;
const rounds = 3;
const sizes = [1_000, 100_000];

interface Kept {
  size: number;
  ids: string[];
  url: string;
  server: ChildProcess;
  directory: string;
}

/** `npm start` under load, with few and with many users on disk, the sizes taking turns. */
export async function benchWholePath(): Promise<void> {
  const backends: Kept[] = [];
  try {
    for (const size of sizes) backends.push(await started(size));
    await measure(backends);
  } finally {
    for (const { server, directory } of backends) {
      server.kill('SIGTERM');
      await new Promise((settle) => server.once('exit', settle));
      rmSync(directory, { recursive: true });
    }
  }
}

async function measure(backends: readonly Kept[]): Promise<void> {
  const times = samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const backend of backends) await measureOnce(backend, times.add);
  }
  const rows = requests.flatMap((name) =>
    sizes.map((size) => [`${name} at ${size.toLocaleString('en')}`, ...columns.map((column) => times.median(`${name} ${size} ${column}`))]),
  );
  console.log(`\nnpm start on disk, ${connections} connections, medians of ${rounds} rounds of ${seconds} s\n`);
  console.log(table(['', 'requests/s', 'p50, ms', 'p99, ms'], rows));
  for (const { size, server } of backends) console.log(`\nMemory with ${size.toLocaleString('en')} users: ${memory(server.pid ?? 0)}`);
}

const columns = ['requestsPerSecond', 'p50', 'p99'] as const;
const requests = ['get', 'create', 'page of 20'] as const;

async function measureOnce(backend: Kept, add: (name: string, value: number) => void): Promise<void> {
  const next = shots(backend);
  for (const name of requests) {
    const measured = await load(backend.url, connections, seconds, next[name]);
    for (const column of columns) add(`${name} ${backend.size} ${column}`, measured[column]);
  }
}

const shots = ({ ids }: Kept): Record<(typeof requests)[number], () => Shot> => ({
  get: () => ({ method: 'GET', path: `/users/${ids[Math.floor(Math.random() * ids.length)]}` }),
  create: () => ({ method: 'POST', path: '/users', body: JSON.stringify({ ...content, email: `${randomUUID()}@example.com` }) }),
  'page of 20': () => ({ method: 'GET', path: '/users?limit=20' }),
});

async function started(size: number): Promise<Kept> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const ids = await filled(directory, size);
  const args = ['src/run.cjs', 'src/local/main.ts', '--port', '0', '--no-throttle', '--data', directory];
  const server = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, POWERTOOLS_LOG_LEVEL: 'SILENT' },
  });
  const url = await new Promise<string>((settle, fail) => {
    server.stdout?.setEncoding('utf8').on('data', (text: string) => {
      const [, found] = /listens on (\S+)/.exec(text) ?? [];
      if (found !== undefined) settle(found);
    });
    server.once('exit', () => fail(new Error('npm start has ended')));
  });
  return { size, ids, url, server, directory };
}

async function filled(directory: string, size: number): Promise<string[]> {
  console.error(`filling a table with ${size.toLocaleString('en')} users …`);
  const engine = await startEngine({ file: dataFile(directory) });
  const client = dynamodbClient(engine.endpoint);
  await createTable(client, tableName);
  const ids: string[] = [];
  while (ids.length < size) {
    const users = Array.from({ length: 12 }, (_, i) => userOf(ids.length + i));
    const items = users.flatMap((user) => [itemOf(user, 1, undefined), lockOf(user.email, user.userId)]);
    await client.send(new BatchWriteCommand({ RequestItems: { [tableName]: items.map((Item) => ({ PutRequest: { Item } })) } }));
    ids.push(...users.map(({ userId }) => userId));
  }
  await engine.stop();
  return ids;
}

function userOf(index: number) {
  const createdAt = new Date(Date.UTC(2026, 0, 1) + index * 1000).toISOString();
  return { ...content, userId: randomUUID(), email: `${index}@example.org`, version: 1, createdAt, updatedAt: createdAt };
}

/** Memory of a process and its children, by what is theirs alone and their part of what is shared (Pss of proc_pid_smaps(5)). */
function memory(pid: number): string {
  const children = execFileSync('ps', ['-o', 'pid=', '--ppid', String(pid)], { encoding: 'utf8' })
    .trim()
    .split(/\s+/)
    .map(Number);
  const megabytes = [pid, ...children].map(
    (each) => Number(/Pss:\s+(\d+)/.exec(readFileSync(`/proc/${each}/smaps_rollup`, 'utf8'))?.[1] ?? 0) / 1024,
  );
  return `${Math.round(megabytes.reduce((sum, each) => sum + each, 0))} MB (functions and gateway ${Math.round(megabytes[0] ?? 0)} MB, the rest the engine)`;
}
