import { spawn, spawnSync } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

const marker = 'FAULTS_IN_NAMESPACE';

/**
 * Runs this command again in a user namespace, where it may mount a small disk, if it may not mount one here and the system has namespaces.
 * @returns the exit code of that run; nothing when this process is to go on by itself
 */
export async function inNamespace(args: readonly string[]): Promise<number | undefined> {
  if (process.getuid?.() === 0 || process.env[marker] !== undefined) return undefined;
  if (spawnSync('unshare', ['-rm', 'true']).status !== 0) return undefined;
  const command = [process.execPath, ...entryPoint('test/faults/main.ts'), ...args];
  const child = spawn('unshare', ['-rm', '--kill-child', ...command], { stdio: 'inherit', env: { ...process.env, [marker]: '1' } });
  // The terminal has receivedIn the child as well, which ends in order.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => signal === 'SIGINT' || child.kill(signal));
  return new Promise((settle) => child.once('close', (code) => settle(code ?? 1)));
}
