import type { Clock } from '../../../clients/typescript/src/clock';

/** A clock that stands still until it is told to go on. */
export interface FakeClock extends Clock {
  /** What waits, in milliseconds from when it began. */
  waiting(): number[];
  /** Lets time pass, and what is due run. */
  pass(milliseconds: number): Promise<void>;
  /** What `random` gives. */
  chance: number;
}

interface Waiting {
  at: number;
  milliseconds: number;
  run: () => void;
}

export function fakeClock(): FakeClock {
  let time = 0;
  let all: Waiting[] = [];
  const clock: FakeClock = {
    chance: 0,
    now: () => time,
    random: () => clock.chance,
    after: (milliseconds, run) => {
      const waiting = { at: time + milliseconds, milliseconds, run };
      all.push(waiting);
      return () => {
        all = all.filter((other) => other !== waiting);
      };
    },
    waiting: () => all.map(({ milliseconds }) => milliseconds),
    pass: async (milliseconds) => {
      time += milliseconds;
      const due = all.filter(({ at }) => at <= time);
      all = all.filter(({ at }) => at > time);
      for (const { run } of due) run();
      await settled();
    },
  };
  return clock;
}

/** When every promise that can settle has settled. */
export const settled = (): Promise<void> => new Promise((settle) => setImmediate(settle));
