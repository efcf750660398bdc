/** The part of a Node.js stream that reading a response body needs. An `IncomingMessage` of node:http is one. */
export interface ByteStream {
  on(event: 'data', listener: (chunk: Buffer) => void): this;
  on(event: 'error', listener: (error: Error) => void): this;
  on(event: 'end' | 'close', listener: () => void): this;
  readonly readableEnded: boolean;
}

/**
 * Reads the body of a response from AWS to its end and decodes it as UTF-8.
 * node:stream/consumers does the same, but loading another built-in module makes each cold start longer.
 * @throws the stream's own error; Error when the stream was closed before its end
 */
export function responseText(stream: ByteStream): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    stream.on('data', (chunk) => void chunks.push(chunk));
    stream.on('end', () => resolve(Buffer.concat(chunks).toString('utf8')));
    stream.on('error', reject);
    stream.on('close', () => {
      if (!stream.readableEnded) reject(new Error('The response stream was closed before its end'));
    });
  });
}
