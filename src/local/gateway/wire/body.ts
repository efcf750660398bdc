import type { IncomingMessage } from 'node:http';
import { maxBodyBytes } from '../../../http/request';

/** Returns the maximum size of a body as sent, in bytes. A content coding can make a body larger. */
const maxSentSize = ({ headers }: IncomingMessage): number => (headers['content-encoding'] === undefined ? 1 : 2) * maxBodyBytes;

/** Returns whether the Content-Length alone shows that the body is too large. */
export const isDeclaredTooLarge = (request: IncomingMessage): boolean =>
  Number(request.headers['content-length'] ?? 0) > maxSentSize(request);

const noBody = Buffer.alloc(0);

/**
 * Reads the body of a request and stops at the limit. The caller has to drop the rest.
 * @returns a promise that never settles when the client closes the connection: no response can be sent then
 */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return Promise.resolve(noBody);
  if (isDeclaredTooLarge(request)) return Promise.resolve('too-large');
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const max = maxSentSize(request);
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= max) return chunks.push(chunk);
      request.off('data', keep).pause();
      return settle('too-large');
    };
    request.on('data', keep).once('end', () => settle(Buffer.concat(chunks)));
  });
}
