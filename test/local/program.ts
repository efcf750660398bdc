import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { entryPoint } from '../typescript-entry';

/** `npm start`, running as a child process. */
export interface Program {
  child: ChildProcess;
  /** Returns the standard output so far. */
  out(): string;
  /** Returns the standard error so far. */
  err(): string;
  /** Resolves when the output contains a text; rejects when the program ends without it. */
  prints(text: string): Promise<void>;
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | string | null>;
}

/** Returns a command that runs another one, such as in a shell with a limit. */
export type Wrap = (command: readonly string[]) => readonly string[];

/** Starts `npm start` without npm. @param cwd the directory in which `.data` is created */
export function run(args: string[], cwd: string, env: NodeJS.ProcessEnv = {}, wrap: Wrap = (command) => command): Program {
  const { PORT: _, DYNAMODB_ENDPOINT: __, ...inherited } = process.env;
  const command = [process.execPath, ...entryPoint('src/local/main.ts'), ...args];
  const [file = '', ...rest] = wrap(command);
  const child = spawn(file, rest, {
    cwd,
    env: { ...inherited, ...env },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | string | null>((settle) => child.once('close', (code, signal) => settle(signal ?? code)));
  const prints = (text: string) =>
    new Promise<void>((settle, fail) => {
      const look = () => out.includes(text) && settle();
      child.stdout.on('data', look);
      look();
      void ended.then((code) => fail(new Error(`The program ended with ${code} without printing "${text}":\n${out}\n${err}`)));
    });
  return { child, out: () => out, err: () => err, prints, ended };
}

/** Runs a line in bash, as if it were pasted. Returns what it prints. */
export function paste(line: string): Promise<string> {
  return new Promise((settle, fail) => {
    execFile('bash', ['-c', line], (error, stdout) => (error ? fail(new Error(error.message, { cause: error })) : settle(stdout)));
  });
}
