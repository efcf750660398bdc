import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPath } from '../debian';
import type { Options } from '../options';
import type { Part } from '../part';
import { freePort, startServer } from '../server';
import { type CompressingProxy, proxyPart } from './proxy';

/** nginx makes the ETag of each response that it compresses weak. */
const nginx: CompressingProxy = {
  name: 'nginx',
  program: 'nginx',
  debianPackage: 'nginx-light',
  codings: { gzip: /^W\/"[^"]+"$/ },
  start,
};

export const nginxPart = (options: Options): Part => proxyPart(nginx, options);

/** The configuration of the API is what an operator writes. The rest makes nginx write only to the folder. */
const configuration = (folder: string, port: number, target: string): string => `
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr;
events {}
http {
  access_log off;
${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `  ${name}_temp_path ${folder}/${name};`).join('\n')}
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass ${target};
      gzip on;
      gzip_proxied any;
      gzip_types application/json application/problem+json;
      gzip_min_length 1;
    }
  }
}
`;

async function start(folder: string, target: string): Promise<string> {
  const port = await freePort();
  const file = join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port, target));
  await startServer({ program: installedPath(nginx), args: ['-e', 'stderr', '-p', folder, '-c', file] }, port);
  return `http://127.0.0.1:${port}`;
}
