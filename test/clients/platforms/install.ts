import { execSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder where the packages of the other platforms are installed. */
export const platforms = resolve('test/clients/platforms');

/** Returns the path of a file or folder of an installed package. */
export const installed = (path: string): string => join(platforms, 'node_modules', path);

const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Runs `npm ci` when the installed packages are older than package-lock.json. */
export function installPlatforms(): void {
  if (modified(installed('.package-lock.json')) >= modified(join(platforms, 'package-lock.json'))) return;
  process.stderr.write(
    'Installing the packages of test/clients/platforms (npm ci). This is necessary after each change of its package-lock.json.\n',
  );
  execSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { cwd: platforms, stdio: ['ignore', 2, 2] });
}
