import { describe, expect, it } from '@jest/globals';
import type { UserContent } from '../../src/users/profile';
import { testEngine } from '../engine';
import { at, setLock, someUser, usersAndLocks, usersIn } from './store';

const engine = testEngine();

async function withUser(properties: Parameters<typeof someUser>[0] = {}) {
  const table = await engine.freshTable();
  const users = usersIn(engine.client, table);
  const { user } = await users.insert(someUser(properties), undefined);
  return { table, users, user };
}

describe('replace', () => {
  it('sets the properties of the request, removes omitted ones, and keeps the server-owned ones', async () => {
    const { users, user } = await withUser({ bio: 'Old', givenName: 'Ada', metadata: { plan: 'pro' } });
    const content: UserContent = { email: user.email, displayName: 'Ada King', bio: 'New', preferences: { theme: 'dark' } };
    const { userId, createdAt } = user;
    const wanted = { userId, ...content, version: 2, createdAt, updatedAt: at(1000) };
    expect(await users.replace(userId, content, { now: at(1000), expected: 'any', emailMayChange: true })).toEqual(wanted);
    expect(await users.find(userId)).toEqual(wanted);
  });

  it('replaces an expected revision, listed with others that do not exist', async () => {
    const { users, user } = await withUser();
    const expected = [{ version: 7, createdAt: user.createdAt }, user, { version: 1, createdAt: at(1) }];
    expect(
      await users.replace(user.userId, { email: user.email, displayName: 'New' }, { now: at(1), expected, emailMayChange: true }),
    ).toMatchObject({ version: 2 });
  });

  it('accepts as many expected revisions as a header can contain', async () => {
    const { users, user } = await withUser();
    for (const [n, length] of [20, 21, 64, 400].entries()) {
      const expected = Array.from({ length }, (_, i) => ({ version: length - i, createdAt: user.createdAt }));
      const content = { email: user.email, displayName: `New ${n}` };
      const terms = { now: at(1), expected, emailMayChange: true };
      expect(await users.replace(user.userId, content, terms)).toMatchObject({ version: n + 2 });
      const other = { ...terms, expected: expected.map(({ version }) => ({ version, createdAt: at(1) })) };
      const refused = users.replace(user.userId, { ...content, displayName: 'Other' }, other);
      await expect(refused).rejects.toMatchObject({ code: 'precondition-failed', current: { version: n + 2 } });
    }
  });

  it('user-not-found: the user does not exist, whatever is expected, and is not created', async () => {
    const { users } = await withUser();
    const { userId, ...content } = { userId: someUser().userId, email: 'nobody@example.com', displayName: 'Nobody' };
    for (const expected of ['any' as const, [], [{ version: 1, createdAt: at(0) }]]) {
      await expect(users.replace(userId, content, { now: at(1), expected, emailMayChange: true })).rejects.toMatchObject({
        code: 'user-not-found',
      });
    }
    expect(await users.find(userId)).toBeUndefined();
  });

  it('precondition-failed: another version, another user with the same id, or no revision; the error contains the current user', async () => {
    const { users, user } = await withUser();
    const stale = [[{ ...user, version: 2 }], [{ ...user, createdAt: at(1) }], []];
    const addresses = [user.email, 'new@example.com'];
    for (const expected of stale) {
      for (const email of addresses) {
        const replacing = users.replace(user.userId, { email, displayName: 'New' }, { now: at(1), expected, emailMayChange: true });
        await expect(replacing).rejects.toMatchObject({ code: 'precondition-failed', current: user });
      }
    }
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('does not change a user who already has the content, whatever is expected', async () => {
    const { users, user } = await withUser({ metadata: { a: '1', b: '2' } });
    const { email, displayName } = user;
    const content = { email, displayName, metadata: { b: '2', a: '1' } };
    for (const expected of ['any' as const, [], [{ version: 9, createdAt: at(9) }]]) {
      expect(await users.replace(user.userId, content, { now: at(1000), expected, emailMayChange: true })).toEqual(user);
    }
  });

  it('precondition-failed: the revision is excluded, or any is, even if the user already has the content; nothing is written', async () => {
    const { users, user } = await withUser();
    const { email, displayName } = user;
    for (const excluded of ['any' as const, [user], [{ version: 7, createdAt: user.createdAt }, user]]) {
      for (const content of [
        { email, displayName },
        { email, displayName: 'New' },
        { email: 'new@example.com', displayName },
      ]) {
        const terms = { now: at(1), expected: [user], excluded, emailMayChange: true };
        const replacing = users.replace(user.userId, content, terms);
        await expect(replacing).rejects.toMatchObject({ code: 'precondition-failed', current: user });
      }
    }
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('replaces a revision that is not excluded, with one write and no read', async () => {
    const { users, user } = await withUser();
    const excluded = [
      { version: 2, createdAt: user.createdAt },
      { version: 1, createdAt: at(9) },
    ];
    const content = { email: user.email, displayName: 'New' };
    expect(await users.replace(user.userId, content, { now: at(1), expected: 'any', excluded, emailMayChange: true })).toMatchObject({
      version: 2,
    });
  });

  it('replaces the content when it changes back to an earlier one', async () => {
    const { users, user } = await withUser();
    const { email } = user;
    await users.replace(user.userId, { email, displayName: 'B' }, { now: at(1), expected: 'any', emailMayChange: true });
    const back = await users.replace(
      user.userId,
      { email, displayName: user.displayName },
      { now: at(2), expected: 'any', emailMayChange: true },
    );
    expect(back).toMatchObject({ version: 3, updatedAt: at(2) });
    const stale = users.replace(user.userId, { email, displayName: 'C' }, { now: at(3), expected: [user], emailMayChange: true });
    await expect(stale).rejects.toMatchObject({ code: 'precondition-failed' });
  });
});

describe('replace with a new email address', () => {
  it('moves the email lock: the new email address is taken, the old one is free', async () => {
    const { table, users, user } = await withUser({ email: 'old@example.com', bio: 'Old' });
    const moved = await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: [user], emailMayChange: true },
    );
    expect(await users.find(user.userId)).toEqual(moved);
    expect(moved).toEqual({ ...someUser(user), email: 'new@example.com', version: 2, updatedAt: at(1), bio: undefined });
    expect('bio' in moved).toBe(false);
    await expect(users.insert(someUser({ email: 'new@example.com' }), undefined)).rejects.toMatchObject({ code: 'email-taken' });
    await users.insert(someUser({ email: 'old@example.com' }), undefined);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it('email-taken: another user has the email address, and nothing changes', async () => {
    const { table, users, user } = await withUser();
    const { user: other } = await users.insert(someUser(), undefined);
    const replacing = users.replace(
      user.userId,
      { email: other.email, displayName: 'New' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    await expect(replacing).rejects.toMatchObject({ code: 'email-taken' });
    expect(await users.find(user.userId)).toEqual(user);
    const { users: kept, locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(kept);
  });

  it.each([
    ['is missing', undefined],
    ['belongs to another user', 'another'],
  ])('changes the email address when the lock of the old one %s, and does not change that lock', async (_, owner) => {
    const { table, users, user } = await withUser();
    await setLock(engine.client, table, user.email, owner);
    const content = { email: 'new@example.com', displayName: 'Ada' };
    const moved = await users.replace(user.userId, content, { now: at(1), expected: [user], emailMayChange: true });
    expect(moved).toMatchObject({ email: 'new@example.com', version: 2 });
    const { locks } = await usersAndLocks(engine.client, table);
    expect(locks).toEqual(
      [...(owner === undefined ? [] : [`email#${user.email} ${owner}`]), `email#new@example.com ${user.userId}`].toSorted(),
    );
  });

  it('makes the user listed by the new email address and no longer by the old one', async () => {
    const { users, user } = await withUser();
    const moved = await users.replace(
      user.userId,
      { email: 'new@example.com', displayName: 'Ada' },
      { now: at(1), expected: 'any', emailMayChange: true },
    );
    const query = { limit: 20, order: 'desc', now: at(2) } as const;
    expect(await users.page({ ...query, email: 'new@example.com' })).toEqual({ items: [moved] });
    expect(await users.page({ ...query, email: user.email })).toEqual({ items: [] });
  });
});
