import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DeleteCommand, paginateScan, PutCommand } from '@aws-sdk/lib-dynamodb';
import { randomUUID } from 'node:crypto';
import { lockKey, lockOf } from '../../src/dynamodb/items';
import { page } from '../../src/dynamodb/listing/page';
import { patch } from '../../src/dynamodb/patch';
import { remove } from '../../src/dynamodb/remove';
import { replace } from '../../src/dynamodb/replace';
import { openStore, type Store } from '../../src/dynamodb/store';
import { find } from '../../src/dynamodb/find';
import { insert } from '../../src/dynamodb/insert';
import type { UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';

export const start = '2026-11-23T09:30:00.000Z';
/** Long after every user of the tests was created. */
export const later = '2027-01-01T00:00:00.000Z';

/** A timestamp some milliseconds after the start. */
export const at = (milliseconds: number) => new Date(Date.parse(start) + milliseconds).toISOString();

export function someUser(properties: Partial<UserProfile> = {}): UserProfile {
  const userId = properties.userId ?? randomUUID();
  return { userId, email: `${userId}@example.com`, displayName: 'Ada', version: 1, createdAt: start, updatedAt: start, ...properties };
}

interface Options {
  listingShards?: number;
  settleSeconds?: number;
  /** Milliseconds until the invocation must be over. */
  timeLeft?: number;
}

export function usersIn(client: DynamoDBDocumentClient, tableName: string, options: Options = {}): Users {
  const { listingShards = 1, settleSeconds = 5, timeLeft = 60_000 } = options;
  return usersOn(openStore({ client, tableName, listingShards, settleSeconds, now: Date.now }, Date.now() + timeLeft));
}

/** All methods of the port; a function has only those that its operation needs. */
export const usersOn = (store: Store): Users => ({
  insert: insert(store),
  find: find(store),
  replace: replace(store),
  patch: patch(store),
  remove: remove(store),
  page: page(store),
});

/** All items of a table, or of one of its indexes. */
export async function allItems(client: DynamoDBDocumentClient, tableName: string, indexName?: string): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  const scan = { TableName: tableName, ...(indexName === undefined ? { ConsistentRead: true } : { IndexName: indexName }) };
  for await (const { Items = [] } of paginateScan({ client }, scan)) items.push(...Items);
  return items;
}

/** Returns all items of a table except deletion markers. */
export async function usersAndTheirLocks(client: DynamoDBDocumentClient, tableName: string): Promise<Record<string, unknown>[]> {
  return (await allItems(client, tableName)).filter(({ deletedAt }) => deletedAt === undefined);
}

/** Returns the users and the email locks as two sorted lists, which must be equal. */
export async function usersAndLocks(client: DynamoDBDocumentClient, tableName: string) {
  const items = await usersAndTheirLocks(client, tableName);
  return {
    users: items.flatMap(({ email, userId }) => (email === undefined ? [] : [`email#${email} ${userId}`])).toSorted(),
    locks: items.flatMap(({ email, userId, owner }) => (email === undefined ? [`${userId} ${owner}`] : [])).toSorted(),
  };
}

/** Deletes the lock of an email address, or assigns it to another user, which the store itself never does. */
export async function setLock(client: DynamoDBDocumentClient, TableName: string, email: string, owner: string | undefined): Promise<void> {
  if (owner === undefined) await client.send(new DeleteCommand({ TableName, Key: lockKey(email) }));
  else await client.send(new PutCommand({ TableName, Item: lockOf(email, owner) }));
}
