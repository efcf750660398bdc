import { type Deadline, deadlineIn } from './deadline';
import type { ReadParameter } from './parameter';

interface Options {
  read: ReadParameter;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Called with the text of each reading that counts. @throws Error when the text is invalid; then the reading has failed */
  apply(text: string): void;
  /** Called with the reason when a reading fails, unless a later reading has succeeded or Lambda froze the process during the reading. */
  onFailure(error: unknown): void;
}

/** Readings of the parameter. Times are in milliseconds since 1970. */
export interface Readings {
  /** Begins a reading. The promise resolves when the reading has ended, also when it has failed. */
  begin(): Promise<void>;
  /** Returns when the last reading began; -Infinity before the first. */
  lastBegan(): number;
  /** Returns whether a reading has begun and the last one has not succeeded, so far or at all. */
  lastIsMissing(): boolean;
  /** Returns the time as of which the settings are known: when the last successful reading began. At first, the time of creation. */
  asOf(): number;
}

/** Milliseconds that a reading may take. */
export const timeout = 1500;

/** Each reading in flight has a connection. A further reading aborts the oldest. */
const maxInFlight = 2;

/**
 * Returns readings that have not begun. A late response counts unless a later reading has succeeded. The order is that of the readings and
 * not of the parameter's `Version`, which restarts at 1 when the parameter is deleted and created again.
 */
export function readings({ read, now, apply, onFailure }: Options): Readings {
  const inFlight = new Set<Deadline>();
  let latest = 0;
  let succeeded = 0;
  let began = -Infinity;
  let asOf = now();

  async function begin(): Promise<void> {
    const own = (latest += 1);
    const start = (began = now());
    const [oldest] = inFlight;
    if (inFlight.size === maxInFlight) oldest?.abort();
    const deadline = deadlineIn(timeout, now);
    inFlight.add(deadline);
    try {
      const text = await read(deadline.signal);
      if (own < succeeded) return;
      apply(text);
      [succeeded, asOf] = [own, start];
    } catch (error) {
      if (own > succeeded && !deadline.wasFrozen()) onFailure(error);
    } finally {
      deadline.end();
      inFlight.delete(deadline);
    }
  }

  return { begin, lastBegan: () => began, lastIsMissing: () => succeeded < latest, asOf: () => asOf };
}
