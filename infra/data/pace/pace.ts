import { setTimeout as sleep } from 'node:timers/promises';

/** Limits the capacity units per second that the calls to a table use. */
export interface Pace {
  /** Waits until the next call may start. @throws the reason of the signal */
  ready(): Promise<void>;
  /** Counts units that a call has used. */
  use(units: number): void;
  /** Called when DynamoDB has rejected a call because the capacity is used up: halves the rate for some time. */
  slowDown(): void;
  /** Called when a call succeeded. */
  succeeded(): void;
  /** Returns the units per second that may be used at the moment; undefined without a limit. */
  rate(): number | undefined;
  /** Returns the units used so far. */
  used(): number;
  /** Returns how often the capacity was used up. */
  throttled(): number;
}

interface PaceOptions {
  /** Units per second; undefined: no limit. */
  limit: number | undefined;
  signal: AbortSignal;
  /** Returns milliseconds. */
  now(): number;
  sleep?(milliseconds: number): Promise<void>;
  random?(): number;
}

/** The smallest fraction of the limit. */
const minFraction = 1 / 64;
/** By how much the fraction grows with each successful call. */
const recovery = 1.02;
/** Milliseconds. */
const firstPause = 250;
const maxPause = 30_000;

/**
 * Returns a pace. Calls pay afterwards, because only the response says what a call has used: a call waits until the units of the earlier calls
 * are paid. Unused units are kept for one second.
 */
export function paceOf({ limit, signal, now, random = Math.random, ...options }: PaceOptions): Pace {
  const pause = options.sleep ?? ((milliseconds: number) => sleep(milliseconds, undefined, { signal }));
  const start = now();
  let [fraction, balance, paidAt] = [1, limit ?? 0, start];
  let [total, rejections, inARow, blockedUntil] = [0, 0, 0, start];
  const rate = () => (limit === undefined ? undefined : limit * fraction);
  const pay = (perSecond: number) => {
    balance = Math.min(balance + ((now() - paidAt) / 1000) * perSecond, perSecond);
    paidAt = now();
  };
  const waitingTime = () => {
    const perSecond = rate();
    if (perSecond === undefined) return blockedUntil - now();
    pay(perSecond);
    return Math.max(blockedUntil - now(), (-balance / perSecond) * 1000);
  };
  return {
    rate,
    used: () => total,
    throttled: () => rejections,
    ready: async () => {
      for (let wait = waitingTime(); wait > 0; wait = waitingTime()) await pause(Math.ceil(wait));
      signal.throwIfAborted();
    },
    use: (units) => {
      total += units;
      balance -= units;
    },
    succeeded: () => {
      inARow = 0;
      fraction = Math.min(1, fraction * recovery);
    },
    slowDown: () => {
      rejections += 1;
      inARow += 1;
      fraction = Math.max(minFraction, fraction / 2);
      blockedUntil = now() + random() * Math.min(maxPause, firstPause * 2 ** inARow);
    },
  };
}
