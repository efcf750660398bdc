import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { type UserItem, userIn } from '../items';

/** One of the parts into which DynamoDB divides a table, so that several readers share one pass over it. */
export interface Segment {
  index: number;
  total: number;
}

/** The key after which a scan continues. */
export type Key = Record<string, unknown>;

export interface ScanPage {
  users: UserItem[];
  /** Number of items that were read, including email locks and deletion markers. */
  scanned: number;
  /** Undefined at the end of the segment. */
  after: Key | undefined;
}

interface ScanStep {
  tableName: string;
  segment: Segment;
  after: Key | undefined;
  /** Max number of items to read; undefined: as many as DynamoDB returns in one call, which is 1 MB. */
  limit: number | undefined;
  signal: AbortSignal;
}

/**
 * Reads the next users of a segment, with eventual consistency, which costs half.
 * Source: Amazon DynamoDB Developer Guide, "Scanning tables in DynamoDB".
 * @throws errors of the SDK (Scan)
 */
export async function scanUsers(client: DynamoDBDocumentClient, step: ScanStep): Promise<ScanPage> {
  const { tableName, segment, after, limit, signal } = step;
  const command = new ScanCommand({
    TableName: tableName,
    Segment: segment.index,
    TotalSegments: segment.total,
    // Email locks and deletion markers have no email address. They are read but not sent.
    FilterExpression: 'attribute_exists(#email)',
    ExpressionAttributeNames: { '#email': 'email' },
    ...(after && { ExclusiveStartKey: after }),
    ...(limit !== undefined && { Limit: limit }),
  });
  const { Items = [], ScannedCount = Items.length, LastEvaluatedKey } = await client.send(command, { abortSignal: signal });
  return { users: Items.flatMap((item) => userIn(item) ?? []), scanned: ScannedCount, after: LastEvaluatedKey };
}
