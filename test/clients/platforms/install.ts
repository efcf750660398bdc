import { execSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Where the other platforms are installed. */
export const platforms = resolve('test/clients/platforms');

/** A file or folder of an installed package. */
export const installed = (path: string): string => join(platforms, 'node_modules', path);

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Installs what the lock of the platforms says when what is installed is older. */
export function installPlatforms(): void {
  if (modified(installed('.package-lock.json')) >= modified(join(platforms, 'package-lock.json'))) return;
  process.stderr.write('Installing the platforms (npm ci); this happens once after each change of their lock.\n');
  execSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { cwd: platforms, stdio: ['ignore', 2, 2] });
}
