const hoursAheadOfUtc = 14;
const lastDayOfEachMonth = '28';

/** Whether a date of the form 2026-11-23, with a month from 01 to 12 and a day from 01 to 31, is in the calendar. */
export function isDate(date: string): boolean {
  if (date.slice(8) <= lastDayOfEachMonth) return true;
  const at = Date.parse(`${date}T00:00:00Z`);
  // Of the 29th of February V8 makes the 1st of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** Whether a date has not begun anywhere on Earth. @param now timestamp of the contract */
export function isFuture(date: string, now: string): boolean {
  if (date <= now.slice(0, 10)) return false;
  const latest = new Date(Date.parse(now) + hoursAheadOfUtc * 3_600_000);
  return date > latest.toISOString().slice(0, 10);
}
