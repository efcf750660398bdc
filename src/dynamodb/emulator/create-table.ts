import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import { awaitTable, type Patience, within } from './await-table';
import { createdAtIndex, emailIndex, table } from '../table';

/**
 * Creates the users table on an engine outside AWS, unless it exists, and waits until it is active. An existing table is not changed.
 * @throws errors of the SDK (CreateTable, DescribeTable, UpdateTimeToLive); the reason of the signal; Error when a call or the table
 * takes too long
 */
export async function createTable(client: DynamoDBClient, tableName: string, patience: Patience = defaultPatience()): Promise<void> {
  const isNew = await create(client, tableName, patience);
  await awaitTable(client, tableName, patience);
  if (!isNew) return;
  const command = new UpdateTimeToLiveCommand({ TableName: tableName, TimeToLiveSpecification: timeToLive });
  await within(patience, (abortSignal) => client.send(command, { abortSignal }));
}

const defaultPatience = (): Patience => ({ signal: new AbortController().signal, perCall: 60_000 });
const timeToLive = { AttributeName: table.timeToLive, Enabled: true };

/** Returns whether the table is new. */
async function create(client: DynamoDBClient, tableName: string, patience: Patience): Promise<boolean> {
  try {
    await within(patience, (abortSignal) => client.send(new CreateTableCommand(definition(tableName)), { abortSignal }));
    return true;
  } catch (error) {
    if (error instanceof ResourceInUseException) return false;
    throw error;
  }
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
