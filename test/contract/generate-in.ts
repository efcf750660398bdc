import { spawnSync } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

/** Runs `npm run generate` for the project at `root` in its own process, because jest cannot load openapi-typescript. */
export function generateIn(root: string, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [...entryPoint('src/contract/main.ts'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  return { status, output: stdout + stderr };
}
