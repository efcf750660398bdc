import { describe, expect, it } from '@jest/globals';
import { operations, type OperationId } from '../../generated/operations';
import { type Permissions, permissions } from '../../infra/stack/permissions';
import { dynamodbClient } from '../../src/dynamodb/client/client';
import { openStore } from '../../src/dynamodb/store';
import type { Endpoint } from '../../src/lambda';
import type { Users } from '../../src/users/users';

/** The IAM actions that each method of the store needs. The rehearsal proves that they are enough. */
const actionsOf: Record<keyof Users, Permissions> = {
  insert: { table: ['dynamodb:PutItem'], indexes: [] },
  find: { table: ['dynamodb:GetItem'], indexes: [] },
  replace: { table: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'], indexes: [] },
  patch: { table: ['dynamodb:GetItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem', 'dynamodb:PutItem'], indexes: [] },
  remove: { table: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'], indexes: [] },
  page: { table: ['dynamodb:BatchGetItem', 'dynamodb:GetItem'], indexes: ['dynamodb:Query'] },
};

async function needsOf(id: OperationId): Promise<(keyof Users)[]> {
  const { endpoint }: { endpoint: Endpoint<OperationId, keyof Users> } = await import(`../../src/handlers/${id}`);
  const client = dynamodbClient('http://127.0.0.1:1');
  const users = endpoint.users(openStore({ client, tableName: 'none', listingShards: 1, settleSeconds: 0, now: Date.now }, Date.now()));
  client.destroy();
  return Object.keys(users) as (keyof Users)[];
}

const union = (lists: (readonly string[])[]): string[] => [...new Set(lists.flat())].toSorted();

describe('the role of a function', () => {
  it.each(Object.keys(operations) as OperationId[])('allows %s the actions that its store methods need, and no others', async (id) => {
    const needs = (await needsOf(id)).map((method) => actionsOf[method]);
    expect(needs).not.toEqual([]);
    expect(union([permissions[id].table])).toEqual(union(needs.map(({ table }) => table)));
    expect(union([permissions[id].indexes])).toEqual(union(needs.map(({ indexes }) => indexes)));
  });
});
