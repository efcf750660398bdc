import { randomUUID } from 'node:crypto';
import { newUser } from '../new-user';

interface Step {
  what: string;
  status: number;
  method: string;
  path: string;
  body?: object;
  headers?: Record<string, string>;
}

/** Each operation on each of its ways to the table, as one user lives and goes. */
const stepsFor = (userId: string, email: string, key: string): Step[] => {
  const path = `/users/${userId}`;
  const body = newUser({ email });
  return [
    { what: 'repeats a creation', status: 201, method: 'POST', path: '/users', body, headers: { 'Idempotency-Key': key } },
    { what: 'refuses a second user with the address', status: 409, method: 'POST', path: '/users', body },
    { what: 'gets the user', status: 200, method: 'GET', path },
    { what: 'lists the newest users', status: 200, method: 'GET', path: '/users?limit=1' },
    { what: 'lists the oldest users', status: 200, method: 'GET', path: '/users?order=asc' },
    { what: 'lists the user with an address', status: 200, method: 'GET', path: `/users?email=${email}` },
    { what: 'changes the user', status: 200, method: 'PUT', path, body: { ...body, bio: 'x' } },
    { what: 'changes the address', status: 200, method: 'PUT', path, body: newUser() },
    { what: 'refuses a stale change', status: 412, method: 'PUT', path, body, headers: { 'If-Match': '"stale"' } },
    { what: 'refuses what the contract does not know', status: 400, method: 'PUT', path, body: { nickname: 'a' } },
    { what: 'refuses a stale removal', status: 412, method: 'DELETE', path, headers: { 'If-Match': '"stale"' } },
    { what: 'removes the user', status: 204, method: 'DELETE', path },
    { what: 'finds the user no more', status: 404, method: 'GET', path },
    { what: 'answers a preflight', status: 204, method: 'OPTIONS', path },
  ];
};

/**
 * Walks through the API once.
 * @returns what did not go as it should, each with the step and the answer
 */
export async function walk(url: string): Promise<string[]> {
  const key = randomUUID();
  const { email } = newUser();
  const first = { what: 'creates a user', status: 201, method: 'POST', path: '/users', body: newUser({ email }) };
  const created = await take(url, { ...first, headers: { 'Idempotency-Key': key } });
  const { userId = randomUUID() }: { userId?: string } = created.status === first.status ? JSON.parse(created.text) : {};
  const wrong = [verdict(first, created)];
  for (const step of stepsFor(userId, email, key)) wrong.push(verdict(step, await take(url, step)));
  return wrong.filter((text) => text !== undefined);
}

interface Taken {
  status: number;
  text: string;
}

async function take(url: string, { method, path, body, headers }: Step): Promise<Taken> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(`${url}${path}`, { method, headers: { 'Content-Type': 'application/json', ...headers }, ...json });
  return { status: response.status, text: await response.text() };
}

const verdict = ({ what, status, method, path }: Step, taken: Taken): string | undefined =>
  taken.status === status ? undefined : `${what}: ${method} ${path} gave ${taken.status}, not ${status}: ${taken.text}`;
