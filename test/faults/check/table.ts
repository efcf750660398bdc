import { callIdIn, type History } from '../history';
import { profileIn } from '../load/client';
import type { Item, Table } from '../environment/scan';
import type { Violation, ViolationKind } from './violation';

const isProfile = (item: Item): boolean => typeof item['email'] === 'string';
const isLock = ({ userId }: Item): boolean => String(userId).startsWith('email#');
const isMarker = (item: Item): boolean => typeof item['deletedAt'] === 'string' && !isProfile(item);

/** The attributes that a deletion marker may have. The userId is the only personal data among them. */
const markerAttributes = new Set(['userId', 'deletedAt', 'expiresAt', 'attempt', 'deletion']);

/** Checks that the items of the table and its indexes are consistent, independent of the history. */
export function checkTable({ items, byEmail, byCreation }: Table): Violation[] {
  const profiles = items.filter(isProfile);
  return [
    ...sharedEmails(profiles),
    ...profiles.flatMap((profile) => withoutLock(profile, items)),
    ...items.filter(isLock).flatMap((lock) => lockWithoutUser(lock, profiles)),
    ...items.filter((item) => !isProfile(item) && !isLock(item)).flatMap(unknownItem),
    ...differences('EmailIndex', rowsOf(byEmail, 'userId', 'email'), rowsOf(profiles, 'userId', 'email')),
    ...differences(
      'CreatedAtIndex',
      rowsOf(byCreation, 'userId', 'listingShard', 'createdAt'),
      rowsOf(profiles, 'userId', 'listingShard', 'createdAt'),
    ),
  ];
}

const violation = (kind: ViolationKind, text: string, { userId }: Item): Violation => ({ kind, text, userId: String(userId) });

function sharedEmails(profiles: Item[]): Violation[] {
  const first = new Map<unknown, Item>();
  return profiles.flatMap((profile) => {
    const { email, userId } = profile;
    const other = first.get(email);
    first.set(email, other ?? profile);
    return other ? [violation('duplicate', `Users ${other['userId']} and ${userId} have the same email address ${email}`, profile)] : [];
  });
}

function withoutLock(profile: Item, items: Item[]): Violation[] {
  const { email, userId } = profile;
  const lock = items.find((item) => item['userId'] === `email#${email}`);
  if (lock?.['owner'] === userId) return [];
  return [
    violation('torn', `User ${userId} has no lock on ${email}; ${lock ? `its owner is ${lock['owner']}` : 'there is none'}`, profile),
  ];
}

function lockWithoutUser(lock: Item, profiles: Item[]): Violation[] {
  const { userId: key, owner } = lock;
  const email = String(key).replace('email#', '');
  if (profiles.some((profile) => profile['email'] === email)) return [];
  return [violation('left over', `${key} locks an email address that no user has; its owner is ${owner}`, { userId: owner })];
}

function unknownItem(item: Item): Violation[] {
  const { userId } = item;
  if (!isMarker(item)) return [violation('left over', `Item ${userId} is neither a user, a lock nor a deletion marker`, item)];
  const extra = Object.keys(item).filter((name) => !markerAttributes.has(name));
  const isPermanent = typeof item['expiresAt'] !== 'number';
  return [
    ...(extra.length > 0 ? [violation('left over', `The deletion marker of ${userId} has ${extra.join(', ')}`, item)] : []),
    ...(isPermanent ? [violation('left over', `The deletion marker of ${userId} does not expire`, item)] : []),
  ];
}

const rowsOf = (items: Item[], ...names: string[]): string[] => items.map((item) => names.map((name) => item[name]).join(' '));

function differences(index: string, rows: string[], expected: string[]): Violation[] {
  const [actual, wanted] = [new Set(rows), new Set(expected)];
  const userIdOf = (row: string): Item => ({ userId: row.split(' ')[0] });
  return [
    ...rows
      .filter((row) => !wanted.has(row))
      .map((row) => violation('torn', `${index} has a row that is not in the table: ${row}`, userIdOf(row))),
    ...expected
      .filter((row) => !actual.has(row))
      .map((row) => violation('torn', `${index} lacks a row of the table: ${row}`, userIdOf(row))),
  ];
}

/** Checks that each profile of the table has the content of one write. */
export function checkContents({ items }: Table, { calls }: History): Violation[] {
  const byId = new Map(calls.map((call) => [call.id, call]));
  const emails = new Set(calls.map(({ content }) => content?.email));
  return items.filter(isProfile).flatMap((item) => {
    const profile = profileIn(item);
    if (profile === undefined) return [violation('torn', `User ${item['userId']} lacks a required member`, item)];
    const call = byId.get(callIdIn(profile.displayName) ?? 0);
    // A patch may keep the email address that another write has sent; the rule otherContent compares it with the state before the patch.
    const isKept = call?.method === 'patch' && call.content?.email === undefined && emails.has(profile.email);
    if (isKept || call?.content?.email === profile.email) return [];
    return [
      violation('torn', `User ${profile.userId} has ${profile.email} and "${profile.displayName}", which no single write has sent`, item),
    ];
  });
}
