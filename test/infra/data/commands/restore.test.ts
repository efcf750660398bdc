import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DeleteCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { restoreUsers, type RestoreOptions } from '../../../../infra/data/commands/restore';
import { seedUsers } from '../../../../infra/data/commands/seed';
import { paceOf } from '../../../../infra/data/pace/pace';
import { madeUpUser } from '../../../../infra/data/seed/made-up-user';
import { readIds } from '../../../../infra/data/lines/id-list';
import { lockKey } from '../../../../src/dynamodb/items';
import { later, someUser, usersAndLocks, usersIn } from '../../../dynamodb/store';
import { testEngine } from '../../../engine';
import { itemsOf, sessionOn } from '../session';

const engine = testEngine();
const count = 40;
const terms = { expected: 'any' as const, now: later, emailMayChange: true };
const [lost, changed, deleted, taken] = [madeUpUser(1, 0), madeUpUser(1, 1), madeUpUser(1, 2), madeUpUser(1, 3)];

let directory = '';
let [copy, table] = ['', ''];

/** A point-in-time copy, and a table from which it differs in each way. */
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'restore-'));
  [copy, table] = [await engine.freshTable(), await engine.freshTable()];
  for (const each of [copy, table]) await seedUsers(sessionOn(engine.client, each), { count, seed: 1 });
  const users = usersIn(engine.client, table);
  await vanish(lost.userId, lost.email);
  await users.replace(changed.userId, { email: changed.email, displayName: 'Changed' }, terms);
  await users.remove(deleted.userId, terms);
  await vanish(taken.userId, taken.email);
  await users.insert(someUser({ email: taken.email }), undefined);
});
afterEach(() => rmSync(directory, { recursive: true }));

async function vanish(userId: string, email: string): Promise<void> {
  for (const Key of [{ userId }, lockKey(email)]) await engine.client.send(new DeleteCommand({ TableName: table, Key }));
}

async function restored(options: Partial<RestoreOptions> = {}, change = (session: ReturnType<typeof sessionOn>) => session) {
  const session = change(sessionOn(engine.client, table));
  const list = join(directory, 'list.jsonl');
  const all = {
    from: copy,
    applies: true,
    changed: false,
    deleted: false,
    ids: undefined,
    excluded: new Set<string>(),
    list,
    restart: false,
  };
  const code = await restoreUsers(session, { ...all, ...options });
  const lines = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const outcomes = lines.map((line): [string, string] => [JSON.parse(line).userId, JSON.parse(line).outcome]);
  return { code, said: session.said, text: lines.join('\n'), outcomes: Object.fromEntries(outcomes) };
}

const all = (outcomes: string[]) => Object.fromEntries([lost, changed, deleted, taken].map(({ userId }, n) => [userId, outcomes[n]]));
const find = (userId: string) => usersIn(engine.client, table).find(userId);

describe('a restore without --apply', () => {
  it('lists what it would do, and changes nothing', async () => {
    const before = await itemsOf(engine.client, table);
    const { code, outcomes, said } = await restored({ applies: false });
    expect([code, outcomes]).toEqual([1, all(['create', 'different', 'deleted', 'email-taken'])]);
    expect(said).toEqual([
      expect.stringContaining(copy),
      `Would restore 1 missing users of ${table} from ${copy}, and the content of 0 others. 36 are unchanged.`,
      '1 users have other content and keep it. To restore their content: --changed',
      '1 users were deleted within the last hours and stay deleted. To restore them: --deleted',
      '1 users are not restored: another user has their email address now.',
      expect.stringContaining('The list of users is'),
      'Nothing was written. To restore the users, run the command again with --apply.',
    ]);
    expect(await itemsOf(engine.client, table)).toEqual(before);
  });

  it('lists what all options together would do', async () => {
    const { outcomes } = await restored({ applies: false, changed: true, deleted: true });
    expect(outcomes).toEqual(all(['create', 'replace', 'create', 'email-taken']));
  });

  it('writes no personal data to the list', async () => {
    const { text } = await restored({ applies: false });
    for (const { email, displayName } of [lost, changed, deleted, taken])
      expect([text.includes(email), text.includes(displayName)]).toEqual([false, false]);
  });
});

describe('a restore with --apply', () => {
  it('restores the missing user with the email lock, and no other user', async () => {
    const { code, outcomes } = await restored();
    expect([code, outcomes]).toEqual([1, all(['created', 'different', 'deleted', 'email-taken'])]);
    expect(await find(lost.userId)).toEqual(lost);
    expect(await find(changed.userId)).toMatchObject({ displayName: 'Changed' });
    expect([await find(deleted.userId), await find(taken.userId)]).toEqual([undefined, undefined]);
    const { users, locks } = await usersAndLocks(engine.client, table);
    expect(users).toEqual(locks);
  });

  it('restores the content of changed users with --changed, as a new revision', async () => {
    const { outcomes } = await restored({ changed: true });
    expect(outcomes[changed.userId]).toBe('replaced');
    expect(await find(changed.userId)).toMatchObject({
      displayName: changed.displayName,
      version: changed.version + 2,
      createdAt: changed.createdAt,
    });
  });

  it('restores deleted users with --deleted', async () => {
    const { outcomes } = await restored({ deleted: true });
    expect(outcomes[deleted.userId]).toBe('created');
    expect(await find(deleted.userId)).toEqual(deleted);
    const { users, locks } = await usersAndLocks(engine.client, table);
    expect(users).toEqual(locks);
  });

  it('changes nothing when it is repeated', async () => {
    await restored({ changed: true, deleted: true });
    const before = await itemsOf(engine.client, table);
    expect((await restored({ changed: true, deleted: true })).outcomes).toEqual({ [taken.userId]: 'email-taken' });
    expect(await itemsOf(engine.client, table)).toEqual(before);
  });

  it('restores only the selected users', async () => {
    const only = await restored({
      changed: true,
      deleted: true,
      ids: new Set([changed.userId, lost.userId]),
      excluded: new Set([lost.userId]),
    });
    expect([only.code, only.outcomes]).toEqual([0, { [changed.userId]: 'replaced' }]);
    expect(await find(lost.userId)).toBeUndefined();
  });
});

describe('a restore at a low rate', () => {
  it('sends one transaction at a time, so that the API keeps its share of the capacity', async () => {
    const [empty, { signal }] = [await engine.freshTable(), new AbortController()];
    let [open, most] = [0, 0];
    const send = async (command: TransactWriteCommand, ...rest: []) => {
      const counts = command instanceof TransactWriteCommand;
      if (counts) most = Math.max(most, (open += 1));
      return engine.client.send(command, ...rest).finally(() => (open -= counts ? 1 : 0));
    };
    const client = Object.assign(Object.create(engine.client) as typeof engine.client, { send });
    const slow = () => paceOf({ limit: 10, signal, now: () => performance.now() });
    table = empty;
    await restored({}, (session) => ({ ...session, client, read: slow(), write: slow() }));
    expect((await usersAndLocks(engine.client, empty)).users).toHaveLength(count);
    expect(most).toBe(1);
  });
});

describe('a restore that was interrupted', () => {
  const broken = (session: ReturnType<typeof sessionOn>) => ({
    ...session,
    read: { ...session.read, ready: () => Promise.reject(new Error('interrupted')) },
  });

  it.each([
    ['another list of users', { ids: new Set([lost.userId]) }, { ids: new Set([changed.userId]) }],
    ['another list of excluded users', { excluded: new Set([lost.userId]) }, { excluded: new Set([changed.userId]) }],
  ])('is not continued with %s of the same length', async (_, first, second) => {
    await expect(restored(first, broken)).rejects.toThrow('interrupted');
    await expect(restored(second)).rejects.toThrow('belongs to another command');
    expect(await restored(first)).toMatchObject({ said: expect.arrayContaining([expect.stringContaining('Continues')]) });
  });

  it('is not continued in another table of the same name', async () => {
    await expect(restored({}, broken)).rejects.toThrow('interrupted');
    const createdAgain = (session: ReturnType<typeof sessionOn>) => ({ ...session, facts: { ...session.facts, id: 'another' } });
    await expect(restored({}, createdAgain)).rejects.toThrow('belongs to another command');
  });
});

describe('readIds', () => {
  const file = () => join(directory, 'ids');

  it('reads ids, lines of an export and lines of a list', async () => {
    writeFileSync(
      file(),
      `\ufeff${lost.userId}\r\n\n{"format":"user-profiles"}\n${JSON.stringify(changed)}\n{"userId":"${taken.userId}","outcome":"create"}\n{"end":true}\n`,
    );
    expect(await readIds(file())).toEqual(new Set([lost.userId, changed.userId, taken.userId]));
  });

  it.each(['x', '{"userId":1}', '{', 'ada@example.com'])('names the line that contains no id: %s', async (line) => {
    writeFileSync(file(), `${lost.userId}\n${line}\n`);
    await expect(readIds(file())).rejects.toThrow(/ids:2: must be the id of a user, a UUID in lower case$/);
  });
});
