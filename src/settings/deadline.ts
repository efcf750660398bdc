/**
 * Ends what is under way when it has had its time. Lambda freezes the process between invocations; what was frozen has its time
 * once more, for the answer may be waiting already.
 * @param patience in milliseconds
 * @param now milliseconds since 1970
 */
export function deadlineIn(patience: number, now: () => number): { signal: AbortSignal; wasFrozen(): boolean; end(): void } {
  const began = now();
  const control = new AbortController();
  const wasFrozen = (): boolean => now() - began > 2 * patience;
  const abort = (): void => control.abort(new Error(`no answer within ${patience} ms`));
  let timer = setTimeout(() => {
    if (wasFrozen()) timer = setTimeout(abort, patience).unref();
    else abort();
  }, patience).unref();
  return { signal: control.signal, wasFrozen, end: () => clearTimeout(timer) };
}
