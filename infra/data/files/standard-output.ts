import { codeOf } from '../../../src/local/errors';
import type { Output } from './output';

/**
 * Returns the standard output as an output. It cannot be resumed: an interrupted command begins again.
 * @param stream the standard output
 */
export function standardOutput<State>(stream: NodeJS.WritableStream): Output<State> {
  // The callback of `write` reports the error; without a listener, it would also end the process.
  stream.on('error', () => {});
  const append = (text: string): Promise<void> =>
    new Promise((settle, fail) => {
      // Waits until the reader has taken the text, so that a slow reader does not fill the memory.
      stream.write(text, (error) => (error ? fail(readable(error)) : settle()));
    });
  return { resumed: undefined, append, checkpoint: () => {}, finish: append, close: () => {} };
}

function readable(error: Error): Error {
  if (codeOf(error) !== 'EPIPE') return error;
  return new Error('The program that reads the standard output has ended. The output is incomplete.', { cause: error });
}
