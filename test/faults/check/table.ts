import { intentIn, type History } from '../history';
import { profileIn } from '../load/client';
import type { Item, Table } from '../environment/scan';
import type { Violation, ViolationKind } from './violation';

const isProfile = (item: Item): boolean => typeof item['email'] === 'string';
const isLock = ({ userId }: Item): boolean => String(userId).startsWith('email#');
const isMarker = (item: Item): boolean => typeof item['deletedAt'] === 'string' && !isProfile(item);

/** What a deletion marker may hold: nothing personal but the id. */
const ofMarkers = new Set(['userId', 'deletedAt', 'expiresAt', 'attempt', 'deletion']);

/** Checks that the items of the table fit together, whatever has happened before. */
export function checkTable({ items, byEmail, byCreation }: Table): Violation[] {
  const profiles = items.filter(isProfile);
  return [
    ...sharedEmails(profiles),
    ...profiles.flatMap((profile) => withoutLock(profile, items)),
    ...items.filter(isLock).flatMap((lock) => lockOfNobody(lock, profiles)),
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
    return other ? [violation('duplicate', `Users ${other['userId']} and ${userId} have the e-mail address ${email}`, profile)] : [];
  });
}

function withoutLock(profile: Item, items: Item[]): Violation[] {
  const { email, userId } = profile;
  const lock = items.find((item) => item['userId'] === `email#${email}`);
  if (lock?.['owner'] === userId) return [];
  return [violation('torn', `User ${userId} has no lock on ${email}; its owner is ${lock?.['owner'] ?? 'nobody'}`, profile)];
}

function lockOfNobody(lock: Item, profiles: Item[]): Violation[] {
  const { userId: key, owner } = lock;
  const email = String(key).replace('email#', '');
  if (profiles.some((profile) => profile['email'] === email)) return [];
  return [violation('left over', `${key} locks an e-mail address that no user has; its owner is ${owner}`, { userId: owner })];
}

function unknownItem(item: Item): Violation[] {
  const { userId } = item;
  if (!isMarker(item)) return [violation('left over', `Item ${userId} is neither a user, a lock nor a deletion marker`, item)];
  const more = Object.keys(item).filter((name) => !ofMarkers.has(name));
  const forever = typeof item['expiresAt'] !== 'number';
  return [
    ...(more.length > 0 ? [violation('left over', `The deletion marker of ${userId} keeps ${more.join(', ')}`, item)] : []),
    ...(forever ? [violation('left over', `The deletion marker of ${userId} does not expire`, item)] : []),
  ];
}

const rowsOf = (items: Item[], ...names: string[]): string[] => items.map((item) => names.map((name) => item[name]).join(' '));

function differences(index: string, rows: string[], expected: string[]): Violation[] {
  const [has, wanted] = [new Set(rows), new Set(expected)];
  const userIdOf = (row: string): Item => ({ userId: row.split(' ')[0] });
  return [
    ...rows
      .filter((row) => !wanted.has(row))
      .map((row) => violation('torn', `${index} has a row that the table has not: ${row}`, userIdOf(row))),
    ...expected.filter((row) => !has.has(row)).map((row) => violation('torn', `${index} lacks a row of the table: ${row}`, userIdOf(row))),
  ];
}

/** Checks that each profile of the table is what one write has asked for. */
export function checkContents({ items }: Table, { intents }: History): Violation[] {
  const byId = new Map(intents.map((intent) => [intent.id, intent]));
  return items.filter(isProfile).flatMap((item) => {
    const profile = profileIn(item);
    if (profile === undefined) return [violation('torn', `User ${item['userId']} lacks a member of every profile`, item)];
    const intent = byId.get(intentIn(profile.displayName) ?? 0);
    if (intent?.content?.email === profile.email) return [];
    return [
      violation('torn', `User ${profile.userId} has ${profile.email} and "${profile.displayName}", which no write has sent together`, item),
    ];
  });
}
