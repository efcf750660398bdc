import { DescribeTableCommand, type DynamoDBClient, DynamoDBServiceException } from '@aws-sdk/client-dynamodb';

/** How long to wait for an engine. */
export interface Patience {
  /** Aborts the waiting. */
  signal: AbortSignal;
  /** How long one call may take, including all attempts, in milliseconds. */
  perCall: number;
}

/** The max number of checks of a new table, one second apart. */
const maxChecks = 60;

/**
 * Waits until the table is active.
 * @throws errors of the SDK (DescribeTable); the reason of the signal; Error when a call or the table takes too long
 */
export async function awaitTable(client: DynamoDBClient, tableName: string, patience: Patience): Promise<void> {
  for (let check = 1; !(await isActive(client, tableName, patience)); check += 1) {
    if (check === maxChecks) throw new Error(`the table ${tableName} is still being created after ${maxChecks} s`);
    await second(patience.signal);
  }
}

async function isActive(client: DynamoDBClient, tableName: string, patience: Patience): Promise<boolean> {
  try {
    const describe = new DescribeTableCommand({ TableName: tableName });
    const { Table } = await within(patience, (abortSignal) => client.send(describe, { abortSignal }));
    if (Table) return Table.TableStatus === 'ACTIVE';
  } catch (error) {
    // DescribeTable is eventually consistent: it may not find a table that was created a moment ago.
    if (error instanceof DynamoDBServiceException && error.name === 'ResourceNotFoundException') return false;
    throw error;
  }
  throw new Error('its response is not that of a DynamoDB');
}

/**
 * Runs a call and aborts it when it takes too long.
 * @throws the errors of the call; the reason of the signal; Error when the call takes too long
 */
export async function within<T>({ signal, perCall }: Patience, call: (abortSignal: AbortSignal) => Promise<T>): Promise<T> {
  const limit = new AbortController();
  const end = () => limit.abort();
  const timer = setTimeout(end, perCall);
  signal.addEventListener('abort', end, { once: true });
  try {
    signal.throwIfAborted();
    return await call(limit.signal);
  } catch (error) {
    signal.throwIfAborted();
    if (limit.signal.aborted) throw new Error(`it did not respond within ${perCall / 1000} s`, { cause: error });
    throw error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

async function second(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(end, 1000);
    signal.addEventListener('abort', end, { once: true });
    function end(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    }
  });
  signal.throwIfAborted();
}
