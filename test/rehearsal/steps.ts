import { randomUUID } from 'node:crypto';
import type { Bearer } from '../../src/local/identity/tokens';
import { newUser } from '../new-user';
import type { App } from './tokens';

/** A request and its expected status. */
export interface Step {
  what: string;
  /** The user whose token the request contains; undefined: no token. */
  as?: Bearer;
  /** Differences between the issuer of the token and the user pool of the template. */
  by?: Partial<App>;
  status: number;
  method: string;
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

const administrator: Bearer = { sub: randomUUID(), administrator: true };

export const createStep = (email: string, key: string): Step => ({
  what: 'creates a user',
  as: administrator,
  status: 201,
  method: 'POST',
  path: '/users',
  body: newUser({ email }),
  headers: { 'Idempotency-Key': key },
});

/** The life of one user: each operation with each kind of access to the table. */
export const profileSteps = (userId: string, created: Step, email: string): Step[] => {
  const path = `/users/${userId}`;
  const body = newUser({ email });
  const as = administrator;
  return [
    { ...created, what: 'repeats a create' },
    { what: 'rejects a second user with the email address', as, status: 409, method: 'POST', path: '/users', body },
    { what: 'gets the user', as, status: 200, method: 'GET', path },
    { what: 'lists the newest users', as, status: 200, method: 'GET', path: '/users?limit=1' },
    { what: 'lists the oldest users', as, status: 200, method: 'GET', path: '/users?order=asc' },
    { what: 'finds the user by email address', as, status: 200, method: 'GET', path: `/users?email=${email}` },
    { what: 'updates the user', as, status: 200, method: 'PUT', path, body: { ...body, bio: 'x' } },
    { what: 'changes the email address', as, status: 200, method: 'PUT', path, body: newUser() },
    { what: 'rejects a stale update', as, status: 412, method: 'PUT', path, body, headers: { 'If-Match': '"stale"' } },
    { what: 'rejects an unknown property', as, status: 400, method: 'PUT', path, body: { nickname: 'a' } },
    { what: 'patches the user', as, status: 200, method: 'PATCH', path, body: { bio: null, displayName: 'Canary King' } },
    { what: 'patches nothing', as, status: 200, method: 'PATCH', path, body: {} },
    { what: 'patches the email address', as, status: 200, method: 'PATCH', path, body: { email: newUser().email } },
    { what: 'rejects a stale patch', as, status: 412, method: 'PATCH', path, body: { bio: 'y' }, headers: { 'If-Match': '"stale"' } },
    { what: 'rejects the removal of a required property', as, status: 400, method: 'PATCH', path, body: { email: null } },
    { what: 'rejects a patch in JSON', as, status: 415, method: 'PATCH', path, body: {}, headers: { 'Content-Type': 'application/json' } },
    { what: 'rejects a stale delete', as, status: 412, method: 'DELETE', path, headers: { 'If-Match': '"stale"' } },
    { what: 'deletes the user', as, status: 204, method: 'DELETE', path },
    { what: 'does not find the deleted user', as, status: 404, method: 'GET', path },
    { what: 'responds to a preflight', status: 204, method: 'OPTIONS', path },
  ];
};

/** Requests of a user to their own profile and to others, and of unauthenticated callers. */
export const userSteps = (): Step[] => {
  const body = newUser();
  const as: Bearer = { sub: randomUUID(), administrator: false, email: body.email };
  const own = `/users/${as.sub}`;
  const me = '/users/me';
  const calls = (path: string) => [
    { method: 'GET', path },
    { method: 'PUT', path, body },
    { method: 'PATCH', path, body: { bio: 'x' } },
    { method: 'DELETE', path },
  ];
  const list = { method: 'GET', path: '/users' };
  const create = { method: 'POST', path: '/users', body };
  return [
    ...[list, create, ...calls(own), ...calls(me)].map((call) => ({ ...call, what: 'requires a token', status: 401 })),
    { ...list, what: 'rejects a token for another app client', as: administrator, by: { clientId: 'another-app' }, status: 401 },
    { ...list, what: 'rejects a token of another user pool', as: administrator, by: { userPoolId: 'eu-west-1_Another' }, status: 401 },
    { ...create, what: 'allows a user to create their profile', as, status: 201 },
    ...[list, ...calls(`/users/${randomUUID()}`)].map((call) => ({ ...call, what: 'rejects access to other users', as, status: 403 })),
    { ...create, what: 'rejects another email address than that of the token', as, status: 403, body: newUser() },
    { what: 'allows a user to get their profile', as, status: 200, method: 'GET', path: own },
    { what: 'allows a user to update their profile', as, status: 200, method: 'PUT', path: own, body: { ...body, bio: 'x' } },
    { what: 'allows a user to patch their profile', as, status: 200, method: 'PATCH', path: own, body: { bio: null } },
    { what: 'resolves me for a user', as, status: 200, method: 'GET', path: me },
    { what: 'replaces the profile of me', as, status: 200, method: 'PUT', path: me, body: { ...body, bio: 'y' } },
    { what: 'patches the profile of me', as, status: 200, method: 'PATCH', path: me, body: { bio: 'z' } },
    ...calls(me).map((call) => ({ ...call, what: 'finds no profile of an administrator', as: administrator, status: 404 })),
    { what: 'allows a user to delete their profile', as, status: 204, method: 'DELETE', path: me },
    { what: 'finds no profile of me after the deletion', as, status: 404, method: 'GET', path: me },
    { what: 'finds no deleted profile by its id', as, status: 404, method: 'GET', path: own },
  ];
};
