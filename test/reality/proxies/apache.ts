import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { installedPath } from '../debian';
import type { Options } from '../options';
import type { Part } from '../part';
import { freePort, startServer } from '../server';
import { type CompressingProxy, proxyPart } from './proxy';

/** Apache appends the name of the coding to the ETag of each response that it compresses. */
const apache: CompressingProxy = {
  name: 'apache',
  program: 'apache2',
  debianPackage: 'apache2-bin',
  codings: { gzip: /^"[^"]+-gzip"$/, br: /^"[^"]+-br"$/ },
  start,
};

export const apachePart = (options: Options): Part => proxyPart(apache, options);

const debianModules = '/usr/lib/apache2/modules';
const modules = ['mpm_event', 'authz_core', 'filter', 'deflate', 'brotli', 'proxy', 'proxy_http'];

const configuration = (folder: string, port: number, target: string): string => `
ServerRoot ${folder}
ServerName 127.0.0.1
Listen 127.0.0.1:${port}
PidFile ${folder}/apache.pid
DefaultRuntimeDir ${folder}
ErrorLog ${folder}/apache.log
${modules.map((name) => `LoadModule ${name}_module ${debianModules}/mod_${name}.so`).join('\n')}
User www-data
Group www-data
AddOutputFilterByType BROTLI_COMPRESS;DEFLATE application/json application/problem+json
ProxyPass / ${target}/
`;

async function start(folder: string, target: string): Promise<string> {
  const port = await freePort();
  const file = join(folder, 'apache.conf');
  writeFileSync(file, configuration(folder, port, target));
  await startServer({ program: installedPath(apache), args: ['-X', '-f', file] }, port);
  return `http://127.0.0.1:${port}`;
}
