import { UsageError } from '../../../src/local/options/arguments';
import { NoToolchain } from './toolchain';

/** A step of the suite failed. */
export class StepFailed extends Error {
  constructor(what: string, reason: string) {
    super(`${what} failed. ${reason}`);
    this.name = 'StepFailed';
  }
}

/** A signal ended the suite. */
export class Interrupted extends Error {
  constructor(readonly signal: NodeJS.Signals) {
    super(`Interrupted by ${signal}`);
    this.name = 'Interrupted';
  }
}

const noToolchain = 3;
const signals: Partial<Record<NodeJS.Signals, number>> = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 };

/** Returns the exit code for an error. Only a missing Swift has the code 3, whatever the exit code of a failed command is. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof NoToolchain) return noToolchain;
  if (error instanceof Interrupted) return 128 + (signals[error.signal] ?? 0);
  if (error instanceof UsageError) return 2;
  return 1;
}
