import { paginateScan } from '@aws-sdk/lib-dynamodb';
import { dynamodbClient } from '../../../src/dynamodb/client/client';
import { createdAtIndex, emailIndex } from '../../../src/dynamodb/table';

/** Name of the table that `npm start` creates. */
export const tableName = 'user-profiles';

export type Item = Record<string, unknown>;

/** All items of the table and of its indexes. */
export interface Table {
  items: Item[];
  byEmail: Item[];
  byCreation: Item[];
}

/** Reads the table and its indexes. @param endpoint of the engine, not of the proxy */
export async function scanTable(endpoint: string): Promise<Table> {
  const client = dynamodbClient(endpoint);
  const all = async (IndexName?: string): Promise<Item[]> => {
    const items: Item[] = [];
    const consistent = IndexName === undefined ? { ConsistentRead: true } : { IndexName };
    for await (const page of paginateScan({ client }, { TableName: tableName, ...consistent })) items.push(...(page.Items ?? []));
    return items;
  };
  try {
    return { items: await all(), byEmail: await all(emailIndex.name), byCreation: await all(createdAtIndex.name) };
  } finally {
    client.destroy();
  }
}
