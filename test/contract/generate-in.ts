import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

/** `npm run generate` for the project at `root`, in a process of its own: jest cannot load openapi-typescript. */
export function generateIn(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [resolve('src/run.cjs'), resolve('src/contract/main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}
