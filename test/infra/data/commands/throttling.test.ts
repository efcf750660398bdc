import { describe, expect, it } from '@jest/globals';
import { ProvisionedThroughputExceededException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { exportUsers } from '../../../../infra/data/commands/export';
import { importUsers } from '../../../../infra/data/commands/import';
import { interceptedClient } from '../../../dynamodb/interception';
import { itemsOf, sessionOn } from '../session';
import { commandFixture } from './fixture';

const { engine, path, seeded } = commandFixture();

describe('a table whose capacity is used up', () => {
  const exceeded = () => new ProvisionedThroughputExceededException({ message: 'slower', $metadata: {} });
  const cancelled = () => {
    const CancellationReasons = [{ Code: 'ThrottlingError' }, { Code: 'None' }];
    return new TransactionCanceledException({ message: 'slower', $metadata: {}, CancellationReasons });
  };

  it('slows the commands down, and they lose no user', async () => {
    const original = await seeded(200);
    const client = interceptedClient(engine.endpoint, async ({ name, nth, send }) => {
      if (name === 'ScanCommand' && nth % 2 === 1) throw exceeded();
      if (name === 'TransactWriteItemsCommand' && nth % 3 === 1) throw cancelled();
      if (name === 'TransactWriteItemsCommand' && nth % 3 === 2) throw exceeded();
      return send();
    });
    const copy = await engine.freshTable();
    const [from, to] = [sessionOn(client, original), sessionOn(client, copy)];
    expect(await exportUsers(from, { file: path('a'), restart: false })).toBe(0);
    expect(await importUsers(to, { file: path('a'), replaces: false, keepsInvalid: false, report: undefined, restart: false })).toBe(0);
    expect([from.read.throttled(), to.write.throttled()].every((times) => times > 3)).toBe(true);
    expect(await itemsOf(engine.client, copy)).toEqual(await itemsOf(engine.client, original));
    client.destroy();
  }, 120_000);
});
