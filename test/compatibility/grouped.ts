import type { Break } from './break';

/** A line of a surface that breaks apps, because it is gone or because it is new. */
export interface BreakingLine {
  /** The member or the type that the line belongs to: `Client.getUser`. */
  owner: string;
  what: string;
}

const longest = 3;

/** Returns one break for each member with breaking lines. Its subject is the name of the member. */
export function grouped(lines: readonly BreakingLine[], where: string): Break[] {
  const owners = [...new Set(lines.map(({ owner }) => owner))];
  return owners.map((owner) => {
    const own = [...new Set(lines.filter((line) => line.owner === owner).map(({ what }) => what))];
    const more = own.length > longest ? ` (and ${own.length - longest} more)` : '';
    return { what: `${own.slice(0, longest).join('; ')}${more}`, where, subject: owner.slice(owner.lastIndexOf('.') + 1) };
  });
}
