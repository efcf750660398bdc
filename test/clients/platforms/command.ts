import { execFile } from 'node:child_process';

/** The maximum output of a program, in bytes. */
const maxBuffer = 64 * 1024 * 1024;

/**
 * Runs a program until it ends.
 * @returns its standard output
 * @throws Error with its complete output when it fails
 */
export function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((settle, fail) => {
    execFile(program, args, { cwd, maxBuffer }, (error, stdout, stderr) =>
      error ? fail(new Error(`${stdout}${stderr}`.trim() || error.message, { cause: error })) : settle(stdout),
    );
  });
}

/** Runs a Node.js program until it ends, as {@link run} does. */
export const runNode = (args: readonly string[], cwd: string): Promise<string> => run(process.execPath, args, cwd);
