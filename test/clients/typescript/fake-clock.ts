import type { Clock } from '../../../clients/typescript/src/timeouts';

/** A clock that only `pass` advances. */
export interface FakeClock extends Clock {
  /** Returns the delays of the pending timers, in milliseconds. */
  waiting(): number[];
  /** Returns the milliseconds until each timer is due. */
  remaining(): number[];
  /** Advances the clock and runs the due timers. */
  pass(milliseconds: number): Promise<void>;
  /** The value that `random` returns. */
  chance: number;
}

interface Timer {
  at: number;
  milliseconds: number;
  run: () => void;
}

export function fakeClock(): FakeClock {
  let time = 0;
  let timers: Timer[] = [];
  const clock: FakeClock = {
    chance: 0,
    now: () => time,
    random: () => clock.chance,
    after: (milliseconds, run) => {
      const timer = { at: time + milliseconds, milliseconds, run };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    waiting: () => timers.map(({ milliseconds }) => milliseconds),
    remaining: () => timers.map(({ at }) => at - time),
    pass: async (milliseconds) => {
      time += milliseconds;
      const due = timers.filter(({ at }) => at <= time);
      timers = timers.filter(({ at }) => at > time);
      for (const { run } of due) run();
      await settled();
    },
  };
  return clock;
}

/** Waits until every promise that can settle has settled. */
export const settled = (): Promise<void> => new Promise((settle) => setImmediate(settle));
