import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { run } from '../clients/swift/child';
import { interrupted } from './interrupted';
import type { Options } from './options';

/** A program of a Debian package. */
export interface DebianProgram {
  readonly program: string;
  /** The package that contains the program. */
  readonly debianPackage: string;
  /** Arguments with which the program exits with 0 only if all of it is installed. */
  readonly probe?: readonly string[];
}

/** Returns the path of a program; undefined when it is not installed. */
function pathOf({ program }: DebianProgram): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path));
}

/** Returns the path of a program. @throws Error when it is not installed */
export function installedPath(wanted: DebianProgram): string {
  const path = pathOf(wanted);
  if (path === undefined) throw new Error(`${wanted.program} is not installed.`);
  return path;
}

/**
 * Returns what is missing and how to install it, as {@link Part.missing} does. With `install`, installs the package first.
 */
export async function missingProgram(wanted: DebianProgram, { install }: Pick<Options, 'install'>): Promise<string | undefined> {
  if (await isInstalled(wanted)) return undefined;
  const { program, debianPackage } = wanted;
  if (!install)
    return `${program} is not installed. Install it with apt-get install ${debianPackage}, or run this command as root with --install.`;
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

/** In run level 1, Debian does not start the services of an installed package. */
const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };

/** Installs a package. @returns the end of the output of apt-get */
async function installPackage(name: string): Promise<string> {
  await run({ program: 'apt-get', args: ['update'], env }, interrupted).catch(() => {});
  const install = { program: 'apt-get', args: ['install', '-y', '--no-install-recommends', name], env };
  const output = await run(install, interrupted).then((ended) => ended.output, String);
  return output.trim().split('\n').slice(-3).join('\n');
}
