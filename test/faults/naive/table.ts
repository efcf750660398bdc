import { DeleteCommand, type DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { createdAtIndex } from '../../../src/dynamodb/table';
import { profileIn } from '../load/client';
import type { Profile } from '../history';
import { tableName as TableName } from '../environment/scan';

const lockKey = (email: string) => ({ userId: `email#${email}` });

async function read(client: DynamoDBDocumentClient, Key: { userId: string }): Promise<Record<string, unknown> | undefined> {
  return (await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }))).Item;
}

export const readUser = async (client: DynamoDBDocumentClient, userId: string): Promise<Profile | undefined> =>
  profileIn(await read(client, { userId }));

export const emailOwner = async (client: DynamoDBDocumentClient, email: string): Promise<unknown> =>
  (await read(client, lockKey(email)))?.['owner'];

export const putUser = (client: DynamoDBDocumentClient, user: Profile): Promise<unknown> =>
  client.send(new PutCommand({ TableName, Item: { ...user, listingShard: '0' } }));

export const putLock = (client: DynamoDBDocumentClient, email: string, owner: string): Promise<unknown> =>
  client.send(new PutCommand({ TableName, Item: { ...lockKey(email), owner } }));

export const deleteUser = (client: DynamoDBDocumentClient, userId: string): Promise<unknown> =>
  client.send(new DeleteCommand({ TableName, Key: { userId } }));

export const removeLock = (client: DynamoDBDocumentClient, email: string): Promise<unknown> =>
  client.send(new DeleteCommand({ TableName, Key: lockKey(email) }));

/** Returns a page of the listing. The cursor is the key of the last user. */
export async function readPage(client: DynamoDBDocumentClient, query: URLSearchParams): Promise<{ items: Profile[]; nextCursor?: string }> {
  const cursor = query.get('cursor');
  const page = await client.send(
    new QueryCommand({
      TableName,
      IndexName: createdAtIndex.name,
      KeyConditionExpression: 'listingShard = :shard AND createdAt >= :from',
      ExpressionAttributeValues: { ':shard': '0', ':from': query.get('createdFrom') ?? '0' },
      ScanIndexForward: query.get('order') === 'asc',
      Limit: Number(query.get('limit') ?? '20'),
      ...(cursor !== null && { ExclusiveStartKey: JSON.parse(cursor) }),
    }),
  );
  const items = await Promise.all((page.Items ?? []).map(({ userId }) => readUser(client, String(userId))));
  return {
    items: items.filter((user) => user !== undefined),
    ...(page.LastEvaluatedKey && { nextCursor: JSON.stringify(page.LastEvaluatedKey) }),
  };
}
