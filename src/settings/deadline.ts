/** The time limit of a reading, in a process that Lambda may freeze. */
export interface Deadline {
  signal: AbortSignal;
  /** Returns whether much more time has passed than the timer measured, because the process was frozen. */
  wasFrozen(): boolean;
  abort(): void;
  end(): void;
}

/** Aborts after a time, in milliseconds. After a freeze it waits for the same time again: the response may already have arrived. */
export function deadlineIn(milliseconds: number, now: () => number): Deadline {
  const began = now();
  const controller = new AbortController();
  const wasFrozen = (): boolean => now() - began > 2 * milliseconds;
  const abort = (): void => controller.abort(new Error(`no response within ${milliseconds} ms`));
  let timer = setTimeout(() => {
    if (wasFrozen()) timer = setTimeout(abort, milliseconds).unref();
    else abort();
  }, milliseconds).unref();
  return { signal: controller.signal, wasFrozen, abort, end: () => clearTimeout(timer) };
}
