import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { entryPoint } from '../../typescript-entry';

/** What became of a command. */
export interface Ended {
  /** The exit code, or the signal that ended it. */
  code: number | string | null;
  out: string;
  err: string;
}

interface RunOptions {
  cwd?: string;
  /** Kills the program at this call of node:fs, counted from 1. */
  killAtCall?: number;
  /** Called with the standard error so far. */
  onError?(text: string, kill: (signal: NodeJS.Signals) => void): void;
  input?: string;
}

/** Runs `npm run users` without npm, and waits until it ends. */
export function users(args: readonly string[], { cwd, killAtCall, onError, input = '' }: RunOptions = {}): Promise<Ended> {
  const hook = killAtCall === undefined ? [] : ['--require', join(__dirname, 'kill-at-call.cjs')];
  const child = spawn(process.execPath, [...hook, ...entryPoint('infra/data/main.ts'), ...args], {
    cwd,
    env: { ...process.env, KILL_AT_CALL: String(killAtCall ?? 0) },
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
    onError?.(err, (signal) => child.kill(signal));
  });
  child.stdin.on('error', () => {}).end(input);
  return new Promise((settle) => child.once('close', (code, signal) => settle({ code: signal ?? code, out, err })));
}
