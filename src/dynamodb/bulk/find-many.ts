import { BatchGetCommand, type DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Attributes } from '../items';

/** DynamoDB's maximum for one BatchGetItem. */
export const maxKeys = 100;

/**
 * Reads items by their keys, with eventual consistency, which costs half.
 * @param keys at most 100 different ones
 * @returns the items that exist, by key, and the keys that DynamoDB did not process because the capacity was used up
 * @throws errors of the SDK (BatchGetItem)
 */
export async function findMany(
  client: DynamoDBDocumentClient,
  { tableName, keys, signal }: { tableName: string; keys: readonly string[]; signal: AbortSignal },
): Promise<{ found: Map<string, Attributes>; unprocessed: string[] }> {
  if (keys.length === 0) return { found: new Map(), unprocessed: [] };
  const command = new BatchGetCommand({ RequestItems: { [tableName]: { Keys: keys.map((userId) => ({ userId })) } } });
  const { Responses = {}, UnprocessedKeys = {} } = await client.send(command, { abortSignal: signal });
  return {
    found: new Map((Responses[tableName] ?? []).map((item) => [String(item['userId']), item])),
    unprocessed: (UnprocessedKeys[tableName]?.Keys ?? []).map((key) => String(key['userId'])),
  };
}
