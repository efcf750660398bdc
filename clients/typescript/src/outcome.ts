import type { ErrorKind } from './errors.js';

/** An answer, read to its end, or why there is none. */
export interface Outcome {
  /** 0 when there is no answer. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Absent when there is an answer. `unexpected`: the answer does not come from where the request was sent. */
  readonly kind?: Exclude<ErrorKind, 'problem'>;
  readonly cause?: unknown;
}

export const noAnswer = (kind: NonNullable<Outcome['kind']>, cause?: unknown): Outcome => ({
  status: 0,
  headers: {},
  text: '',
  kind,
  cause,
});
