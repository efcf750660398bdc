import type { IncomingMessage } from 'node:http';
import { largestBody } from '../../../http/request';

/** Bytes that a body may have on the wire. A content coding adds some to what it cannot compress. */
const mostOnWire = ({ headers }: IncomingMessage): number => (headers['content-encoding'] === undefined ? 1 : 2) * largestBody;

/** Returns whether the Content-Length alone shows that the body is too large. */
export const isDeclaredTooLarge = (request: IncomingMessage): boolean =>
  Number(request.headers['content-length'] ?? 0) > mostOnWire(request);

const noBody = Buffer.alloc(0);

/**
 * Reads the body of a request and stops at the limit; the rest is left for the caller to drop.
 * Never settles when the client leaves: then nobody waits for an answer.
 */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too-large'> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers;
  if (encoding === undefined && (length === undefined || length === '0')) return Promise.resolve(noBody);
  if (isDeclaredTooLarge(request)) return Promise.resolve('too-large');
  return new Promise((settle) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const most = mostOnWire(request);
    const keep = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= most) return chunks.push(chunk);
      request.off('data', keep).pause();
      return settle('too-large');
    };
    request.on('data', keep).once('end', () => settle(Buffer.concat(chunks)));
  });
}
