import { readFileSync } from 'node:fs';

/**
 * Returns when a living process started, in clock ticks since boot (proc_pid_stat(5), field 22). Process id and start time together identify
 * a process: an id alone may have been reused.
 * @returns undefined for a process that has ended, zombies included, and on a system without /proc
 */
export function startTime(pid: number): string | undefined {
  const [state, ...fields] = stat(pid);
  return state === 'Z' ? undefined : fields[18];
}

/** Returns the id of the parent process; undefined on a system without /proc. */
export function parentOf(pid: number): number | undefined {
  const [, parent] = stat(pid);
  return parent === undefined ? undefined : Number(parent);
}

/** Returns program and arguments of a process; an empty array on a system without /proc. */
export const commandLine = (pid: number): string[] => procFile(pid, 'cmdline').split('\0').filter(Boolean);

/** Returns the maximum size of a file that this process may write, in bytes (proc_pid_limits(5)); undefined without a limit. */
export function fileSizeLimit(): number | undefined {
  const [, limit] = /^Max file size +(\d+)/m.exec(procFile(process.pid, 'limits')) ?? [];
  return limit === undefined ? undefined : Number(limit);
}

/** Returns the fields from the third on: the second is the program name, which may contain spaces and parentheses. */
function stat(pid: number): string[] {
  const text = procFile(pid, 'stat');
  return text === '' ? [] : text.slice(text.lastIndexOf(')') + 2).split(' ');
}

function procFile(pid: number, name: string): string {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'utf8');
  } catch {
    return '';
  }
}
