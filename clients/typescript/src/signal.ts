/** The AbortSignal that the platform's fetch takes; where its types know none, the members that this package needs. */
export type Signal = typeof globalThis extends { fetch: (input: never, init?: infer Init) => unknown } ? SignalOf<Init> : PlainSignal;

type SignalOf<Init> = NonNullable<Init> extends { signal?: infer Platform } ? NonNullable<Platform> : PlainSignal;

interface PlainSignal {
  readonly aborted: boolean;
  readonly reason?: { readonly name?: unknown } | null;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

type Listener = () => void;

/** What to run when a signal is aborted, and the one listener that does. */
const shared = new WeakMap<PlainSignal, readonly [runs: Set<Listener>, all: Listener]>();

/**
 * Runs something when the signal is aborted, or at once when it is already.
 * All calls share one listener, because Node.js warns of more than ten on one signal.
 * @returns what forgets it again
 */
export function onAbort(signal: PlainSignal, run: Listener): () => void {
  const [runs, all] = shared.get(signal) ?? share(signal, new Set());
  runs.add(run);
  if (signal.aborted) run();
  return () => {
    runs.delete(run);
    if (runs.size > 0) return;
    shared.delete(signal);
    signal.removeEventListener('abort', all);
  };
}

function share(signal: PlainSignal, runs: Set<Listener>) {
  const all = (): void => {
    for (const run of runs) run();
  };
  const made = [runs, all] as const;
  shared.set(signal, made);
  signal.addEventListener('abort', all);
  return made;
}
