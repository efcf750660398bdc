import { describe, expect, it } from '@jest/globals';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { seedUsers } from '../../../../infra/data/commands/seed';
import { itemsOf, sessionOn } from '../session';
import { commandFixture } from './fixture';

const { engine, seeded, exported, imported } = commandFixture();

describe('made-up users', () => {
  it('are the same for the same seed, valid, and different for another seed', async () => {
    const [first, second, other] = [await seeded(100), await seeded(100), await seeded(100, 2)];
    expect(await itemsOf(engine.client, second)).toEqual(await itemsOf(engine.client, first));
    await exported(other, 'a');
    expect(await imported(first, 'a')).toMatchObject({ code: 0, said: [expect.stringContaining('Imported 100 users')] });
  });

  it('stay unchanged when they exist, and users with other content keep it', async () => {
    const table = await seeded(10);
    const user = (await itemsOf(engine.client, table)).find(({ email }) => email !== undefined);
    await engine.client.send(
      new UpdateCommand({
        TableName: table,
        Key: { userId: user?.['userId'] },
        UpdateExpression: 'SET contentHash = :other',
        ExpressionAttributeValues: { ':other': 'x' },
        ReturnValues: 'ALL_NEW',
      }),
    );
    const session = sessionOn(engine.client, table);
    expect(await seedUsers(session, { count: 12, seed: 1 })).toBe(1);
    expect(session.said.slice(1)).toEqual([
      `Wrote 2 users to ${table}, found 9 unchanged.`,
      '1 users were not written, because the table has them with other content, or they were deleted.',
    ]);
  });
});
