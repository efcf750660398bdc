import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type Patience, within } from './await-table';
import { table } from '../table';

interface Pass extends Patience {
  /** Called after each call with its duration, in milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** Few items per call, so that the requests of other callers do not wait long. */
const itemsPerCall = 500;

/**
 * Reads the table and its indexes once, to find out whether the engine can read all of its data.
 * @throws errors of the SDK (Scan); the reason of the signal; Error when a call takes too long
 */
export async function readThrough(client: DynamoDBDocumentClient, tableName: string, pass: Pass): Promise<void> {
  await readPart(client, { TableName: tableName }, pass);
  for (const { name } of table.indexes) await readPart(client, { TableName: tableName, IndexName: name }, pass);
}

async function readPart(client: DynamoDBDocumentClient, part: { TableName: string; IndexName?: string }, pass: Pass): Promise<void> {
  let after: Record<string, unknown> | undefined;
  do {
    const began = performance.now();
    const scan = new ScanCommand({ ...part, Select: 'COUNT', Limit: itemsPerCall, ExclusiveStartKey: after });
    const { LastEvaluatedKey } = await within(pass, (abortSignal) => client.send(scan, { abortSignal }));
    after = LastEvaluatedKey;
    await pass.pause(performance.now() - began);
  } while (after);
}
