import { jest } from '@jest/globals';

export interface LogWatch {
  /** The lines since this was asked last, each an object in JSON. */
  lines(): string[];
  stop(): void;
}

const isLine = (text: string): boolean => text.startsWith('{"');

/** Hears what the functions write, and keeps it from the terminal. What is no line goes where it went before. */
export function watchLogs(): LogWatch {
  const heard: string[] = [];
  const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
  for (const { stream, write } of streams) {
    // A test file may listen as well.
    const isHeardElsewhere = jest.isMockFunction(write);
    stream.write = (chunk: string | Uint8Array, ...rest: never[]): boolean => {
      const lines = String(chunk).split('\n').filter(isLine);
      heard.push(...lines);
      return lines.length === 0 || isHeardElsewhere ? write.call(stream, chunk, ...rest) : true;
    };
  }
  return {
    lines: () => heard.splice(0),
    stop: () => {
      for (const { stream, write } of streams) stream.write = write;
    },
  };
}
