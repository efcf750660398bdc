import { DescribeTableCommand } from '@aws-sdk/client-dynamodb';
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createGzip } from 'node:zlib';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { engineProgram, startEngine } from '../../../src/local/engine/engine';
import { tableName } from '../../../src/local/data/directory';
import { itemsOf } from './users';

/** Called with the progress; the last call ends the line. */
export type Progress = (text: string) => void;

/**
 * Returns a data file with this many users, from an earlier run if the store still writes the same items. The import of the embedded DynamoDB
 * creates it, because BatchWriteItem would take half an hour for a million users.
 * @param signal aborts the creation and removes the incomplete file
 * @returns the path of the file, which callers must not change
 */
export async function filled(folder: string, size: number, progress: Progress, signal: AbortSignal): Promise<string> {
  const file = join(folder, `users-${size}.db`);
  const note = `${file}.json`;
  const schema = await tableSchema();
  const made = JSON.stringify({
    size,
    of: createHash('sha256')
      .update(JSON.stringify([schema, itemsOf(0)]))
      .digest('hex'),
  });
  if (existsSync(file) && existsSync(note) && readFileSync(note, 'utf8') === made) return file;
  const draft = `${file}.draft`;
  try {
    mkdirSync(join(draft, 'export', tableName, 'data'), { recursive: true });
    writeFileSync(join(draft, 'schema.json'), JSON.stringify(schema));
    await writeExport(join(draft, 'export', tableName, 'data', 'users.json.gz'), size, progress, signal);
    await importInto(draft, signal, (seconds) => progress(`${size.toLocaleString('en')} users: importing, ${seconds} s …`));
    renameSync(join(draft, 'users.db'), file);
    writeFileSync(note, made);
    progress(`${size.toLocaleString('en')} users: ready in ${file}\n`);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return file;
}

/** The description of the table that the store creates, from DescribeTable. */
async function tableSchema(): Promise<object> {
  const engine = await startEngine();
  const client = dynamodbClient(engine.endpoint);
  try {
    await createTable(client, tableName);
    const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
    // These members are not part of the definition and differ in each run.
    return { Table: { ...Table, CreationDateTime: 0, TableId: undefined } };
  } finally {
    client.destroy();
    await engine.stop();
  }
}

/** Returns items in the format of DynamoDB exports to S3. */
async function writeExport(file: string, size: number, progress: Progress, signal: AbortSignal): Promise<void> {
  const zipped = createGzip({ level: 1 });
  const written = createWriteStream(file);
  zipped.pipe(written);
  const percent = Math.ceil(size / 100);
  for (let n = 0; n < size; n += 1) {
    if (n % percent === 0) progress(`${size.toLocaleString('en')} users: ${n / percent} % written …`);
    signal.throwIfAborted();
    const lines = itemsOf(n).map((Item) => `${JSON.stringify({ Item })}\n`);
    if (!zipped.write(lines.join(''))) await once(zipped, 'drain');
  }
  zipped.end();
  await once(written, 'close');
}

/** @param waiting called every second with the elapsed time */
async function importInto(folder: string, signal: AbortSignal, waiting: (seconds: number) => void): Promise<void> {
  const args = [
    'import',
    '--source',
    join(folder, 'export'),
    '--schema',
    join(folder, 'schema.json'),
    '--output',
    join(folder, 'users.db'),
  ];
  const child = spawn(engineProgram(), args, { stdio: ['ignore', 'ignore', 'pipe'], signal, killSignal: 'SIGKILL' });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    words += text;
  });
  let seconds = 0;
  const clock = setInterval(() => waiting((seconds += 1)), 1000);
  const [code]: unknown[] = await once(child, 'close').finally(() => clearInterval(clock));
  if (code !== 0) throw new Error(`The import failed: ${words.trim()}`);
}
