/** How long a start is silent, in milliseconds. */
const silence = 2000;

/** Tells the person at the terminal, once, what a start waits for, if it takes long. Settles as the work does. */
export async function waiting<T>(what: string, work: Promise<T>, say: (line: string) => void): Promise<T> {
  const timer = setTimeout(() => say(`Waiting for ${what}. Ctrl-C ends it.`), silence);
  try {
    return await work;
  } finally {
    clearTimeout(timer);
  }
}
