/** The AbortSignal that the platform's fetch takes; where its types know none, what this package needs of it. */
export type Signal = typeof globalThis extends { fetch: (input: never, init?: infer Init) => unknown } ? SignalOf<Init> : PlainSignal;

type SignalOf<Init> = NonNullable<Init> extends { signal?: infer Platform } ? NonNullable<Platform> : PlainSignal;

interface PlainSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}
