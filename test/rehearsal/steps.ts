import { randomUUID } from 'node:crypto';
import type { Bearer } from '../../src/local/identity/tokens';
import { newUser } from '../new-user';
import type { App } from './tokens';

/** A request, and the status that it is to be answered with. */
export interface Step {
  what: string;
  /** Whose token is sent; nobody's when absent. */
  as?: Bearer;
  /** What of the app that signed them in is not the template's. */
  by?: Partial<App>;
  status: number;
  method: string;
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

const administrator: Bearer = { sub: randomUUID(), administrator: true };

export const creation = (email: string, key: string): Step => ({
  what: 'creates a user',
  as: administrator,
  status: 201,
  method: 'POST',
  path: '/users',
  body: newUser({ email }),
  headers: { 'Idempotency-Key': key },
});

/** Each operation on each of its ways to the table, as one user lives and goes. */
export const lifeOf = (userId: string, created: Step, email: string): Step[] => {
  const path = `/users/${userId}`;
  const body = newUser({ email });
  const as = administrator;
  return [
    { ...created, what: 'repeats a creation' },
    { what: 'refuses a second user with the address', as, status: 409, method: 'POST', path: '/users', body },
    { what: 'gets the user', as, status: 200, method: 'GET', path },
    { what: 'lists the newest users', as, status: 200, method: 'GET', path: '/users?limit=1' },
    { what: 'lists the oldest users', as, status: 200, method: 'GET', path: '/users?order=asc' },
    { what: 'lists the user with an address', as, status: 200, method: 'GET', path: `/users?email=${email}` },
    { what: 'changes the user', as, status: 200, method: 'PUT', path, body: { ...body, bio: 'x' } },
    { what: 'changes the address', as, status: 200, method: 'PUT', path, body: newUser() },
    { what: 'refuses a stale change', as, status: 412, method: 'PUT', path, body, headers: { 'If-Match': '"stale"' } },
    { what: 'refuses what the contract does not know', as, status: 400, method: 'PUT', path, body: { nickname: 'a' } },
    { what: 'refuses a stale removal', as, status: 412, method: 'DELETE', path, headers: { 'If-Match': '"stale"' } },
    { what: 'removes the user', as, status: 204, method: 'DELETE', path },
    { what: 'finds the user no more', as, status: 404, method: 'GET', path },
    { what: 'answers a preflight', status: 204, method: 'OPTIONS', path },
  ];
};

/** What a person may do with their own profile and not with others', and that nobody may do anything. */
export const personSteps = (): Step[] => {
  const body = newUser();
  const as: Bearer = { sub: randomUUID(), administrator: false, email: body.email };
  const own = `/users/${as.sub}`;
  const calls = (path: string) => [
    { method: 'GET', path },
    { method: 'PUT', path, body },
    { method: 'DELETE', path },
  ];
  const list = { method: 'GET', path: '/users' };
  const create = { method: 'POST', path: '/users', body };
  return [
    ...[list, create, ...calls(own)].map((call) => ({ ...call, what: 'asks who is calling', status: 401 })),
    { ...list, what: 'takes no token for another app', as: administrator, by: { clientId: 'another-app' }, status: 401 },
    { ...list, what: 'takes no token of another user pool', as: administrator, by: { userPoolId: 'eu-west-1_Another' }, status: 401 },
    { ...create, what: 'lets a person create their profile', as, status: 201 },
    ...[list, ...calls(`/users/${randomUUID()}`)].map((call) => ({ ...call, what: 'keeps a person from others', as, status: 403 })),
    { ...create, what: 'gives a person no other address', as, status: 403, body: newUser() },
    { what: 'lets a person get their profile', as, status: 200, method: 'GET', path: own },
    { what: 'lets a person change their profile', as, status: 200, method: 'PUT', path: own, body: { ...body, bio: 'x' } },
    { what: 'lets a person remove their profile', as, status: 204, method: 'DELETE', path: own },
  ];
};
