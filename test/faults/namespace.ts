import { spawn, spawnSync } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

const marker = 'FAULTS_IN_NAMESPACE';

/**
 * Runs this command again in a user namespace, where it can mount a small disk, unless it can mount one here or the system has no namespaces.
 * @returns the exit code of that run; undefined when this process should continue itself
 */
export async function inNamespace(args: readonly string[]): Promise<number | undefined> {
  if (process.getuid?.() === 0 || process.env[marker] !== undefined) return undefined;
  if (spawnSync('unshare', ['-rm', 'true']).status !== 0) return undefined;
  const command = [process.execPath, ...entryPoint('test/faults/main.ts'), ...args];
  const child = spawn('unshare', ['-rm', '--kill-child', ...command], { stdio: 'inherit', env: { ...process.env, [marker]: '1' } });
  // The terminal sends Ctrl-C to the child too, which then stops in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  return new Promise((settle) => child.once('close', (code) => settle(code ?? 1)));
}
