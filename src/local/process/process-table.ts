import { readFileSync } from 'node:fs';

/** Clock ticks from boot to the start of a living process (proc_pid_stat(5), field 22; in field 3, Z is dead but not yet buried). */
export function startTime(pid: number): string | undefined {
  const [state, ...fields] = stat(pid);
  return state === 'Z' ? undefined : fields[18];
}

/** The id of the process above another one; undefined where the system has no process table to read. */
export function parentOf(pid: number): number | undefined {
  const [, parent] = stat(pid);
  return parent === undefined ? undefined : Number(parent);
}

/** Program and arguments; empty where the system has no process table to read. */
export const commandLine = (pid: number): string[] => procFile(pid, 'cmdline').split('\0').filter(Boolean);

/** How many bytes a file of this process may have (proc_pid_limits(5)); undefined where there is no limit. */
export function fileSizeLimit(): number | undefined {
  const [, limit] = /^Max file size +(\d+)/m.exec(procFile(process.pid, 'limits')) ?? [];
  return limit === undefined ? undefined : Number(limit);
}

/** The fields from the third on: the second is a name that may hold spaces and parentheses. */
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
