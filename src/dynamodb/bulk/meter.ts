import { DescribeTableCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** Capacity units that one call used in the table. */
export interface Units {
  kind: 'read' | 'write';
  units: number;
}

interface Consumed {
  TableName?: string | undefined;
  CapacityUnits?: number | undefined;
  Table?: { CapacityUnits?: number | undefined } | undefined;
}

const metered = new Map<string, Units['kind']>([
  ['ScanCommand', 'read'],
  ['GetItemCommand', 'read'],
  ['BatchGetItemCommand', 'read'],
  ['QueryCommand', 'read'],
  ['PutItemCommand', 'write'],
  ['UpdateItemCommand', 'write'],
  ['DeleteItemCommand', 'write'],
  ['TransactWriteItemsCommand', 'write'],
]);

/**
 * Reports the capacity units that every call of the client uses in its table, without those of the indexes, which have their own capacity.
 * Source: Amazon DynamoDB API Reference, "ConsumedCapacity".
 */
export function meterCalls(client: DynamoDBClient, report: (used: Units) => void): void {
  client.middlewareStack.add(
    (next, { commandName = '' }) =>
      async (args) => {
        const kind = metered.get(commandName);
        if (kind === undefined) return next(args);
        const result = await next({ ...args, input: { ...args.input, ReturnConsumedCapacity: 'INDEXES' } });
        report({ kind, units: unitsIn(result.output) });
        return result;
      },
    { step: 'initialize', name: 'meterCalls' },
  );
}

function unitsIn(output: object): number {
  const consumed: unknown = 'ConsumedCapacity' in output ? output.ConsumedCapacity : undefined;
  const parts: Consumed[] = Array.isArray(consumed) ? consumed : [consumed ?? {}];
  return parts.reduce((sum, { Table, CapacityUnits }) => sum + (Table?.CapacityUnits ?? CapacityUnits ?? 0), 0);
}

/** A table, as far as a pass over it depends on it. */
export interface TableFacts {
  /** Differs between two tables that had the same name one after the other; undefined on engines that have none. */
  id: string | undefined;
  /** Number of items, including email locks. DynamoDB updates it every six hours. */
  items: number;
  bytes: number;
  /** Provisioned capacity units per second; undefined for an on-demand table. */
  provisioned: { read: number; write: number } | undefined;
}

/** @throws errors of the SDK (DescribeTable) */
export async function describeTable(client: DynamoDBDocumentClient, tableName: string): Promise<TableFacts> {
  const { Table } = await client.send(new DescribeTableCommand({ TableName: tableName }));
  const { ReadCapacityUnits: read = 0, WriteCapacityUnits: write = 0 } = Table?.ProvisionedThroughput ?? {};
  const isOnDemand = Table?.BillingModeSummary?.BillingMode === 'PAY_PER_REQUEST' || read === 0 || write === 0;
  return {
    id: Table?.TableId,
    items: Table?.ItemCount ?? 0,
    bytes: Table?.TableSizeBytes ?? 0,
    provisioned: isOnDemand ? undefined : { read, write },
  };
}
