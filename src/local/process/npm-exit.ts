import { commandLine, parentOf } from './process-table';

/** How often the processes above this one are looked at, in milliseconds. */
const interval = 500;

/**
 * Resolves when the npm that runs this process has ended. npm passes SIGTERM on to its shell only, and SIGKILL and SIGHUP to nobody, so a
 * server would go on without it (https://github.com/npm/npm/issues/4603). Never resolves in a process that npm does not run, and on Windows.
 * @param script the file that the script of package.json names, e.g. src/local/main.ts
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

/** The ids of npm and, where the shell has not turned into this process, of its shell before it. */
function runners(): number[] {
  const { ppid } = process;
  const above = isShell(commandLine(ppid)) ? parentOf(ppid) : undefined;
  return above === undefined ? [ppid] : [ppid, above];
}

/** Whether npm has ended before the first look. This process is then below init, or below whatever else adopts orphans. */
function isOrphan(): boolean {
  const top = commandLine(runners().at(-1) ?? 0);
  return top.length > 0 && !isShell(top) && !top.join(' ').includes('npm');
}

/** npm gives the script to a shell by `-c`. */
const isShell = (command: readonly string[]): boolean => command.includes('-c');
