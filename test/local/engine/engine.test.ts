import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import childProcess, { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { type Engine, engineProgram, startEngine } from '../../../src/local/engine/engine';
import { allItems } from '../../dynamodb/store';
import { entryPoint } from '../../typescript-entry';

const root = join(__dirname, '../../..');
let directory: string;
let file: string;
let engines: Engine[];
let children: ChildProcess[];

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'engine-'));
  file = join(directory, 'users.db');
  engines = [];
  children = [];
});

afterEach(async () => {
  jest.restoreAllMocks();
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(engines.map((engine) => engine.stop()));
  rmSync(directory, { recursive: true });
});

async function started(options: { file?: string } = {}): Promise<Engine> {
  const engine = await startEngine(options);
  engines.push(engine);
  return engine;
}

async function put({ endpoint }: Engine, userId: string): Promise<string[]> {
  const client = dynamodbClient(endpoint);
  await createTable(client, 'users');
  await client.send(new PutCommand({ TableName: 'users', Item: { userId } }));
  const items = await allItems(client, 'users');
  client.destroy();
  return items.map((item) => String(item['userId'])).toSorted();
}

/** Starts another process. Returns it and the first line that it prints. */
async function other(command: string, ...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  children.push(child);
  const line = await new Promise<string>((settle) => child.stdout?.once('data', (data) => settle(String(data).trim())));
  return { child, line };
}

const otherOwner = (...args: string[]) => other(process.execPath, ...entryPoint('test/local/engine/hold-engine.ts'), ...args);
const otherProgram = () => other('/bin/sh', '-c', 'echo ready; exec sleep 60');

const commandLine = (pid: number | string) => (existsSync(`/proc/${pid}`) ? readFileSync(`/proc/${pid}/cmdline`, 'utf8') : '');
const startTime = (pid: number | undefined) => readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ')[19];

function connects(host: string, port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = net.connect(port, host, () => settle(true));
    socket.once('connect', () => socket.destroy()).once('error', () => settle(false));
  });
}

async function gone(pid: number | string): Promise<void> {
  while (commandLine(pid) !== '') await sleep(10);
}

describe('the embedded engine', () => {
  it('in memory has its own data and a random IP address of the loopback interface', async () => {
    const [one, two] = [await started(), await started()];
    expect(one.endpoint).toMatch(/^http:\/\/127\.[1-9]\d*\.\d+\.\d+:\d+$/);
    expect(new URL(one.endpoint).hostname).not.toBe(new URL(two.endpoint).hostname);
    expect(await put(one, 'a')).toEqual(['a']);
    expect(await put(two, 'b')).toEqual(['b']);
  });

  it('on a file keeps its data for the next start, creates the directory and leaves no lock file', async () => {
    file = join(directory, 'data', 'users.db');
    const first = await started({ file });
    expect(await put(first, 'a')).toEqual(['a']);
    await first.stop();
    expect(readdirSync(join(directory, 'data'))).toEqual(['users.db']);
    expect(await put(await started({ file }), 'b')).toEqual(['a', 'b']);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('does not listen on %s, where a page would look for it', async (host) => {
    const { endpoint } = await started();
    const { hostname, port } = new URL(endpoint);
    expect(await connects(hostname, Number(port))).toBe(true);
    expect(await connects(host, Number(port))).toBe(false);
  });

  it('ends when it is stopped, without resolving `died`', async () => {
    const engine = await started();
    let died = false;
    void engine.died.then(() => (died = true));
    await engine.stop();
    await engine.stop();
    expect(commandLine(engine.pid)).toBe('');
    expect(died).toBe(false);
  });

  it('resolves `died` when it is killed, and releases the file', async () => {
    const engine = await started({ file });
    process.kill(engine.pid, 'SIGKILL');
    expect(await engine.died).toContain('SIGKILL');
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('reports the alternatives when it is not installed', () => {
    expect(() => engineProgram('@dynoxide/none')).toThrow(/not installed.*`npx dynoxide`.*DynamoDB Local.*DYNAMODB_ENDPOINT/);
  });

  it('reports its error output when it does not start, and releases the file', async () => {
    mkdirSync(file);
    await expect(startEngine({ file })).rejects.toThrow(/did not start: .*unable to open database file/);
    expect(existsSync(`${file}.pid`)).toBe(false);
  });

  it('leaves neither a process nor a lock file when the start is interrupted', async () => {
    const slow = spawn('sleep', ['60'], { stdio: ['ignore', 'ignore', 'pipe'] });
    jest.spyOn(childProcess, 'spawn').mockReturnValueOnce(slow);
    const stopping = new AbortController();
    const starting = startEngine({ file, signal: stopping.signal });
    while (!existsSync(`${file}.pid`)) await sleep(5);
    stopping.abort();
    await expect(starting).rejects.toBe(stopping.signal.reason);
    await gone(slow.pid ?? 0);
    expect(readdirSync(directory)).toEqual([]);
  });

  it('uses another port when another program takes the port first', async () => {
    const taken = await started();
    const { hostname, port } = new URL(taken.endpoint);
    const probe = net.createServer();
    jest.spyOn(probe, 'address').mockReturnValue({ port: Number(port), family: 'IPv4', address: hostname });
    const createServer = jest.spyOn(net, 'createServer').mockReturnValueOnce(probe);
    const engine = await started();
    expect(engine.endpoint).not.toBe(taken.endpoint);
    expect(createServer).toHaveBeenCalledTimes(2);
    expect(await put(engine, 'a')).toEqual(['a']);
  });
});

describe('a data file', () => {
  it('locked by this process is rejected', async () => {
    await started({ file });
    await expect(startEngine({ file })).rejects.toThrow(`${file} is in use by process ${process.pid}`);
  });

  it('locked by another living process is rejected with its process id, and its engine continues', async () => {
    const { child, line } = await otherOwner(file);
    await expect(startEngine({ file })).rejects.toThrow(`${file} is in use by process ${child.pid}`);
    expect(commandLine(line)).toContain(file);
  });

  it('whose owner was killed can be locked again', async () => {
    const { child } = await otherOwner(file);
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill('SIGKILL');
    await ended;
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('whose owner has ended but whose engine runs can be locked; the engine is killed', async () => {
    const port = 20_000 + (process.pid % 10_000);
    const leftOver = spawn(engineProgram(), ['--port', String(port), '--db-path', file], { stdio: 'ignore', detached: true });
    children.push(leftOver);
    while (!commandLine(leftOver.pid ?? 0).includes(file)) await sleep(10);
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago', engine: leftOver.pid }));
    const ended = new Promise((settle) => leftOver.once('exit', (_, signal) => settle(signal)));
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
    expect(await ended).toBe('SIGKILL');
  });

  it('whose lock file contains the id of another program can be locked; the program continues', async () => {
    const { child } = await otherProgram();
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago', engine: child.pid }));
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
    expect(commandLine(child.pid ?? 0)).toContain('sleep');
  });

  it('whose lock file contains a reused process id can be locked; one of a living owner cannot', async () => {
    const { child } = await otherProgram();
    const writeLockFile = (time: string | undefined) => writeFileSync(`${file}.pid`, JSON.stringify({ owner: child.pid, started: time }));
    writeLockFile(startTime(child.pid));
    await expect(startEngine({ file })).rejects.toThrow(`in use by process ${child.pid}`);
    writeLockFile('long ago');
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it.each(['', 'no JSON', 'null', '[]', '{}'])('with a damaged lock file (%j) can be locked', async (text) => {
    writeFileSync(`${file}.pid`, text);
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('that several processes start on at the same time is locked by one of them', async () => {
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago' }));
    const all = await Promise.all(Array.from({ length: 4 }, () => otherOwner(file)));
    const owners = all.filter(({ line }) => /^\d+$/.test(line));
    expect(owners).toHaveLength(1);
    for (const { line } of all) expect(line === owners[0]?.line || line.includes(`in use by process ${owners[0]?.child.pid}`)).toBe(true);
  });
});

describe('the end of the process that started an engine', () => {
  it.each(['in memory', 'on a file'])('by SIGKILL ends the engine too, %s', async (where) => {
    const { child, line } = await otherOwner(...(where === 'on a file' ? [file] : []));
    expect(commandLine(line)).toContain('dynoxide');
    child.kill('SIGKILL');
    await gone(line);
  });
});
