import type { ReadParameter } from './parameter';
import { defaults, readSettings, type Settings } from './settings';

interface Options {
  read: ReadParameter;
  /** Returns the time in milliseconds since 1970. */
  now(): number;
  /** Called with the new settings when they differ from the previous ones; the first ones are compared with the defaults. */
  onChange(settings: Settings): void;
  /** Whether the first refresh waits for the second request, so that it does not slow down an on-demand cold start. */
  deferred: boolean;
  /** Called with the reason when the settings cannot be read or are invalid: once, until the reason changes. */
  warn(reason: string): void;
}

/** Milliseconds from the start of one refresh to the start of the next. */
const interval = 60_000;

/** Milliseconds that a refresh may take. */
const timeout = 1500;

/**
 * Returns a function that returns the runtime settings and refreshes them in the background, at most once a minute. A request never waits
 * for a refresh: the previous settings apply until it succeeds. The first refresh starts immediately, unless it is deferred.
 *
 * Lambda freezes the process between invocations. A refresh that was frozen is replaced by the next one, and its failure is not reported.
 */
export function refreshedSettings({ read, now, onChange, deferred, warn }: Options): () => Settings {
  let current = defaults;
  let latest = 0;
  let due = -Infinity;
  let skipsNext = deferred;
  let warnedAbout = '';

  function warnOnce(subject: string, reason: string): void {
    if (subject !== '' && subject !== warnedAbout) warn(reason);
    warnedAbout = subject;
  }

  function accept(text: string): void {
    const { settings, invalid } = readSettings(text);
    const differs = settings.logLevel !== current.logLevel || settings.maintenance !== current.maintenance;
    current = settings;
    if (differs) onChange(settings);
    warnOnce(invalid.join(), `invalid value of ${invalid.join(' and ')}; the default applies`);
  }

  async function refresh(): Promise<void> {
    const own = (latest += 1);
    const deadline = deadlineIn(timeout, now);
    try {
      const text = await read(deadline.signal);
      if (own === latest) accept(text);
    } catch (error) {
      if (own === latest && !deadline.wasFrozen()) warnOnce('all', reasonOf(error));
    } finally {
      deadline.end();
    }
  }

  function refreshIfDue(): void {
    if (now() < due) return;
    due = now() + interval;
    void refresh();
  }

  if (!deferred) refreshIfDue();
  return () => {
    if (!skipsNext) refreshIfDue();
    skipsNext = false;
    return current;
  };
}

interface Deadline {
  signal: AbortSignal;
  /** Returns whether much more time has passed than the timer measured, because the process was frozen. */
  wasFrozen(): boolean;
  end(): void;
}

/** Aborts after a time, in milliseconds. After a freeze it waits for the same time again: the response may already have arrived. */
function deadlineIn(milliseconds: number, now: () => number): Deadline {
  const began = now();
  const controller = new AbortController();
  const wasFrozen = (): boolean => now() - began > 2 * milliseconds;
  const abort = (): void => controller.abort(new Error(`no response within ${milliseconds} ms`));
  let timer = setTimeout(() => {
    if (wasFrozen()) timer = setTimeout(abort, milliseconds).unref();
    else abort();
  }, milliseconds).unref();
  return { signal: controller.signal, wasFrozen, end: () => clearTimeout(timer) };
}

/** An AbortError has the deadline's own error as its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'AbortError' && error.cause instanceof Error ? error.cause.message : error.message;
}
