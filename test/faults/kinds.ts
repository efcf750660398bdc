import { type StoreFault, storeFaults } from './injection/store-faults';

/** All kinds of rounds, the slow ones first. */
export const kinds = [
  'late',
  'mixed',
  'clock',
  'races',
  'kill-npm',
  'kill-node',
  'kill-engine',
  'disk-full',
  'refused',
  'dropped-before',
  'dropped-after',
  'conflict',
  'throttled',
  'error-500',
  'empty-200',
] as const;

export type Kind = (typeof kinds)[number];

export const isStoreFault = (kind: Kind): kind is StoreFault => storeFaults.some((fault) => fault === kind);

/** What the clients of a round do. */
export interface Load {
  /** How long clients start new calls, in milliseconds. */
  duration: number;
  /** Number of users, each with one client that creates and deletes the user. */
  users: number;
  /** Number of additional clients that change these users. */
  rivals: number;
  /** Maximum pause of a client between two calls, in milliseconds. */
  rest: number;
  /** Whether an ascending reader continues until it must have received every user. */
  isFollowedToTheEnd: boolean;
}

const short: Load = { duration: 5000, users: 10, rivals: 5, rest: 60, isFollowedToTheEnd: false };

export function loadOf(kind: Kind): Load {
  if (kind === 'late' || kind === 'mixed') return { duration: 14_000, users: 40, rivals: 10, rest: 150, isFollowedToTheEnd: true };
  if (kind === 'clock') return { duration: 12_000, users: 20, rivals: 5, rest: 150, isFollowedToTheEnd: false };
  if (kind === 'disk-full') return { ...short, duration: 7000 };
  if (kind.startsWith('kill-')) return { ...short, duration: 12_000 };
  if (kind === 'races') return { ...short, duration: 8000, rest: 25 };
  return short;
}
