const hoursAheadOfUtc = 14;

/** Whether a date of the form 2026-11-23 is in the calendar. */
export function isDate(date: string): boolean {
  const at = Date.parse(`${date}T00:00:00Z`);
  // V8 makes the 1st of March of the 29th of February.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
}

/** The last date that has begun somewhere on Earth. @param now timestamp of the contract */
export const latestDate = (now: string): string => new Date(Date.parse(now) + hoursAheadOfUtc * 3_600_000).toISOString().slice(0, 10);
