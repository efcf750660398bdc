import { describe, expect, it } from '@jest/globals';
import type { OperationId } from '../../../generated/operations';
import { withoutSdk } from '../../bench/bundles';
import { contentsOf } from './contents';
import { rows } from '../template';

/** The packages that a bundle can contain, with their maximum size in kB (1,000 bytes). `''` is this project. */
const maxSizes: Record<string, number> = {
  '': 80,
  '@aws-sdk/client-dynamodb': 10,
  '@aws-sdk/core': 18,
  '@aws-sdk/lib-dynamodb': 6,
  '@aws-sdk/middleware-endpoint-discovery': 1,
  '@aws-sdk/util-dynamodb': 5,
  '@aws/lambda-invoke-store': 3,
  '@smithy/core': 57,
  '@smithy/node-http-handler': 8,
  '@smithy/signature-v4': 10,
  '@smithy/types': 1,
  ajv: 1,
  'bath-es5': 3,
  cookie: 4,
  'openapi-backend': 17,
};

/** The commands that each function sends to DynamoDB. */
const commands: Record<OperationId, string[]> = {
  createUser: ['TransactWrite'],
  getUser: ['Get'],
  updateUser: ['TransactWrite', 'Update'],
  patchUser: ['Get', 'TransactWrite', 'Update'],
  deleteUser: ['Get', 'TransactWrite'],
  listUsers: ['BatchGet', 'Get', 'Query'],
};

const bundles = rows.map(({ id }) => ({ id, made: contentsOf(id) }));

describe.each(bundles)('the bundle of $id', ({ id, made }) => {
  it('contains only the listed packages, and no more bytes of a package than listed', async () => {
    const { packages } = await made;
    expect(Object.entries(packages).filter(([name, bytes]) => bytes > (maxSizes[name] ?? 0) * 1000)).toEqual([]);
  });

  it('contains only the commands that the function sends and those of the pagination', async () => {
    // The pagination of the document client, which esbuild cannot remove, imports Query and Scan.
    expect(new Set((await made).commands)).toEqual(new Set([...commands[id], 'Query', 'Scan']));
  });

  it('has at most 217 kB', async () => {
    const { bytes } = await made;
    expect(bytes).toBeLessThanOrEqual(217_000);
  });

  it('has at most 80 kB with a store that does not use the AWS SDK', async () => {
    const { bytes, packages } = await contentsOf(id, [withoutSdk]);
    expect(Object.keys(packages).filter((name) => name.startsWith('@'))).toEqual([]);
    expect(bytes).toBeLessThanOrEqual(80_000);
  });
});

describe('the list of packages', () => {
  it('contains no package that no bundle contains', async () => {
    const contents = await Promise.all(bundles.map(({ made }) => made));
    const brought = new Set(contents.flatMap(({ packages }) => Object.keys(packages)));
    expect(Object.keys(maxSizes).filter((name) => !brought.has(name))).toEqual([]);
  });
});
