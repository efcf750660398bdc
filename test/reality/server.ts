import { once } from 'node:events';
import { createServer as createHttpServer, type RequestListener } from 'node:http';
import { connect, createServer, type AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Command, run } from '../clients/swift/child';
import { stopWithPart } from './running';

/** How long most servers may take to listen, in milliseconds. */
const startTimeout = 20_000;
const pause = 50;

/** Returns a free port of 127.0.0.1. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((settle) => server.close(settle));
  return port;
}

/**
 * Starts a server in a new process and waits until it listens. The server is stopped when the part ends.
 * @param timeout how long the server may take to listen, in milliseconds
 * @throws Error with the output of the server when it ends or does not listen
 */
export async function startServer(command: Command, port: number, timeout = startTimeout): Promise<void> {
  const end = new AbortController();
  let output = '';
  const ended = run(command, end.signal, (text) => (output += text)).then(
    ({ code }) => `${command.program} ended with exit code ${code}:\n${output}`,
    (error: unknown) => `${command.program} could not be started: ${String(error)}`,
  );
  stopWithPart(async () => {
    end.abort();
    await ended;
  });
  const failure = await Promise.race([ended, listening(port, timeout)]);
  if (failure !== undefined) throw new Error(failure);
}

/** Waits until a server accepts connections. @throws Error after the timeout */
export async function waitForPort(port: number): Promise<void> {
  const failure = await listening(port, startTimeout);
  if (failure !== undefined) throw new Error(failure);
}

/** Waits until a server accepts connections. @returns undefined then; an error message after the timeout */
async function listening(port: number, timeout: number): Promise<string | undefined> {
  const start = performance.now();
  while (performance.now() - start < timeout) {
    if (await accepts(port)) return undefined;
    await delay(pause);
  }
  return `No server listens on port ${port} after ${timeout / 1000} seconds.`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => {
      socket.destroy();
      settle(true);
    });
    socket.once('error', () => settle(false));
  });
}

/** Starts an HTTP server on a free port. It is stopped when the part ends. @returns its origin */
export async function serve(listener: RequestListener): Promise<string> {
  const server = createHttpServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  stopWithPart(async () => {
    const closed = new Promise((settle) => server.close(settle));
    server.closeAllConnections();
    await closed;
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
