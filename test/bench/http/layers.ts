import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type Backend, cpuOf } from './backend';
import { requestText } from './connection';
import { drive } from './drive';
import type { Options } from './options';
import { idOf } from './users';

/** The last part of the path that a request reaches, and the response of that part. */
interface Layer {
  name: string;
  url: URL;
  request: string;
  status: number;
  /** Milliseconds of processor time of the responding process. */
  cpu: () => number;
}

/** Microseconds of processor time of a request per part of the path, in each round. */
export type Layers = Record<string, number[]>;

/** Measures what each part of the path adds to a get: each request reaches one part more than the previous one. */
export async function measureLayers(backend: Backend, { connections, seconds, rounds }: Options): Promise<Layers> {
  const bare = await bareServer();
  const ours = { url: backend.url, cpu: () => backend.cpu().path };
  const layers: Layer[] = [
    { name: 'node:http', url: bare.url, cpu: bare.cpu, request: requestText('GET', '/', {}), status: 200 },
    { ...ours, name: 'gateway', request: requestText('OPTIONS', '/users', {}), status: 204 },
    { ...ours, name: 'function', request: requestText('GET', '/users/nobody', {}), status: 400 },
    { ...ours, name: 'store', request: requestText('GET', `/users/${idOf(0)}`, {}), status: 200 },
  ];
  const measured: Layers = {};
  try {
    for (let round = 0; round < rounds; round += 1) {
      for (const { name, url, request, status, cpu } of layers) {
        const before = cpu();
        const { requests } = await drive(url, connections, seconds, () => [request], status);
        measured[name] = [...(measured[name] ?? []), ((cpu() - before) * 1000) / requests];
      }
    }
  } finally {
    bare.stop();
  }
  return measured;
}

/** The minimum with node:http: a response of the size of a user to every request. */
const bareProgram = `
  const body = 'x'.repeat(560);
  const headers = { 'Content-Type': 'application/json', 'Content-Length': body.length };
  const server = require('node:http').createServer((_, response) => response.writeHead(200, headers).end(body));
  server.listen(0, '127.0.0.1', () => console.log(server.address().port));
`;

async function bareServer() {
  const child = spawn(process.execPath, ['-e', bareProgram], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [said]: unknown[] = await once(child.stdout, 'data');
  const { pid = 0 } = child;
  return { url: new URL(`http://127.0.0.1:${String(said).trim()}`), cpu: () => cpuOf(pid), stop: () => child.kill() };
}
