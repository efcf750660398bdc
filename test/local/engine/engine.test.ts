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

/** Another process, and the first line that it prints. */
async function other(command: string, ...args: string[]): Promise<{ child: ChildProcess; line: string }> {
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'ignore'], detached: true });
  children.push(child);
  const line = await new Promise<string>((settle) => child.stdout?.once('data', (data) => settle(String(data).trim())));
  return { child, line };
}

const otherHolder = (...args: string[]) => other(process.execPath, ...entryPoint('test/local/engine/hold-engine.ts'), ...args);
const stranger = () => other('/bin/sh', '-c', 'echo ready; exec sleep 60');

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
  it('in memory: each is its own, on a random address of the loopback interface', async () => {
    const [one, two] = [await started(), await started()];
    expect(one.endpoint).toMatch(/^http:\/\/127\.[1-9]\d*\.\d+\.\d+:\d+$/);
    expect(new URL(one.endpoint).hostname).not.toBe(new URL(two.endpoint).hostname);
    expect(await put(one, 'a')).toEqual(['a']);
    expect(await put(two, 'b')).toEqual(['b']);
  });

  it('in a file, whose directory it makes: what was written is there at the next start, and no note is left behind', async () => {
    file = join(directory, 'data', 'users.db');
    const first = await started({ file });
    expect(await put(first, 'a')).toEqual(['a']);
    await first.stop();
    expect(readdirSync(join(directory, 'data'))).toEqual(['users.db']);
    expect(await put(await started({ file }), 'b')).toEqual(['a', 'b']);
  });

  it.each(['127.0.0.1', 'localhost', '::1'])('is not found on %s, where a page would look for it', async (host) => {
    const { endpoint } = await started();
    const { hostname, port } = new URL(endpoint);
    expect(await connects(hostname, Number(port))).toBe(true);
    expect(await connects(host, Number(port))).toBe(false);
  });

  it('is over once it was stopped, and says nothing of a death', async () => {
    const engine = await started();
    let died = false;
    void engine.died.then(() => (died = true));
    await engine.stop();
    await engine.stop();
    expect(commandLine(engine.pid)).toBe('');
    expect(died).toBe(false);
  });

  it('tells when it ends without having been told to, and then the file is free', async () => {
    const engine = await started({ file });
    process.kill(engine.pid, 'SIGKILL');
    expect(await engine.died).toContain('SIGKILL');
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('is not installed: the error names the other ways to a DynamoDB', () => {
    expect(() => engineProgram('@dynoxide/none')).toThrow(/not installed.*`npx dynoxide`.*DynamoDB Local.*DYNAMODB_ENDPOINT/);
  });

  it('does not start: the error has its own words, and the file is free', async () => {
    mkdirSync(file);
    await expect(startEngine({ file })).rejects.toThrow(/did not start: .*unable to open database file/);
    expect(existsSync(`${file}.pid`)).toBe(false);
  });

  it('ends a start when the signal says so, and leaves neither process nor note', async () => {
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

  it('takes another port when somebody was faster', async () => {
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
  it('that this process holds is refused', async () => {
    await started({ file });
    await expect(startEngine({ file })).rejects.toThrow(`${file} is in use by process ${process.pid}`);
  });

  it('that another living process holds is refused by name, and its engine goes on', async () => {
    const { child, line } = await otherHolder(file);
    await expect(startEngine({ file })).rejects.toThrow(`${file} is in use by process ${child.pid}`);
    expect(commandLine(line)).toContain(file);
  });

  it('whose holder was killed is free again', async () => {
    const { child } = await otherHolder(file);
    const ended = new Promise((settle) => child.once('exit', settle));
    child.kill('SIGKILL');
    await ended;
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('whose holder is dead and whose engine lives: that engine is ended', async () => {
    const port = 20_000 + (process.pid % 10_000);
    const leftOver = spawn(engineProgram(), ['--port', String(port), '--db-path', file], { stdio: 'ignore', detached: true });
    children.push(leftOver);
    while (!commandLine(leftOver.pid ?? 0).includes(file)) await sleep(10);
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago', engine: leftOver.pid }));
    const ended = new Promise((settle) => leftOver.once('exit', (_, signal) => settle(signal)));
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
    expect(await ended).toBe('SIGKILL');
  });

  it('whose note names a program that is no engine on it: that program goes on', async () => {
    const { child } = await stranger();
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago', engine: child.pid }));
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
    expect(commandLine(child.pid ?? 0)).toContain('sleep');
  });

  it('whose note names a process id that now is somebody else is free; one that still is the same is not', async () => {
    const { child } = await stranger();
    const note = (time: string | undefined) => writeFileSync(`${file}.pid`, JSON.stringify({ owner: child.pid, started: time }));
    note(startTime(child.pid));
    await expect(startEngine({ file })).rejects.toThrow(`in use by process ${child.pid}`);
    note('long ago');
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it.each(['', 'no JSON', 'null', '[]', '{}'])('whose note is damaged (%j) is free', async (text) => {
    writeFileSync(`${file}.pid`, text);
    expect(await put(await started({ file }), 'a')).toEqual(['a']);
  });

  it('that many start at once is given to one of them', async () => {
    writeFileSync(`${file}.pid`, JSON.stringify({ owner: process.pid, started: 'long ago' }));
    const all = await Promise.all(Array.from({ length: 4 }, () => otherHolder(file)));
    const holders = all.filter(({ line }) => /^\d+$/.test(line));
    expect(holders).toHaveLength(1);
    for (const { line } of all) expect(line === holders[0]?.line || line.includes(`in use by process ${holders[0]?.child.pid}`)).toBe(true);
  });
});

describe('the end of the process that started an engine', () => {
  it.each(['in memory', 'on a file'])('by SIGKILL ends the engine as well, %s', async (where) => {
    const { child, line } = await otherHolder(...(where === 'on a file' ? [file] : []));
    expect(commandLine(line)).toContain('dynoxide');
    child.kill('SIGKILL');
    await gone(line);
  });
});
