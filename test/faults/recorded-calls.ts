import { check } from './check/check';
import {
  type Attempt,
  emptyHistory,
  type KnownETag,
  type History,
  type Call,
  displayNameOf,
  type Method,
  type Patch,
  type Profile,
} from './history';
import type { Table } from './environment/scan';

export const userId = '5d5ab2c7-6cd0-4c71-8dbe-e1895efb642b';
const email = 'ada@example.com';

export const at = (seconds: number): string => new Date(Date.UTC(2026, 10, 23, 9, 0, seconds)).toISOString();

/** Returns the state that the call `id` makes. */
export const state = (id: number, version: number, properties: Partial<Profile> = {}): Profile => ({
  userId,
  email,
  displayName: displayNameOf(id),
  version,
  createdAt: at(0),
  updatedAt: at(version),
  ...properties,
});

const etagOf = ({ version, createdAt }: Profile): string => `"${version}-${createdAt.replaceAll(/\D/g, '')}-317c0923"`;

const statuses = { create: 201, update: 200, patch: 200, get: 200, delete: 204 };

export const succeeded = (begin: number, end: number, method: Method, profile?: Profile): Attempt => ({
  begin,
  end,
  status: statuses[method],
  ...(profile && { profile, etag: etagOf(profile) }),
});

export const failed = (begin: number, end: number, status: Attempt['status'], code?: string): Attempt => ({
  begin,
  end,
  status,
  ...(code !== undefined && { code }),
});

export function call(id: number, method: Method, attempts: Attempt[], properties: Partial<Call> = {}): Call {
  const content = method === 'create' || method === 'update' ? { content: { email, displayName: displayNameOf(id) } } : {};
  return { id, method, userId, attempts, ...content, ...properties };
}

export const created = (properties: Partial<Call> = {}): Call => call(1, 'create', [succeeded(0, 10, 'create', state(1, 1))], properties);

export const updated = (id: number, version: number, begin: number, end: number, properties: Partial<Call> = {}): Call =>
  call(id, 'update', [succeeded(begin, end, 'update', state(id, version))], properties);

/** Returns an acknowledged patch that makes a state. @param content what it sends beside the displayName */
export const patched = (id: number, profile: Profile, content: Omit<Patch, 'displayName'>, properties: Partial<Call> = {}): Call =>
  call(id, 'patch', [succeeded(id * 10, id * 10 + 5, 'patch', profile)], {
    content: { displayName: displayNameOf(id), ...content },
    ...properties,
  });

export const deleted = (id: number, begin: number, end: number): Call => call(id, 'delete', [succeeded(begin, end, 'delete')]);

export const knownETag = (profile: Profile, receivedIn: Attempt): KnownETag => ({
  etag: etagOf(profile),
  revision: profile,
  receivedIn,
  isFromWrite: true,
});

/** Returns a table with these users, their locks and index rows. */
export function table(...users: Profile[]): Table {
  const profiles = users.map((user) => ({ ...user, listingShard: '0' }));
  return {
    items: [...profiles, ...users.map((user) => ({ userId: `email#${user.email}`, owner: user.userId }))],
    byEmail: profiles,
    byCreation: profiles,
  };
}

export const found = (calls: Call[], after: Table, more: Partial<History> = {}): string[] => [
  ...new Set(check('late', { ...emptyHistory(), calls, ...more }, after).map(({ kind }) => kind)),
];
