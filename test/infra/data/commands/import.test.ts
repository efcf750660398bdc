import { describe, expect, it } from '@jest/globals';
import { DeleteCommand } from '@aws-sdk/lib-dynamodb';
import { readFileSync, writeFileSync } from 'node:fs';
import { importUsers } from '../../../../infra/data/commands/import';
import { later, usersIn } from '../../../dynamodb/store';
import { itemsOf, sessionOn } from '../session';
import { commandFixture } from './fixture';

const { engine, path, linesOf, seeded, exported, imported } = commandFixture();
const any = { expected: 'any' as const, now: later };

describe('a table that is imported from an export', () => {
  it('equals the original, with 5000 users', async () => {
    const original = await seeded(5000);
    await exported(original, 'a');
    const copy = await engine.freshTable();
    expect(await imported(copy, 'a')).toEqual({ code: 0, said: [expect.stringContaining('Imported 5,000 users')] });
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
    await exported(copy, 'b');
    expect(linesOf('b').slice(1, -1).toSorted()).toEqual(linesOf('a').slice(1, -1).toSorted());
  }, 120_000);

  it('knows the idempotency keys of the original', async () => {
    const original = await engine.freshTable();
    const user = userNumber(1);
    await usersIn(engine.client, original).insert(user, 'b5d1fc6f-8a0f-8f4e-9b6d-c8d7b4f6a001');
    await exported(original, 'a');
    const copy = await engine.freshTable();
    await imported(copy, 'a');
    expect(await usersIn(engine.client, copy).insert(user, 'b5d1fc6f-8a0f-8f4e-9b6d-c8d7b4f6a001')).toMatchObject({ user });
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
  });

  it('has the listing shards of its own functions', async () => {
    await exported(await seeded(50), 'a');
    const copy = await engine.freshTable();
    const session = { ...sessionOn(engine.client, copy), listingShards: 4 };
    await importUsers(session, { file: path('a'), replaces: false, keepsInvalid: false, report: undefined, restart: false });
    const page = await usersIn(engine.client, copy, { listingShards: 4 }).page({ limit: 100, order: 'desc', now: later });
    expect(page.items).toHaveLength(50);
  });
});

describe('an export', () => {
  it('contains no email locks and no deletion markers', async () => {
    const table = await seeded(10);
    const user = (await itemsOf(engine.client, table)).find(({ email }) => email !== undefined);
    await usersIn(engine.client, table).remove(String(user?.['userId']), any);
    await exported(table, 'a');
    expect(linesOf('a')).toHaveLength(1 + 9 + 1);
  });
});

function userNumber(n: number) {
  return {
    userId: `00000000-0000-4000-8000-00000000000${n}`,
    email: `u${n}@example.com`,
    displayName: `U${n}`,
    version: 1,
    createdAt: '2026-11-23T09:30:00.000Z',
    updatedAt: '2026-11-23T09:30:00.000Z',
  };
}

/** Writes lines without the first and the last line of an export. */
const write = (name: string, lines: readonly object[], separator = '\n') =>
  writeFileSync(path(name), lines.map((line) => JSON.stringify(line) + separator).join(''));

describe('an import', () => {
  it('changes nothing when it is repeated', async () => {
    const table = await seeded(120);
    await exported(table, 'a');
    const before = await itemsOf(engine.client, table);
    expect(await imported(table, 'a')).toEqual({
      code: 0,
      said: [`Imported 0 users into ${table}, replaced 0, found 120 unchanged.`],
    });
    expect(await itemsOf(engine.client, table)).toEqual(before);
  });

  it('reports conflicts and invalid lines with their line, and imports the others', async () => {
    const table = await engine.freshTable();
    const [one, two, three, four, five] = [userNumber(1), userNumber(2), userNumber(3), userNumber(4), userNumber(5)];
    const users = usersIn(engine.client, table);
    await users.insert(one, undefined);
    await users.insert({ ...five, email: 'u2@example.com' }, undefined);
    write('a', [{ ...one, displayName: 'Other' }, two, { ...three, email: 'x' }, four]);
    const { code, said } = await imported(table, 'a', { report: path('report') });
    expect([code, said.toSorted()]).toEqual([
      1,
      [
        `Imported 1 users into ${table}, replaced 0, found 0 unchanged.`,
        'Not imported: 1 invalid, 1 different, 1 email-taken.',
        `a:1: user ${one.userId}: the table has this user with other content; --replace replaces it`,
        `a:2: user ${two.userId}: another user in the table has the email address`,
        'a:3: email must be an email address',
        'a:3: email must be at least 3 characters long',
      ],
    ]);
    expect(linesOf('report')).toHaveLength(4);
  });

  it('replaces the content of existing users with --replace, as a change of an administrator does', async () => {
    const table = await engine.freshTable();
    const one = userNumber(1);
    await usersIn(engine.client, table).insert(one, undefined);
    write('a', [{ ...one, displayName: 'Other', email: 'new@example.com' }]);
    expect(await imported(table, 'a', { replaces: true })).toMatchObject({ code: 0 });
    expect(await usersIn(engine.client, table).find(one.userId)).toMatchObject({
      displayName: 'Other',
      email: 'new@example.com',
      version: 2,
    });
    expect((await itemsOf(engine.client, table)).map(({ userId }) => userId)).toEqual([one.userId, 'email#new@example.com']);
  });

  it('does not recreate a user who was deleted later', async () => {
    const table = await engine.freshTable();
    const one = userNumber(1);
    await usersIn(engine.client, table).insert(one, undefined);
    await usersIn(engine.client, table).remove(one.userId, any);
    write('a', [one]);
    expect(await imported(table, 'a')).toMatchObject({ code: 1, said: expect.arrayContaining(['Not imported: 1 deleted.']) });
  });

  it('takes over an email lock whose user is missing', async () => {
    const table = await seeded(3);
    await exported(table, 'a');
    const before = await itemsOf(engine.client, table);
    for (const { userId, email } of before) if (email) await engine.client.send(new DeleteCommand({ TableName: table, Key: { userId } }));
    expect(await imported(table, 'a')).toMatchObject({ code: 0 });
    expect(await itemsOf(engine.client, table)).toEqual(before);
  });

  it('writes two lines of one user in their order', async () => {
    const table = await engine.freshTable();
    const one = userNumber(1);
    write('a', [one, one, { ...one, displayName: 'Other' }]);
    const { said } = await imported(table, 'a');
    expect(said).toContain(`Imported 1 users into ${table}, replaced 0, found 1 unchanged.`);
    expect(await usersIn(engine.client, table).find(one.userId)).toMatchObject({ displayName: one.displayName });
  });

  it.each([
    ['CRLF', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte order mark', (text: string) => `\ufeff${text}`],
    ['empty lines', (text: string) => `\n\n${text.replaceAll('\n', '\n\n')}`],
    ['no line break at the end', (text: string) => text.trimEnd()],
  ])('reads a file with %s', async (_, edited) => {
    const original = await seeded(5);
    await exported(original, 'a');
    writeFileSync(path('b'), edited(readFileSync(path('a'), 'utf8')));
    const copy = await engine.freshTable();
    expect(await imported(copy, 'b')).toMatchObject({ code: 0 });
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
  });

  it.each([
    ['was cut off', (lines: string[]) => lines.slice(0, -1), 'its last line, with the number of users, is missing'],
    ['lacks a user', (lines: string[]) => lines.toSpliced(1, 1), 'The file has 4 users, but its last line says 5'],
  ])('reports a file that %s', async (_, edited, message) => {
    await exported(await seeded(5), 'a');
    writeFileSync(path('a'), `${edited(linesOf('a')).join('\n')}\n`);
    const { code, said } = await imported(await engine.freshTable(), 'a');
    expect([code, said.at(-1)]).toEqual([1, expect.stringContaining(message)]);
  });

  it('keeps users who are as large as the contract allows', async () => {
    const original = await engine.freshTable();
    const metadata = Object.fromEntries(Array.from({ length: 16 }, (_, n) => [`k${n}`, '水'.repeat(256)]));
    const users = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => ({ ...userNumber(n), metadata, displayName: '水'.repeat(100) }));
    write('a', users);
    expect(await imported(original, 'a')).toMatchObject({ code: 0 });
    await exported(original, 'b');
    const copy = await engine.freshTable();
    await imported(copy, 'b');
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
  });
});
