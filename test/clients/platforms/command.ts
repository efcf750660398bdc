import { execFile } from 'node:child_process';

const most = 64 * 1024 * 1024;

/**
 * Runs a program to its end.
 * @returns what it has written to its output
 * @throws Error with all that it has written, when it fails
 */
export function run(program: string, args: readonly string[], cwd: string): Promise<string> {
  return new Promise((settle, fail) => {
    execFile(program, args, { cwd, maxBuffer: most }, (error, stdout, stderr) =>
      error ? fail(new Error(`${stdout}${stderr}`.trim() || error.message, { cause: error })) : settle(stdout),
    );
  });
}

/** Runs a program of Node.js to its end, as {@link run} does. */
export const runNode = (args: readonly string[], cwd: string): Promise<string> => run(process.execPath, args, cwd);
