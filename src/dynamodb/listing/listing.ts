import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { Place } from './cursor';
import { inOrder, isBeyond, type Span } from './span';
import type { Store } from '../store';
import { createdAtIndex } from '../table';

/** How many index entries are read at once when many users were created in the same millisecond. */
const readAhead = 200;

/**
 * How many shards one listing reads at a time. Each needs a connection, and a function spends more on the TLS handshakes of 100
 * connections than it gains.
 */
const shardsAtOnce = 25;

type Key = QueryCommandOutput['LastEvaluatedKey'];

/** The first `count` places of the span at least, in order; fewer only when there are no more. @throws errors of the SDK */
export async function places(store: Store, span: Span, count: number): Promise<Place[]> {
  const found: Place[] = [];
  const shards = Array.from({ length: store.listingShards }, (_, shard) => String(shard)).values();
  const readSome = async () => {
    for (const shard of shards) found.push(...(await ofShard(store, shard, span, count)));
  };
  await Promise.all(Array.from({ length: Math.min(shardsAtOnce, store.listingShards) }, readSome));
  return found.toSorted(inOrder(span.order));
}

async function ofShard(store: Store, shard: string, span: Span, count: number): Promise<Place[]> {
  const found: Place[] = [];
  let start: Key;
  do {
    // The first read meets the last user of the page before once more.
    const limit = start === undefined ? count + 1 : Math.max(count, readAhead);
    const { Items = [], LastEvaluatedKey } = await store.client.send(query(store, shard, span, limit, start), store.call);
    const read = Items.map((item): Place => ({ createdAt: String(item['createdAt']), userId: String(item['userId']) }));
    found.push(...read.filter((place) => isBeyond(span, place)));
    start = LastEvaluatedKey;
  } while (start !== undefined && !isSettled(found, count));
  return found;
}

/**
 * In what order an engine gives users of one millisecond is not specified, so a group of them counts only once it is read to its end,
 * that is, once a user of another time follows it.
 */
function isSettled(found: Place[], count: number): boolean {
  const last = found.at(-1)?.createdAt;
  return found.filter(({ createdAt }) => createdAt !== last).length >= count - 1;
}

function query(store: Store, shard: string, { order, from, to }: Span, Limit: number, ExclusiveStartKey: Key): QueryCommand {
  return new QueryCommand({
    TableName: store.tableName,
    IndexName: createdAtIndex.name,
    KeyConditionExpression: '#shard = :shard AND #createdAt BETWEEN :from AND :to',
    ExpressionAttributeNames: { '#shard': createdAtIndex.hashKey, '#createdAt': createdAtIndex.rangeKey },
    ExpressionAttributeValues: { ':shard': shard, ':from': from, ':to': to },
    ScanIndexForward: order === 'asc',
    Limit,
    ...(ExclusiveStartKey && { ExclusiveStartKey }),
  });
}
