import { jest } from '@jest/globals';

export interface LogWatch {
  /** Returns the log lines since the last call, each a JSON object. */
  lines(): string[];
  stop(): void;
}

const isLogLine = (text: string): boolean => text.startsWith('{"');

/** Captures the log lines of the functions and hides them from the terminal. Other output passes through unchanged. */
export function watchLogs(): LogWatch {
  const captured: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream, write } of streams) {
    // A test file may mock the stream as well.
    const isMocked = jest.isMockFunction(write);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
      const lines = String(chunk).split('\n').filter(isLogLine);
      captured.push(...lines);
      return lines.length === 0 || isMocked ? write.call(stream, chunk, ...rest) : true;
    };
  }
  return {
    lines: () => captured.splice(0),
    stop: () => {
      for (const { stream, write } of streams) stream.write = write;
    },
  };
}
