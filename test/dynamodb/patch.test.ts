import { describe, expect, it } from '@jest/globals';
import type { ContentPatch } from '../../src/users/profile';
import type { Users } from '../../src/users/users';
import { testEngine } from '../engine';
import { connectionLost, interceptedClient, losingAnswerOf } from './interception';
import { at, someUser, usersAndLocks, usersIn } from './store';

const engine = testEngine();

const transaction = 'TransactWriteItemsCommand';
const update = 'UpdateItemCommand';
const whatever = (n: number) => ({ now: at(n), expected: 'any' as const, emailMayChange: true });

async function tableWithUser() {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const { user } = await users.insert({ ...someUser(), bio: 'old', metadata: { plan: 'pro' } }, undefined);
  return { table, users, user };
}

/** A store that runs `between` after the read and before the write of the first patch. */
function interrupted(table: string, between: () => Promise<unknown>): Users {
  const client = interceptedClient(engine.endpoint, async ({ name, nth, send }) => {
    const output = await send();
    if (name === 'GetItemCommand' && nth === 1) await between();
    return output;
  });
  return usersIn(client, table);
}

describe('a patch of a user who changes between the read and the write', () => {
  it('is applied to the content that the other change left', async () => {
    const { table, users, user } = await tableWithUser();
    const other = () => users.patch(user.userId, { metadata: { team: 'blue' } }, whatever(1));
    const patched = await interrupted(table, other).patch(user.userId, { bio: null, metadata: { plan: null } }, whatever(2));
    expect(patched).toMatchObject({ version: 3, metadata: { team: 'blue' } });
    expect(patched.bio).toBeUndefined();
    expect(await users.find(user.userId)).toEqual(patched);
  });

  it('precondition-failed: with an expected revision; the other change is kept', async () => {
    const { table, users, user } = await tableWithUser();
    const other = () => users.patch(user.userId, { bio: 'theirs' }, whatever(1));
    const patch = interrupted(table, other).patch(user.userId, { bio: 'mine' }, { ...whatever(2), expected: [user] });
    await expect(patch).rejects.toMatchObject({ code: 'precondition-failed', current: { bio: 'theirs', version: 2 } });
  });

  it('invalid-request: with the sixteenth and seventeenth metadata key; the sixteenth is kept', async () => {
    const { table, users, user } = await tableWithUser();
    const fourteen = Object.fromEntries(Array.from({ length: 14 }, (_, n) => [`key${n}`, 'x']));
    await users.patch(user.userId, { metadata: fourteen }, whatever(1));
    const other = () => users.patch(user.userId, { metadata: { sixteenth: 'x' } }, whatever(2));
    const patch = interrupted(table, other).patch(user.userId, { metadata: { seventeenth: 'x' } }, whatever(3));
    await expect(patch).rejects.toMatchObject({ code: 'invalid-request', errors: [{ pointer: '/body/metadata', code: 'too-many' }] });
    expect((await users.find(user.userId))?.metadata).toEqual({ plan: 'pro', ...fourteen, sixteenth: 'x' });
  });

  it('user-not-found: the user was deleted', async () => {
    const { table, users, user } = await tableWithUser();
    const other = () => users.remove(user.userId, { expected: 'any', now: at(1) });
    await expect(interrupted(table, other).patch(user.userId, { bio: 'x' }, whatever(2))).rejects.toMatchObject({ code: 'user-not-found' });
  });

  it('changes the email address that the other change set, and leaves one email lock', async () => {
    const { table, users, user } = await tableWithUser();
    const other = () => users.patch(user.userId, { email: 'theirs@example.com' }, whatever(1));
    const patched = await interrupted(table, other).patch(user.userId, { email: 'mine@example.com' }, whatever(2));
    expect(patched).toMatchObject({ email: 'mine@example.com', version: 3 });
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect([kept, locks]).toEqual([locks, [`email#mine@example.com ${user.userId}`]]);
  });
});

describe('a patch whose response is lost', () => {
  const patches: [string, string, ContentPatch][] = [
    ['in place', update, { bio: null, metadata: { plan: 'free' } }],
    ['with a new email address', transaction, { email: 'new@example.com', bio: null }],
  ];

  it.each(patches)('%s, and that the SDK retries: returns the changed user, and changes it once', async (_what, command, patch) => {
    const { table, users, user } = await tableWithUser();
    const losing = usersIn(interceptedClient(engine.endpoint, losingAnswerOf(command), 'attempt'), table);
    const patched = await losing.patch(user.userId, patch, { ...whatever(1), expected: [user] });
    expect([patched.version, patched.updatedAt, patched.bio]).toEqual([2, at(1), undefined]);
    expect(await users.find(user.userId)).toEqual(patched);
  });

  it.each(patches)('%s: service-unavailable, then success with the revision of the first attempt', async (_what, command, patch) => {
    const { table, users, user } = await tableWithUser();
    const losing = usersIn(interceptedClient(engine.endpoint, losingAnswerOf(command), 'operation'), table);
    const terms = { ...whatever(1), expected: [user] };
    await expect(losing.patch(user.userId, patch, terms)).rejects.toMatchObject({ code: 'service-unavailable' });
    expect(await losing.patch(user.userId, patch, { ...terms, now: at(2) })).toEqual(await users.find(user.userId));
    expect((await users.find(user.userId))?.version).toBe(2);
  });

  it.each(patches)('%s, and that arrives late: does not undo a change acknowledged in the meantime', async (_what, command, patch) => {
    const { table, users, user } = await tableWithUser();
    const held: (() => Promise<unknown>)[] = [];
    const client = interceptedClient(
      engine.endpoint,
      async ({ name, nth, send }) => {
        if (name !== command || nth > 3) return send();
        if (nth === 1) held.push(send);
        throw connectionLost();
      },
      'attempt',
    );
    await expect(usersIn(client, table).patch(user.userId, patch, whatever(1))).rejects.toMatchObject({ code: 'service-unavailable' });
    const other = await users.patch(user.userId, { displayName: 'Other' }, whatever(2));
    await Promise.allSettled(held.map((send) => send()));
    expect(await users.find(user.userId)).toEqual(other);
  });
});

describe('functions whose clocks differ', () => {
  it('increase updatedAt with each patch', async () => {
    const { users, user } = await tableWithUser();
    const times = [10, 5, 10];
    for (const [n, time] of times.entries()) await users.patch(user.userId, { bio: `${n}` }, whatever(time));
    expect(await users.find(user.userId)).toMatchObject({ version: 4, updatedAt: at(12) });
  });
});
