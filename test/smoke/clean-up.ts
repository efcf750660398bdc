import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Client, isProblem } from '../../clients/typescript/src/index';
import { explain } from './check';
import type { Target } from './target';

/** The profile that the test may have created. */
export interface Left {
  readonly client: Client;
  readonly sub: string;
  readonly email: string;
}

/**
 * Deletes the profile with the API. When the API fails and the table is known, deletes the items of the profile in the table.
 * @returns how the profile was deleted; undefined when there was none
 * @throws Error when neither is possible
 */
export async function removeProfile({ client, sub, email }: Left, { tableName }: Target): Promise<string | undefined> {
  try {
    await client.me.delete();
    return 'with the API';
  } catch (error) {
    if (isProblem(error, 'deleteUser') && error.code === 'user-not-found') return undefined;
    if (tableName === undefined) throw new Error(`The profile of the user ${sub} remains: ${explain(error)}`, { cause: error });
    await removeItems(tableName, sub, email);
    return `in the table, because the API failed: ${explain(error)}`;
  }
}

/** Deletes the user and the lock of the email address, if the user holds it. */
async function removeItems(TableName: string, sub: string, email: string): Promise<void> {
  const table = DynamoDBDocumentClient.from(new DynamoDBClient());
  const lock = {
    TableName,
    Key: { userId: `email#${email}` },
    ConditionExpression: '#owner = :sub OR attribute_not_exists(userId)',
    ExpressionAttributeNames: { '#owner': 'owner' },
    ExpressionAttributeValues: { ':sub': sub },
  };
  await table.send(new DeleteCommand({ TableName, Key: { userId: sub } }));
  await table.send(new DeleteCommand(lock)).catch((error: unknown) => {
    if (!(error instanceof Error && error.name === 'ConditionalCheckFailedException')) throw error;
  });
}
