import type { ErrorKind } from './errors.js';

/** An answer, read to its end, or why there is none. */
export interface Outcome {
  /** 0 when there is no answer. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Absent when there is an answer. `unexpected`: the answer does not come from where the request was sent. */
  readonly failure?: Exclude<ErrorKind, 'problem'>;
  readonly cause?: unknown;
}

export const noAnswer = (failure: NonNullable<Outcome['failure']>, cause?: unknown): Outcome => ({
  status: 0,
  headers: {},
  text: '',
  failure,
  cause,
});
