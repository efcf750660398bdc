import { isDate } from './content/date';

const parts = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T(\d\d:\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const first = Date.parse('0000-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Returns a time of RFC 3339 as a timestamp of the contract, cut to milliseconds; nothing for a time that does not exist.
 * A leap second is the first second of the next minute. A time that its offset leads out of the years 0000 to 9999 becomes their first or last.
 * @param time in the form that the contract describes
 */
export function timestamp(time: string): string | undefined {
  const [, date, minute, second, fraction = '', offset] = parts.exec(time.toUpperCase()) ?? [];
  if (date === undefined || !isDate(date)) return undefined;
  const isLeap = second === '60';
  const at = Date.parse(`${date}T${minute}:${isLeap ? '59' : second}${fraction.slice(0, 4)}${offset}`);
  if (Number.isNaN(at) || (isLeap && !isLastOfDay(at))) return undefined;
  return new Date(Math.min(Math.max(isLeap ? at + 1000 : at, first), last)).toISOString();
}

/** Leap seconds are inserted at the end of a day in UTC (RFC 3339 §5.7). */
const isLastOfDay = (at: number): boolean => new Date(at).toISOString().slice(-13, -5) === '23:59:59';
