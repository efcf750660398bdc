import { DescribeTableCommand, type DynamoDBClient, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/** How long somebody waits for an engine. */
export interface Patience {
  /** Ends the waiting. */
  signal: AbortSignal;
  /** How long each answer may take with all attempts, in milliseconds. */
  answer: number;
}

/** Looks at a new table, one second apart. */
const mostLooks = 60;

/**
 * Resolves when the table can be used.
 * @throws errors of the SDK (DescribeTable); the reason of the signal; Error when an answer or the table takes too long
 */
export async function awaitTable(client: DynamoDBClient, tableName: string, patience: Patience): Promise<void> {
  for (let look = 1; !(await isActive(client, tableName, patience)); look += 1) {
    if (look === mostLooks) throw new Error(`the table ${tableName} is still being created after ${mostLooks} s`);
    await second(patience.signal);
  }
}

async function isActive(client: DynamoDBClient, tableName: string, patience: Patience): Promise<boolean> {
  try {
    const describe = new DescribeTableCommand({ TableName: tableName });
    const { Table } = await within(patience, (abortSignal) => client.send(describe, { abortSignal }));
    if (Table) return Table.TableStatus === 'ACTIVE';
  } catch (error) {
    // A table that was made a moment ago may be unknown still: DynamoDB's own answer is eventually consistent.
    if (error instanceof DynamoDBServiceException && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
  throw new Error('its answer is not that of a DynamoDB');
}

/**
 * Gives a call the time that its answer may take.
 * @throws what the call throws; the reason of the signal; Error when there is no answer in time
 */
export async function within<T>({ signal, answer }: Patience, call: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, answer);
  signal.addEventListener('abort', end, { once: true });
  try {
    signal.throwIfAborted();
    return await call(limit.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) throw new Error(`it did not answer within ${answer / 1000} s`, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

async function second(signal: AbortSignal): Promise<void> {
  await new Promise<void>((settle) => {
    const timer = setTimeout(end, 1000);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      settle();
    }
  });
  signal.throwIfAborted();
}
