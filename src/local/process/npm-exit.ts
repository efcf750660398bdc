import { commandLine, parentOf } from './process-table';

/** How often the parent processes are checked, in milliseconds. */
const interval = 500;

/**
 * Resolves when the npm that runs this process has ended. npm forwards SIGTERM only to its shell, and SIGKILL and SIGHUP to no process, so a
 * server would otherwise outlive npm (https://github.com/npm/npm/issues/4603).
 * @param script the file that the script of package.json runs, such as src/local/main.ts
 * @returns a promise that never resolves when npm does not run this process, and on Windows
 */
export function npmExit(script: string, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const { npm_lifecycle_script: running = '', npm_config_user_agent: agent = '' } = env;
  if (!running.includes(script)) return new Promise(() => {});
  const first = runners().join();
  if (agent.startsWith('npm/') && isOrphan()) return Promise.resolve();
  return new Promise((settle) => {
    const timer = setInterval(() => {
      if (runners().join() === first) return;
      clearInterval(timer);
      settle();
    }, interval);
    timer.unref();
  });
}

/** Returns the ids of npm and of its shell. A shell that has replaced itself with this process is not among them. */
function runners(): number[] {
  const { ppid } = process;
  const grandparent = isShell(commandLine(ppid)) ? parentOf(ppid) : undefined;
  return grandparent === undefined ? [ppid] : [ppid, grandparent];
}

/** Returns whether npm ended before the first check: this process is then a child of init or of another process that adopts orphans. */
function isOrphan(): boolean {
  const top = commandLine(runners().at(-1) ?? 0);
  return top.length > 0 && !isShell(top) && !top.join(' ').includes('npm');
}

/** npm runs each script with `sh -c`. */
const isShell = (command: readonly string[]): boolean => command.includes('-c');
