import { describe, expect, it } from '@jest/globals';
import type { OperationId } from '../../../generated/operations';
import { withoutSdk } from '../../bench/bundles';
import { contentsOf } from './contents';
import { rows } from '../template';

/** Every package that a function may bring, with the most it may bring of it, in 1,000 bytes. `''` is this project. */
const most: Record<string, number> = {
  '': 75,
  '@aws-sdk/client-dynamodb': 7,
  '@aws-sdk/core': 13,
  '@aws-sdk/lib-dynamodb': 5,
  '@aws-sdk/middleware-endpoint-discovery': 1,
  '@aws-sdk/util-dynamodb': 5,
  '@aws/lambda-invoke-store': 3,
  '@smithy/core': 39,
  '@smithy/node-http-handler': 8,
  '@smithy/signature-v4': 8,
  '@smithy/types': 1,
  ajv: 1,
  'openapi-backend': 17,
};

/** What each function asks of DynamoDB. */
const commands: Record<OperationId, string[]> = {
  createUser: ['TransactWrite'],
  getUser: ['Get'],
  updateUser: ['TransactWrite', 'Update'],
  deleteUser: ['Get', 'TransactWrite'],
  listUsers: ['BatchGet', 'Get', 'Query'],
};

const bundles = rows.map(({ id }) => ({ id, made: contentsOf(id) }));

describe.each(bundles)('the bundle of $id', ({ id, made }) => {
  it('brings no package that is not listed here, and of none more than is listed', async () => {
    const { packages } = await made;
    expect(Object.entries(packages).filter(([name, bytes]) => bytes > (most[name] ?? 0) * 1000)).toEqual([]);
  });

  it('brings of the commands of the AWS SDK those that the function sends', async () => {
    expect((await made).commands).toEqual(commands[id]);
  });

  it('has 180 kB at the most', async () => {
    const { bytes } = await made;
    expect(bytes).toBeLessThanOrEqual(180_000);
  });

  it('has 80 kB at the most on a store that needs no AWS SDK', async () => {
    const { bytes, packages } = await contentsOf(id, [withoutSdk]);
    expect(Object.keys(packages).filter((name) => name.startsWith('@'))).toEqual([]);
    expect(bytes).toBeLessThanOrEqual(80_000);
  });
});

describe('the list of packages', () => {
  it('has none that no bundle brings', async () => {
    const contents = await Promise.all(bundles.map(({ made }) => made));
    const brought = new Set(contents.flatMap(({ packages }) => Object.keys(packages)));
    expect(Object.keys(most).filter((name) => !brought.has(name))).toEqual([]);
  });
});
