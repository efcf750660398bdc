export const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Between two lines that say it is still going on, in milliseconds. */
const pulse = 15_000;

const secondsSince = (start: number): string => `${Math.round((performance.now() - start) / 1000)} s`;

/** Says what is being done, now and then that it still is, and how long it took. */
export async function progress<T>(what: string, doIt: () => Promise<T>): Promise<T> {
  const start = performance.now();
  say(what);
  const beat = setInterval(() => say(`  ${secondsSince(start)}`), pulse);
  try {
    return await doIt();
  } finally {
    clearInterval(beat);
    say(`  took ${secondsSince(start)}`);
  }
}
