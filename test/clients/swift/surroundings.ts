import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { debianMirror, type SourcesFile } from './apt-mirror';
import { run } from './child';
import { debianPath, mayMount, works } from './chroot';
import type { Surroundings } from './toolchain';

/**
 * Finds out how Swift can be run on this machine.
 * @param root the path of the root file system with Swift.
 */
export async function lookAround(root: string, signal: AbortSignal): Promise<Surroundings> {
  const mounts = process.platform === 'linux' && (await mayMount(signal));
  return {
    platform: process.platform,
    swift: await swiftVersion(signal),
    isRoot: process.getuid?.() === 0,
    mayMount: mounts,
    isMade: mounts && (await works(root, signal)),
    hasDebootstrap: isProgram('debootstrap'),
    hasApt: isProgram('apt-get'),
    mirror: debianMirror(aptSources('/etc/apt')),
  };
}

async function swiftVersion(signal: AbortSignal): Promise<string | undefined> {
  if (!isProgram('swift')) return undefined;
  return (await run({ program: 'swift', args: ['--version'] }, signal)).output;
}

const isProgram = (name: string): boolean =>
  `${process.env['PATH'] ?? ''}${delimiter}${debianPath}`.split(delimiter).some((folder) => existsSync(join(folder, name)));

function aptSources(folder: string): SourcesFile[] {
  const parts = join(folder, 'sources.list.d');
  const files = [join(folder, 'sources.list'), ...(existsSync(parts) ? readdirSync(parts).map((name) => join(parts, name)) : [])];
  const read = files.filter((name) => /\.(list|sources)$/.test(name) && existsSync(name));
  return read.map((name) => ({ name, text: readFileSync(name, 'utf8') }));
}
