import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { debianPath } from './chroot';

/** nginx in front of the API. It compresses responses, and therefore weakens their ETags. */
export interface Nginx {
  url: string;
  stop(): Promise<void>;
}

/** How long to wait until nginx listens, in milliseconds. */
const startTimeout = 10_000;

/** Returns the path of nginx; undefined when it is not installed. */
export function findNginx({ PATH = '' }: NodeJS.ProcessEnv): string | undefined {
  const folders = `${PATH}${delimiter}${debianPath}`.split(delimiter);
  return folders.map((folder) => join(folder, 'nginx')).find((path) => existsSync(path));
}

/**
 * Starts nginx with gzip in front of an API.
 * @param program the path of nginx.
 * @param api the URL of the API.
 * @param folder the folder for the files of nginx, which is created.
 * @throws Error with the output of nginx when it does not listen.
 */
export async function startNginx(program: string, api: string, folder: string): Promise<Nginx> {
  mkdirSync(folder);
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(port, api, folder));
  const nginx = spawn(program, ['-p', folder, '-c', file, '-e', 'stderr'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let output = '';
  nginx.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const ended = new Promise((settle) => nginx.once('close', settle).once('error', settle));
  const stop = async () => {
    nginx.kill('SIGTERM');
    await ended;
  };
  const deadline = performance.now() + startTimeout;
  while (nginx.exitCode === null && performance.now() < deadline) {
    if (await listens(port)) return { url: `http://127.0.0.1:${port}`, stop };
    await setTimeout(20);
  }
  await stop();
  throw new Error(`nginx does not listen on port ${port}. Its output is: ${output}`);
}

// One process: as root, nginx would run its workers as another user, who has no access to the folder.
const configuration = (port: number, api: string, folder: string): string => `
daemon off;
master_process off;
pid ${join(folder, 'nginx.pid')};
error_log stderr error;
events {}
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${join(folder, name)};`).join('\n  ')}
  gzip on;
  gzip_proxied any;
  gzip_types application/json;
  gzip_min_length 1;
  server {
    listen 127.0.0.1:${port};
    location / { proxy_pass ${api}; }
  }
}
`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((settle) => {
    const socket = connect(port, '127.0.0.1');
    const finish = (isOpen: boolean) => {
      socket.destroy();
      settle(isOpen);
    };
    socket.once('connect', () => finish(true)).once('error', () => finish(false));
  });
}
