import type { TableFacts } from '../../../src/dynamodb/bulk/meter';
import type { Pace } from '../pace/pace';
import type { Session } from '../session';
import { duration, grouped } from '../status';

/** Write capacity units of a user with a profile up to 1 kB: two transactional writes of 2 units each, to the user and to the email lock. */
export const unitsPerUser = 4;
/** One read unit reads two times 4 kB with eventual consistency. */
const bytesPerReadUnit = 8192;

/** Returns what a pass over the table will take, as sentences. */
export function estimateOfRead(
  { tableName, place, facts, read }: Session,
  from: { name: string; facts: TableFacts } = { name: tableName, facts },
): string {
  if (from.facts.items === 0) return `Reads ${from.name} (${place}). The number of its users is not known yet.`;
  const size = `Reads about ${grouped(from.facts.items / 2)} users from ${from.name} (${place}).`;
  const units = from.facts.bytes / bytesPerReadUnit;
  return [size, ...timeOf(units, read, { kind: 'read', option: '--rcu' })].join(' ');
}

/** Returns what writing users will take, as sentences. @param users undefined: unknown */
export function estimateOfWrite({ tableName, place, write }: Session, users: number | undefined): string {
  if (users === undefined) return `Writes users to ${tableName} (${place}).`;
  const size = `Writes up to ${grouped(users)} users to ${tableName} (${place}).`;
  return [size, ...timeOf(users * unitsPerUser, write, { kind: 'write', option: '--wcu' })].join(' ');
}

function timeOf(units: number, pace: Pace, { kind, option }: { kind: string; option: string }): string[] {
  const rate = pace.rate();
  if (rate === undefined) return [];
  const seconds = units / rate;
  const rates = `At ${grouped(rate)} ${kind} units per second this takes about ${duration(seconds)}.`;
  return seconds < longTime
    ? [rates]
    : [rates, `To make it faster: ${option} N, after you have raised the capacity of the table (docs/data.md).`];
}

/** Seconds. */
const longTime = 600;
