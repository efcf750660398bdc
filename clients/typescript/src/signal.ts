/** The AbortSignal that the platform's fetch takes; where its types know none, the members that this package needs. */
export type Signal = typeof globalThis extends { fetch: (input: never, init?: infer Init) => unknown } ? SignalOf<Init> : PlainSignal;

type SignalOf<Init> = NonNullable<Init> extends { signal?: infer Platform } ? NonNullable<Platform> : PlainSignal;

interface PlainSignal {
  readonly aborted: boolean;
  readonly reason?: unknown;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface Shared {
  readonly calls: Set<() => void>;
  readonly listener: () => void;
}

const shared = new WeakMap<PlainSignal, Shared>();

/**
 * Runs something when the signal is aborted, or at once when it is already.
 * All calls share one listener, because Node.js warns of more than ten on one signal.
 * @returns what forgets it again
 */
export function onAbort(signal: PlainSignal, run: () => void): () => void {
  const { calls, listener } = shared.get(signal) ?? share(signal);
  calls.add(run);
  if (signal.aborted) run();
  return () => {
    calls.delete(run);
    if (calls.size === 0) {
      shared.delete(signal);
      signal.removeEventListener('abort', listener);
    }
  };
}

function share(signal: PlainSignal): Shared {
  const calls = new Set<() => void>();
  const listener = (): void => {
    for (const run of calls) run();
  };
  const made = { calls, listener };
  shared.set(signal, made);
  signal.addEventListener('abort', listener);
  return made;
}
