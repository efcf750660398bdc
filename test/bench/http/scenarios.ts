import { randomUUID } from 'node:crypto';
import type { UserContent } from '../../../src/users/profile';
import { content } from '../sample';
import { requestText } from './connection';
import type { Shot } from './drive';
import { recorded, type RecordedCall } from './recorded';
import { emailOf, idOf, userOf } from './users';

export const operations = ['get', 'create', 'update', 'list'] as const;
export type Operation = (typeof operations)[number];

/** An operation through the whole path, and the calls to DynamoDB that the store would send for it. */
export interface Scenario {
  path: () => Shot;
  direct: () => Shot;
}

const json = { 'Content-Type': 'application/json' };
const someOf = (size: number): number => Math.floor(Math.random() * size);
const newEmail = (): string => `${randomUUID()}@example.com`;
const changed = (email: string): UserContent => ({ ...content, email, displayName: `Grace ${randomUUID()}` });

/**
 * Returns the requests for a table with this many users. The calls to DynamoDB are recorded from the store; the parts that differ per request
 * are replaced.
 */
export async function scenariosOf(endpoint: string, size: number): Promise<Record<Operation, Scenario>> {
  const calls = await record(endpoint);
  return {
    get: {
      path: () => [requestText('GET', `/users/${idOf(someOf(size))}`, {})],
      direct: () => calls.get([[idOf(0), idOf(someOf(size))]]),
    },
    create: {
      path: () => [requestText('POST', '/users', json, JSON.stringify({ ...content, email: newEmail() }))],
      direct: () => {
        // Each user has a different time of creation, as in production: thousands with one time would be another kind of listing.
        return calls.create([
          [newcomer.userId, randomUUID()],
          [newcomer.email, newEmail()],
          [calls.now, new Date().toISOString()],
        ]);
      },
    },
    update: {
      path: () => {
        const n = someOf(size);
        return [requestText('PUT', `/users/${idOf(n)}`, json, JSON.stringify(changed(emailOf(n))))];
      },
      direct: () => {
        const n = someOf(size);
        return calls.update([
          [idOf(0), idOf(n)],
          [`"${emailOf(0)}"`, `"${emailOf(n)}"`],
          [calls.hash, randomHash()],
        ]);
      },
    },
    list: { path: () => [requestText('GET', '/users?limit=20', {})], direct: () => calls.list([]) },
  };
}

const newcomer = { ...userOf(0), userId: randomUUID(), email: newEmail() };
const randomHash = (): string => randomUUID().replaceAll('-', '').slice(0, 22);

type Replacement = [recorded: string, now: string];

async function record(endpoint: string) {
  const now = new Date().toISOString();
  const update = await recorded(endpoint, (users) =>
    users.replace(idOf(0), changed(emailOf(0)), { now, expected: 'any', emailMayChange: true }),
  );
  const [, hash] = /":contentHash":\{"S":"([\w-]{22})"/.exec(update[0]?.body ?? '') ?? [];
  if (hash === undefined) throw new Error('The update has no content hash.');
  return {
    hash,
    now,
    get: shotOf(await recorded(endpoint, (users) => users.find(idOf(0)))),
    create: shotOf(await recorded(endpoint, (users) => users.insert({ ...newcomer, createdAt: now, updatedAt: now }, undefined))),
    update: shotOf(update),
    list: shotOf(await recorded(endpoint, (users) => users.page({ limit: 20, order: 'desc', now }))),
  };
}

const token = /"ClientRequestToken":"[^"]+"/;

/** Returns the calls with texts replaced, and with a new token if there is one. */
const shotOf =
  (calls: RecordedCall[]) =>
  (replacements: Replacement[]): Shot =>
    calls.map(({ headers, body }) => {
      const changedBody = replacements.reduce((text, [from, to]) => text.replaceAll(from, to), body);
      return requestText(
        'POST',
        '/',
        headers,
        changedBody.replace(token, () => `"ClientRequestToken":"${randomUUID()}"`),
      );
    });
