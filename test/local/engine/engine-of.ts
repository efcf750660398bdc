import { readFileSync } from 'node:fs';

/** Returns the host and port of the embedded engine of `npm start`, which other programs on this machine can find too. @param pid of `npm start` */
export function engineOf(pid: number): { host: string; port: string } {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  const commandLines = children.map((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').split('\0'));
  const engine = commandLines.find(([program = '']) => program.endsWith('/dynoxide')) ?? [];
  const after = (option: string) => engine[engine.indexOf(option) + 1] ?? '';
  return { host: after('--host'), port: after('--port') };
}
