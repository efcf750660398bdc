export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The time between two lines of progress, in milliseconds. */
const progressInterval = 15_000;

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Prints what is done and how long it took, also when it failed. */
export async function timed<T>(what: string, doIt: () => Promise<T>): Promise<T> {
  const start = performance.now();
  say(what);
  try {
    return await doIt();
  } finally {
    say(`  took ${secondsSince(start)}`);
  }
}

/** Does the same for work without output of its own, and prints the elapsed time every 15 seconds. */
export function progress<T>(what: string, doIt: () => Promise<T>): Promise<T> {
  return timed(what, async () => {
    const start = performance.now();
    const beat = setInterval(() => say(`  ${secondsSince(start)}`), progressInterval);
    try {
      return await doIt();
    } finally {
      clearInterval(beat);
    }
  });
}
