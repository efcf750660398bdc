import { type Kind, kinds } from './kinds';
import type { Options } from './options';

/** A round to run. */
export interface Task {
  kind: Kind;
  /** The seed of this round. A run with this seed and only this kind begins with the same round. */
  seed: number;
}

/** Generates the rounds of a run. Each pass has one round of each kind. */
export function* roundsOf({
  passes,
  minutes,
  seed,
  only,
}: Pick<Options, 'passes' | 'minutes' | 'seed' | 'only'>): Generator<Task, undefined> {
  const chosen = kinds.filter((kind) => only.length === 0 || only.includes(kind));
  const end = minutes === undefined ? undefined : performance.now() + minutes * 60_000;
  const isOver = (pass: number): boolean => (end === undefined ? pass >= (passes ?? 1) : performance.now() >= end);
  for (let pass = 0; !isOver(pass); pass += 1) {
    for (const [index, kind] of chosen.entries()) {
      if (end !== undefined && performance.now() >= end) return undefined;
      yield { kind, seed: seed + pass * chosen.length + index };
    }
  }
  return undefined;
}
