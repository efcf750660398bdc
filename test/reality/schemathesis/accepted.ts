/** Who sends the requests of a run. */
export type Caller = 'open' | 'administrator' | 'person';

/** A finding of Schemathesis that is no fault. */
export interface Accepted {
  /** Names of findings, as `findings.ts` makes them. `*` stands for anything. */
  readonly finding: string;
  /** The run that has the finding; each of them when absent. */
  readonly run?: Caller;
  readonly reason: string;
}

export const accepted: readonly Accepted[] = [];
