import { describe, expect, it } from '@jest/globals';
import { DescribeTableCommand, DescribeTimeToLiveCommand } from '@aws-sdk/client-dynamodb';
import { createTable } from '../../src/dynamodb/emulator/create-table';
import { testEngine } from '../engine';
import { someUser, usersIn } from './store';

const engine = testEngine();

const byName = ([a = '']: (string | undefined)[], [b = '']: (string | undefined)[]) => a.localeCompare(b);

describe('createTable', () => {
  it('creates the table with both indexes, which project keys only', async () => {
    const TableName = await engine.freshTable();
    const { Table } = await engine.client.send(new DescribeTableCommand({ TableName }));
    const keys = (schema: { AttributeName?: string | undefined; KeyType?: string | undefined }[] = []) =>
      schema.map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`);
    expect(Table?.TableStatus).toBe('ACTIVE');
    expect(keys(Table?.KeySchema)).toEqual(['HASH userId']);
    const indexes = (Table?.GlobalSecondaryIndexes ?? []).map((index) => [
      index.IndexName,
      index.Projection?.ProjectionType,
      ...keys(index.KeySchema),
    ]);
    expect(indexes.toSorted(byName)).toEqual([
      ['CreatedAtIndex', 'KEYS_ONLY', 'HASH listingShard', 'RANGE createdAt'],
      ['EmailIndex', 'KEYS_ONLY', 'HASH email'],
    ]);
  });

  it('enables time to live for deletion markers', async () => {
    const TableName = await engine.freshTable();
    const { TimeToLiveDescription } = await engine.client.send(new DescribeTimeToLiveCommand({ TableName }));
    expect(TimeToLiveDescription).toEqual({ AttributeName: 'expiresAt', TimeToLiveStatus: 'ENABLED' });
  });

  it('does not change an existing table and its items', async () => {
    const table = await engine.freshTable();
    const users = usersIn(engine.client, table);
    const { user } = await users.insert(someUser(), undefined);
    await createTable(engine.client, table);
    expect(await users.find(user.userId)).toEqual(user);
  });

  it('can be called concurrently', async () => {
    const table = `${await engine.freshTable()}-2`;
    await Promise.all(Array.from({ length: 5 }, () => createTable(engine.client, table)));
    const { user } = await usersIn(engine.client, table).insert(someUser(), undefined);
    expect(await usersIn(engine.client, table).find(user.userId)).toEqual(user);
  });
});
