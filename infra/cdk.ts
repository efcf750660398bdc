import { spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs the CDK command line with the terminal of this process.
 * @returns its exit code; 128 and the number of the signal if a signal ended it
 */
export function cdk(args: readonly string[]): number {
  process.stderr.write(`cdk ${args.join(' ')}\n`);
  const { status, signal } = spawnSync(process.execPath, [require.resolve('aws-cdk/bin/cdk'), ...args], { stdio: 'inherit' });
  return status ?? (signal === null ? 1 : 128 + constants.signals[signal]);
}
