import { codeOf } from './error-code';

/**
 * Why nobody can listen there, in words for the person at the terminal.
 * @param error of node:net
 * @param command that the address was given to, e.g. npm start
 */
export function listenFailure(error: unknown, { host, port }: { host: string; port: number }, command: string): string | undefined {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `Port ${port} is in use; choose another one: ${command} -- --port ${port + 1}`;
  if (code === 'EACCES') return `Port ${port} needs more rights than this process has; choose another one: ${command} -- --port 3000`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is no address of this machine`;
  return undefined;
}
