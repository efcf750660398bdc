const format = /^(\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))T(\d\d:\d\d):(\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
const first = Date.parse('0000-01-01T00:00:00.000Z');
const last = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * Converts a time of RFC 3339 to a timestamp of the contract (UTC, milliseconds). Further decimals are cut off, a leap second becomes the
 * first second of the next minute, and a time outside the years 0000 to 9999 in UTC becomes their first or last millisecond.
 * @param time matches the pattern of the contract
 * @returns undefined for a time that does not exist
 */
export function timestamp(time: string): string | undefined {
  const [, date, minute, second, fraction = '', offset] = format.exec(time.toUpperCase()) ?? [];
  if (date === undefined || !isDate(date)) return undefined;
  const isLeap = second === '60';
  const at = Date.parse(`${date}T${minute}:${isLeap ? '59' : second}${fraction.slice(0, 4)}${offset}`);
  if (Number.isNaN(at) || (isLeap && !isLastOfDay(at))) return undefined;
  return new Date(Math.min(Math.max(isLeap ? at + 1000 : at, first), last)).toISOString();
}

/** Leap seconds are inserted at the end of a day in UTC (RFC 3339 §5.7). */
const isLastOfDay = (at: number): boolean => new Date(at).toISOString().slice(-13, -5) === '23:59:59';

const maxHoursAheadOfUtc = 14;
const lastDayOfEveryMonth = '28';

/** Returns whether a date exists in the calendar. @param date such as 2026-11-23, with a month from 01 to 12 and a day from 01 to 31 */
export function isDate(date: string): boolean {
  if (date.slice(8) <= lastDayOfEveryMonth) return true;
  const at = Date.parse(`${date}T00:00:00Z`);
  // V8 parses the 29th of February of a common year as the 1st of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** Returns whether a date has not begun yet in any time zone. @param now timestamp of the contract */
export function isFuture(date: string, now: string): boolean {
  if (date <= now.slice(0, 10)) return false;
  const latest = new Date(Date.parse(now) + maxHoursAheadOfUtc * 3_600_000);
  return date > latest.toISOString().slice(0, 10);
}
