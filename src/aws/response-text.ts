/** What gives bytes, as the answer to an HTTP request does. */
export interface ByteStream {
  on(event: 'data', heard: (chunk: Buffer) => void): this;
  on(event: 'error', heard: (error: Error) => void): this;
  on(event: 'end' | 'close', heard: () => void): this;
  readonly readableEnded: boolean;
}

/**
 * Reads a stream of UTF-8 to its end. node:stream/consumers does it too, but each built-in module takes time of a cold start.
 * @throws Error of the stream, or that it was closed before its end
 */
export function textOf(stream: ByteStream): Promise<string> {
  return new Promise((settle, fail) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk) => void chunks.push(chunk));
    stream.on('end', () => settle(Buffer.concat(chunks).toString('utf8')));
    stream.on('error', fail);
    stream.on('close', () => {
      if (!stream.readableEnded) fail(new Error('the stream was closed before its end'));
    });
  });
}
