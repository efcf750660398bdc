import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../clients/swift/child';
import { interrupted } from './interrupted';
import type { Options } from './options';

/** A program that Debian has. */
export interface DebianProgram {
  readonly program: string;
  /** The package that has it. */
  readonly debianPackage: string;
  /** Arguments with which it ends with 0 only when all of it is installed. */
  readonly probe?: readonly string[];
}

/** @returns the path of a program; undefined when there is none */
function pathOf({ program }: DebianProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** @throws Error when the program is not installed */
export function installedPath(wanted: DebianProgram): string {
  const path = pathOf(wanted);
  if (path === undefined) throw new Error(`${wanted.program} is not installed.`);
  return path;
}

/**
 * Says what is missing and how to get it, as {@link Part.missing} does. With `install` it installs the package first.
 */
export async function missingProgram(wanted: DebianProgram, { install }: Pick<Options, 'install'>): Promise<string | undefined> {
  if (await isInstalled(wanted)) return undefined;
  const { program, debianPackage } = wanted;
  if (!install) return `${program} is not installed. Install it: apt-get install ${debianPackage} (as root, --install does it).`;
  if (process.getuid?.() !== 0) return `${program} is not installed, and --install requires root.`;
  const failure = await installPackage(debianPackage);
  return (await isInstalled(wanted))
    ? undefined
    : `${program} is not installed, and apt-get could not install ${debianPackage}: ${failure}`;
}

async function isInstalled(wanted: DebianProgram): Promise<boolean> {
  const path = pathOf(wanted);
  if (path === undefined || wanted.probe === undefined) return path !== undefined;
  return (await run({ program: path, args: wanted.probe }, interrupted)).code === 0;
}

/** In run level 1 Debian starts no service of a package that it installs. */
const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/** @returns the end of what apt-get printed */
async function installPackage(name: string): Promise<string> {
  await run({ program: 'apt-get', args: ['update'], env }, interrupted).catch(() => {});
  const install = { program: 'apt-get', args: ['install', '-y', '--no-install-recommends', name], env };
  const output = await run(install, interrupted).then((ended) => ended.output, String);
  return output.trim().split('\n').slice(-3).join('\n');
}
