import type { Pace } from './pace/pace';

interface StatusOptions {
  stream: { isTTY?: boolean; write(text: string): unknown };
  /** Returns milliseconds. */
  now(): number;
  /** How far the command is at the beginning. */
  from: number;
  /** Of what the numbers are, such as `users`. */
  unit: string;
  paces: Record<string, Pace>;
}

export interface Status {
  /** Prints the progress now and then. @param done how far the command is @param total how far it is at the end; undefined: unknown */
  show(done: number, total: number | undefined): void;
  /** Ends the line. */
  end(): void;
}

/** Milliseconds between two lines, on a terminal and elsewhere, such as in the log of a CI job. */
const intervals = { terminal: 500, elsewhere: 10_000 };

/** Returns a status that prints the progress: number, rate, capacity units per second, and the time that is left. */
export function statusOn({ stream, now, from, unit, paces }: StatusOptions): Status {
  const start = now();
  let shownAt = start;
  let open = false;
  const text = (done: number, total: number | undefined) => {
    const seconds = Math.max((now() - start) / 1000, 0.001);
    const perSecond = (done - from) / seconds;
    const known = total !== undefined && total >= done;
    return [
      `${grouped(done)}${known ? ` of about ${grouped(total)}` : ''} ${unit}`,
      `${grouped(perSecond)} per second`,
      ...Object.entries(paces).flatMap(([kind, pace]) => paceText(kind, pace, seconds)),
      ...(known && perSecond > 0 ? [`about ${duration((total - done) / perSecond)} left`] : []),
    ].join(' · ');
  };
  return {
    show: (done, total) => {
      if (now() - shownAt < (stream.isTTY ? intervals.terminal : intervals.elsewhere)) return;
      shownAt = now();
      open = stream.isTTY === true;
      stream.write(open ? `\r\u001b[K${text(done, total)}` : `${text(done, total)}\n`);
    },
    end: () => {
      if (open) stream.write('\n');
      open = false;
    },
  };
}

function paceText(kind: string, pace: Pace, seconds: number): string[] {
  const units = pace.used() === 0 ? [] : [`${grouped(pace.used() / seconds)} ${kind} units per second`];
  return pace.throttled() === 0 ? units : [...units, `${grouped(pace.throttled())} times throttled`];
}

export const grouped = (value: number): string =>
  value < 10 && value % 1 !== 0 ? value.toFixed(1) : Math.round(value).toLocaleString('en');

/** Returns a duration in its two largest units, such as `2 h 26 min`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.round(seconds / 3600);
  if (hours < 48) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days ${hours % 24} h`;
}
