export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Between two lines that say it is still going on, in milliseconds. */
const pulse = 15_000;

const secondsSince = (start: number): string => `${((performance.now() - start) / 1000).toFixed(1)} s`;

/** Says what is being done, and how long it took, also when it failed. */
export async function timed<T>(what: string, doIt: () => Promise<T>): Promise<T> {
  const start = performance.now();
  say(what);
  try {
    return await doIt();
  } finally {
    say(`  took ${secondsSince(start)}`);
  }
}

/** Of what says nothing itself: now and then, that it is still being done. */
export function progress<T>(what: string, doIt: () => Promise<T>): Promise<T> {
  return timed(what, async () => {
    const start = performance.now();
    const beat = setInterval(() => say(`  ${secondsSince(start)}`), pulse);
    try {
      return await doIt();
    } finally {
      clearInterval(beat);
    }
  });
}
