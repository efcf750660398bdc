import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { within } from './await-table';
import { table } from '../table';

interface Pass {
  signal: AbortSignal;
  /** How long each call may take with all attempts, in milliseconds. */
  answerWithin: number;
  /** Called after each call with the time that it took, in milliseconds. */
  pause(milliseconds: number): Promise<void>;
}

/** Items for each call: few, so that other callers are not held up for long. */
const itemsOfCall = 500;

/**
 * Reads the table and its indexes through once, and keeps nothing.
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
    const scan = new ScanCommand({ ...part, Select: 'COUNT', Limit: itemsOfCall, ExclusiveStartKey: after });
    const patience = { signal: pass.signal, answer: pass.answerWithin };
    const { LastEvaluatedKey } = await within(patience, (abortSignal) => client.send(scan, { abortSignal }));
    after = LastEvaluatedKey;
    await pass.pause(performance.now() - began);
  } while (after);
}
