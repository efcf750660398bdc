import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';
import { createdAtIndex, emailIndex, table } from './table';

/**
 * Makes the table on an engine that no stack looks after. A table of that name that is already there is left as it is.
 * Resolves when the table can be used.
 * @throws errors of the SDK (CreateTable)
 */
export async function createTable(client: DynamoDBClient, tableName: string): Promise<void> {
  try {
    await client.send(new CreateTableCommand(definition(tableName)));
  } catch (error) {
    if (!(error instanceof ResourceInUseException)) throw error;
  }
  await waitUntilTableExists({ client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 }, { TableName: tableName });
}

const hash = (AttributeName: string) => ({ AttributeName, KeyType: 'HASH' as const });
const range = (AttributeName: string) => ({ AttributeName, KeyType: 'RANGE' as const });
const index = (IndexName: string, KeySchema: ReturnType<typeof hash | typeof range>[]) => ({
  IndexName,
  KeySchema,
  Projection: { ProjectionType: table.projection },
});

function definition(TableName: string): CreateTableCommandInput {
  const keys = [table.hashKey, emailIndex.hashKey, createdAtIndex.hashKey, createdAtIndex.rangeKey];
  return {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [hash(table.hashKey)],
    GlobalSecondaryIndexes: [
      index(emailIndex.name, [hash(emailIndex.hashKey)]),
      index(createdAtIndex.name, [hash(createdAtIndex.hashKey), range(createdAtIndex.rangeKey)]),
    ],
  };
}
