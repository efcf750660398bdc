import { afterEach, describe, expect, it } from '@jest/globals';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { createTable } from '../../src/dynamodb/emulator/create-table';
import { type Engine, startEngine } from '../../src/local/engine/engine';
import type { UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';
import { allItems, at, someUser, usersAndLocks, usersIn } from './store';

const tableName = 'users';
let directory: string | undefined;
let engine: Engine | undefined;
let client: DynamoDBDocumentClient | undefined;

afterEach(async () => {
  client?.destroy();
  await engine?.stop();
  if (directory !== undefined) rmSync(directory, { recursive: true });
});

async function engineOn(file: string): Promise<{ endpoint: DynamoDBDocumentClient; users: Users; kill: () => Promise<string> }> {
  client?.destroy();
  const started = await startEngine({ file });
  engine = started;
  client = dynamodbClient(started.endpoint);
  await createTable(client, tableName);
  const kill = () => {
    process.kill(started.pid, 'SIGKILL');
    return started.died;
  };
  return { endpoint: client, users: usersIn(client, tableName), kill };
}

interface Writer {
  userId: string;
  /** The user after the last response; undefined: the user does not exist. */
  acknowledged: UserProfile | undefined;
  /** The possible states of the user after a write without a response. */
  possible?: Partial<UserProfile> | undefined;
}

/** Creates, replaces and removes one user repeatedly until the engine is killed. Returns the state that it knows then. */
async function write(users: Users, writer: Writer, onWritten: () => void): Promise<void> {
  const { userId } = writer;
  for (let n = 0; ; n += 1) {
    const content = { email: `${Math.floor(n / 3)}-${userId}@example.com`, displayName: `${n}` };
    const gone = writer.acknowledged === undefined;
    const removes = !gone && n % 7 === 6;
    writer.possible = removes ? undefined : content;
    try {
      if (gone)
        writer.acknowledged = (await users.insert(someUser({ userId, ...content, createdAt: at(n), updatedAt: at(n) }), `${n}`)).user;
      else if (removes) writer.acknowledged = await users.remove(userId, { expected: 'any', now: at(n) }).then(() => undefined);
      else writer.acknowledged = await users.replace(userId, content, { now: at(n), expected: 'any', emailMayChange: true });
    } catch {
      return;
    }
    onWritten();
  }
}

describe('the database after the engine was killed during writes', () => {
  it.each([50, 150, 400])(
    'after %d writes: it contains every acknowledged write, no partial transaction, and consistent indexes',
    async (writes) => {
      directory = mkdtempSync(join(tmpdir(), 'crash-'));
      const file = join(directory, 'users.db');
      const { users, kill } = await engineOn(file);
      const writers = Array.from({ length: 12 }, (): Writer => ({ userId: someUser().userId, acknowledged: undefined }));
      let left = writes;
      let killed: Promise<string> | undefined;
      const onWritten = () => {
        left -= 1;
        if (left === 0) killed = kill();
      };
      await Promise.all(writers.map((writer) => write(users, writer, onWritten)));
      expect(await killed).toContain('SIGKILL');

      const { endpoint, users: after } = await engineOn(file);
      for (const { userId, acknowledged, possible } of writers) {
        const found = await after.find(userId);
        const applied = possible === undefined ? found === undefined : found !== undefined && matches(found, possible);
        expect(applied || JSON.stringify(found) === JSON.stringify(acknowledged)).toBe(true);
      }
      const { users: kept, locks } = await usersAndLocks(endpoint, tableName);
      expect(locks).toEqual(kept);
      await expectIndexesToBeTheTable(endpoint);
    },
  );
});

const matches = (user: UserProfile, { email, displayName }: Partial<UserProfile>) =>
  user.email === email && user.displayName === displayName;

async function expectIndexesToBeTheTable(endpoint: DynamoDBDocumentClient): Promise<void> {
  const items = (await allItems(endpoint, tableName)).filter(({ email }) => email !== undefined);
  const rows = (of: Record<string, unknown>[], ...names: string[]) =>
    of.map((item) => names.map((name) => item[name]).join(' ')).toSorted();
  const byEmail = await allItems(endpoint, tableName, 'EmailIndex');
  const byCreation = await allItems(endpoint, tableName, 'CreatedAtIndex');
  expect(rows(byEmail, 'userId', 'email')).toEqual(rows(items, 'userId', 'email'));
  const keys = ['userId', 'listingShard', 'createdAt'];
  expect(rows(byCreation, ...keys)).toEqual(rows(items, ...keys));
}
