import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type ChildProcess, spawn } from 'node:child_process';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { harness } from './harness';

const { start } = harness();
let servers: Server[] = [];
let sockets: Socket[] = [];
let children: ChildProcess[] = [];

beforeEach(() => {
  [servers, sockets, children] = [[], [], []];
});

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers) server.close();
  for (const child of children) child.kill('SIGKILL');
});

/** Starts a server. Returns its URL. */
function listen(server: Server): Promise<string> {
  servers.push(server);
  server.on('connection', (socket) => sockets.push(socket.on('error', () => {})));
  return new Promise((settle) => {
    server.listen(0, '127.0.0.1', () => settle(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });
}

const silent = () => listen(createServer(() => {}));
const responding = (listener: RequestListener) => () => listen(createHttpServer(listener));

/** Starts a server whose process accepts no connection and whose queue is full: the next connection gets no response to its SYN. */
async function full(): Promise<string> {
  const block = `const server = require('node:net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, () => {
    require('node:fs').writeSync(1, String(server.address().port));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 120000);
  });`;
  const child = spawn(process.execPath, ['-e', block], { stdio: ['ignore', 'pipe', 'inherit'] });
  children.push(child);
  const port = await new Promise<number>((settle) => child.stdout.once('data', (data) => settle(Number(String(data)))));
  let connected = 0;
  let attempts = 0;
  while (connected === attempts) {
    attempts += 1;
    const socket = connect(port, '127.0.0.1', () => (connected += 1)).on('error', () => {});
    sockets.push(socket);
    await new Promise((settle) => setTimeout(settle, 300));
  }
  return `http://127.0.0.1:${port}`;
}

/** Responds as a DynamoDB whose table is still being created. */
const creating = responding((request, response) => {
  const isDescription = String(request.headers['x-amz-target']).endsWith('DescribeTable');
  response.end(JSON.stringify(isDescription ? { Table: { TableStatus: 'CREATING' } } : { TableDescription: { TableStatus: 'CREATING' } }));
});

const failing = responding((_, response) => response.writeHead(500).end('{}'));
const html = responding((_, response) => response.end('<html>It works!</html>'));
const emptyObject = responding((_, response) => response.end('{}'));

const secondsSince = (began: number) => (performance.now() - began) / 1000;

describe('npm start with an unusable DynamoDB', () => {
  it.each([
    ['accepts connections and does not respond', silent, 'it did not respond within 8 s'],
    ['accepts no connection', full, 'it did not respond in time'],
    ['responds to every request with 500', failing, 'its response is not a DynamoDB response (HTTP status 500)'],
    ['responds to every request with HTML', html, 'its response is not a DynamoDB response (HTTP status 200)'],
    ['responds to every request with an empty object', emptyObject, 'its response is not that of a DynamoDB'],
  ])('exits with 1 within ten seconds when it %s', async (_what, server, reason) => {
    const url = await server();
    const began = performance.now();
    const program = start(['--port', '0'], { DYNAMODB_ENDPOINT: url });
    expect(await program.ended).toBe(1);
    // It takes nine seconds on an idle machine; this machine may be busy.
    expect(secondsSince(began)).toBeLessThan(15);
    expect(program.err()).toBe(`The DynamoDB at ${url} cannot be used: ${reason}\n`);
  });

  it.each([
    ['does not respond', silent],
    ['accepts no connection', full],
    ['is still creating the table', creating],
  ])('prints once what it waits for, and stops on the first signal, when it %s', async (_what, server) => {
    const url = await server();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const program = start(['--port', '0'], { DYNAMODB_ENDPOINT: url });
      const line = `Waiting for the table user-profiles of the DynamoDB at ${url}. Press Ctrl-C to stop.\n`;
      await program.prints(line);
      const began = performance.now();
      program.child.kill(signal);
      expect(await program.ended).toBe(0);
      expect(secondsSince(began)).toBeLessThan(3);
      expect([program.out(), program.err()]).toEqual([line, '']);
    }
  });
});
