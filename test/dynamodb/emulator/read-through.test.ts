import { describe, expect, it } from '@jest/globals';
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { readThrough } from '../../../src/dynamodb/emulator/read-through';
import { testEngine } from '../../engine';

const engine = testEngine();

const pass = () => {
  const pauses: number[] = [];
  const pause = async (milliseconds: number) => void pauses.push(milliseconds);
  return { pauses, options: { signal: new AbortController().signal, perCall: 10_000, pause } };
};

async function filled(items: number): Promise<string> {
  const table = await engine.freshTable();
  for (let begin = 0; begin < items; begin += 25) {
    const requests = Array.from({ length: Math.min(25, items - begin) }, (_, index) => ({
      PutRequest: { Item: { userId: `u${begin + index}`, email: `e${begin + index}`, listingShard: '0', createdAt: `${begin + index}` } },
    }));
    await engine.client.send(new BatchWriteCommand({ RequestItems: { [table]: requests } }));
  }
  return table;
}

describe('readThrough', () => {
  it('reads the table and both indexes completely, with a pause after each call', async () => {
    const { pauses, options } = pass();
    await readThrough(engine.client, await filled(1100), options);
    // 1,100 items in calls of 500 are three calls for the table and for each index.
    expect(pauses).toHaveLength(9);
  });

  it('throws the error of the engine', async () => {
    await expect(readThrough(engine.client, 'no-such-table', pass().options)).rejects.toThrow('not found');
  });

  it('throws the reason of the signal when it is aborted', async () => {
    const ending = new AbortController();
    ending.abort(new Error('enough'));
    const { options } = pass();
    await expect(readThrough(engine.client, await filled(1), { ...options, signal: ending.signal })).rejects.toThrow('enough');
  });
});
