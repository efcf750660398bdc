import { knownSettings } from './known';
import type { ReadParameter } from './parameter';
import { readings, timeout } from './readings';
import type { Settings } from './settings';

interface Options {
  read: ReadParameter;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Called with the new settings when they differ from the previous ones; the first ones are compared with the defaults. */
  onChange(settings: Settings): void;
  /** Whether the first reading waits for the second request, so that it does not slow down an on-demand cold start. */
  deferred: boolean;
  /** Called with the reason when the settings cannot be read or are invalid: once, until the reason changes. */
  warn(reason: string): void;
}

/** Milliseconds from the start of one reading in the background to the start of the next. */
const interval = 60_000;

/** Milliseconds after which the known settings are too old to serve a request without waiting. */
const maxAge = 300_000;

/** Milliseconds that a request waits for a reading. */
const maxWait = 300;

/**
 * Returns a function that returns the runtime settings for a request, and reads them again when they are a minute old. The reading runs in
 * the background, and the previous settings apply until it succeeds. A request waits for the reading only in two cases: the known settings
 * are older than five minutes, or the previous reading has not succeeded within its timeout, mostly because Lambda froze the process
 * after the request that began it. The request waits at most 300 ms, then the known settings apply.
 *
 * An unavailable Systems Manager delays few requests: after a request has waited, the next one does not wait before the age of the known
 * settings has doubled, and not within two minutes.
 */
export function refreshedSettings({ read, now, onChange, deferred, warn }: Options): () => Settings | Promise<Settings> {
  const known = knownSettings({ onChange, warn });
  const { begin, lastBegan, lastIsMissing, asOf } = readings({ read, now, apply, onFailure: known.reportFailure });
  let minAgeToWait = 0;
  let skipsNext = deferred;

  function apply(text: string): void {
    known.apply(text);
    minAgeToWait = 0;
  }

  // The absolute value: what seems to lie in the future is old, because the clock was set back.
  const ageOf = (time: number): number => Math.abs(now() - time);

  function refresh(): Settings | Promise<Settings> {
    const age = ageOf(asOf());
    const isOverdue = age >= maxAge || (lastIsMissing() && ageOf(lastBegan()) > timeout);
    const waits = isOverdue && age >= minAgeToWait;
    if (!waits && ageOf(lastBegan()) < interval) return known.current();
    const reading = begin();
    if (!waits) return known.current();
    minAgeToWait = 2 * Math.max(age, interval);
    return endOrTimeout(reading).then(known.current);
  }

  if (!deferred) void begin();
  return () => {
    if (!skipsNext) return refresh();
    skipsNext = false;
    return known.current();
  };
}

/** The timer keeps the process alive, because the connection of a reading does not. */
const endOrTimeout = (reading: Promise<void>): Promise<void> =>
  new Promise((settle) => {
    const timer = setTimeout(settle, maxWait);
    void reading.then(() => {
      clearTimeout(timer);
      settle();
    });
  });
