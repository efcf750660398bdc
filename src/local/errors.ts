import { types } from 'node:util';

/** Returns the code of a Node.js error, such as ENOENT (Node.js, "Errors: error.code"). Recognizes errors of other realms, as under jest. */
export const codeOf = (error: unknown): string | undefined =>
  types.isNativeError(error) && 'code' in error ? String(error.code) : undefined;

/** Returns why a call to DynamoDB failed, as a clause for a message in the terminal. */
export function reasonOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  if (error.name === 'InvalidResponse') return `its response is not a DynamoDB response (HTTP status ${statusOf(error)})`;
  if (error.name === 'TimeoutError') return 'it did not respond in time';
  return error.message || firstReasonIn(error) || error.name;
}

/** The socket may report several errors as one whose own message is empty. */
const firstReasonIn = (error: Error): string => (error instanceof AggregateError ? reasonOf(error.errors[0]) : '');

/** The AWS SDK stores the HTTP status in `$metadata`. */
function statusOf(error: Error): string {
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  return typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata ? String(metadata.httpStatusCode) : 'unknown';
}

/**
 * Returns why a server cannot listen on a host and port, and the command that avoids the problem.
 * @param error an error of node:net
 * @param command the command that started the server, such as `npm start`
 * @returns undefined for an error that is not about the host or the port
 */
export function listenFailure(error: unknown, { host, port }: { host: string; port: number }, command: string): string | undefined {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `Port ${port} is already in use. Choose another port: ${command} -- --port ${port + 1}`;
  if (code === 'EACCES') return `This process is not allowed to listen on port ${port}. Choose another port: ${command} -- --port 3000`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine. Omit --host to use 127.0.0.1.`;
  return undefined;
}
