import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { meterCalls, type Units } from '../../../src/dynamodb/bulk/meter';
import { createTable } from '../../../src/dynamodb/emulator/create-table';
import { dataFile, tableName as localTable } from '../../../src/local/data/directory';
import { type Engine, startEngine } from '../../../src/local/engine/engine';
import { runningEngine } from '../../../src/local/engine/running-engine';
import type { Destination } from '../options/destination';
import { tableNameOf } from './table-name';

/** An open connection to a table. */
export interface Connection {
  client: DynamoDBDocumentClient;
  tableName: string;
  listingShards: number;
  /** Where the table is, for messages and for the identity of a file, such as eu-west-1 or http://127.0.0.1:8000. */
  place: string;
  isOnAws: boolean;
  close(): Promise<void>;
}

/**
 * Connects to the table that the command line names. Starts the embedded DynamoDB when `npm start` is not running on the data directory.
 * @param report called for each call with the capacity units that it used
 * @throws Error with a message for the user; errors of the SDK
 */
export async function connect(destination: Destination, report: (used: Units) => void, signal: AbortSignal): Promise<Connection> {
  if (destination.kind === 'environment') return toEnvironment(destination, report);
  const { listingShards } = destination;
  if (destination.kind === 'endpoint') {
    const { url, table: tableName } = destination;
    const client = clientOf({ endpoint: url, ...local }, report);
    return { client, tableName, listingShards, place: url, isOnAws: false, close: async () => client.destroy() };
  }
  return toDirectory(destination, report, signal);
}

/** Such engines do not check credentials, but the SDK requires some to sign with. */
const local = { region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

async function toEnvironment(
  { environment, suffix, table }: Extract<Destination, { kind: 'environment' }>,
  report: (used: Units) => void,
): Promise<Connection> {
  const access = environment.region === undefined ? {} : { region: environment.region };
  const tableName = table ?? (await tableNameOf(suffix, access));
  const client = clientOf(access, report);
  const place = await client.config.region();
  return { client, tableName, listingShards: environment.listingShards, place, isOnAws: true, close: async () => client.destroy() };
}

async function toDirectory(
  { directory, table, listingShards }: Extract<Destination, { kind: 'local' }>,
  report: (used: Units) => void,
  signal: AbortSignal,
): Promise<Connection> {
  const file = dataFile(directory);
  const running = runningEngine(file);
  const engine: Engine | undefined = running === undefined ? await startEngine({ file, signal }) : undefined;
  const client = clientOf({ endpoint: running ?? engine?.endpoint ?? '', ...local }, report);
  const tableName = table ?? localTable;
  const close = async () => {
    client.destroy();
    await engine?.stop();
  };
  try {
    await createTable(client, tableName);
  } catch (error) {
    await close();
    throw error;
  }
  return { client, tableName, listingShards, place: file, isOnAws: false, close };
}

/** Times are milliseconds. A page of a scan is 1 MB, which takes a slow engine seconds. */
const requestHandler = { connectionTimeout: 3000, requestTimeout: 30_000, throwOnRequestTimeout: true };

function clientOf(access: DynamoDBClientConfig, report: (used: Units) => void): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ ...access, maxAttempts: 3, requestHandler });
  meterCalls(client, report);
  // As in src/dynamodb/client: a key of `metadata` may be `constructor`.
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true, convertClassInstanceToMap: true } });
}
