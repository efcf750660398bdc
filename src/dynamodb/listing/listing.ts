import { QueryCommand, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { PageQuery } from '../../users/users';
import type { Store } from '../store';
import { createdAtIndex } from '../table';
import type { Position } from './cursor';

/** A range of creation times, both included. */
interface Range {
  from: string;
  to: string;
}

/** The part of a listing from which a page is read. */
export interface Span extends Range {
  order: PageQuery['order'];
  /** Only users after this position, in the direction of `order`. */
  after: Position | undefined;
}

const earliest = '0000-01-01T00:00:00.000Z';
const latest = '9999-12-31T23:59:59.999Z';

/** Returns the creation times that the query selects. */
export const rangeOf = ({ createdFrom = earliest, createdTo }: PageQuery): Range => ({
  from: createdFrom,
  to: createdTo === undefined ? latest : earlier(createdTo, 1),
});

/**
 * Returns the span of a page. An ascending listing ends `settleSeconds` before now: a creation takes time and the index lags behind the
 * table, so a later page would miss a user who appears before the position that an earlier page has reached.
 */
export function spanOf(query: PageQuery, settleSeconds: number, after?: Position): Span {
  const { order, now } = query;
  const { from, to } = rangeOf(query);
  const froms = [from];
  const tos = [to];
  if (order === 'asc') tos.push(earlier(now, settleSeconds * 1000));
  if (after) (order === 'asc' ? froms : tos).push(after.createdAt);
  return { order, from: maxOf(froms), to: minOf(tos), after };
}

export const isEmpty = ({ from, to }: Range): boolean => from > to;

export const isWithin = ({ from, to }: Range, createdAt: string): boolean => from <= createdAt && createdAt <= to;

const isAfter = (span: Span, position: Position): boolean => span.after === undefined || inOrder(span.order)(span.after, position) < 0;

/** Returns the comparison that sorts positions in the order of a listing. Equal times are sorted by id, in the same direction. */
function inOrder(order: PageQuery['order']): (a: Position, b: Position) => number {
  const direction = order === 'asc' ? 1 : -1;
  return (a, b) => direction * (compare(a.createdAt, b.createdAt) || compare(a.userId, b.userId));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const minOf = (times: string[]) => times.reduce((a, b) => (a < b ? a : b));
const maxOf = (times: string[]) => times.reduce((a, b) => (a > b ? a : b));
const earlier = (time: string, milliseconds: number) => new Date(Date.parse(time) - milliseconds).toISOString();

/** Number of index entries per read when many users were created in the same millisecond. */
const readAhead = 200;

/**
 * Number of shards that one listing reads in parallel. Each read needs a connection, and the TLS handshakes of 100 connections take longer
 * than the parallel reads save.
 */
const parallelShards = 25;

type Key = QueryCommandOutput['LastEvaluatedKey'];

/** Returns at least the first `count` positions of the span, in order; fewer only when there are no more. @throws errors of the SDK */
export async function positions(store: Store, span: Span, count: number): Promise<Position[]> {
  const found: Position[] = [];
  const shards = Array.from({ length: store.listingShards }, (_, shard) => String(shard)).values();
  const readShards = async () => {
    for (const shard of shards) found.push(...(await positionsInShard(store, shard, span, count)));
  };
  await Promise.all(Array.from({ length: Math.min(parallelShards, store.listingShards) }, readShards));
  return found.toSorted(inOrder(span.order));
}

async function positionsInShard(store: Store, shard: string, span: Span, count: number): Promise<Position[]> {
  const found: Position[] = [];
  let start: Key;
  do {
    // The first read returns the last user of the previous page once more.
    const limit = start === undefined ? count + 1 : Math.max(count, readAhead);
    const { Items = [], LastEvaluatedKey } = await store.client.send(queryOf(store, shard, span, limit, start), store.call);
    const read = Items.map((item): Position => ({ createdAt: String(item['createdAt']), userId: String(item['userId']) }));
    found.push(...read.filter((position) => isAfter(span, position)));
    start = LastEvaluatedKey;
  } while (start !== undefined && !isComplete(found, count));
  return found;
}

/**
 * The order in which an engine returns users of the same millisecond is not specified, so they count only after all of them have been
 * read, that is, when a user with another time follows.
 */
function isComplete(found: Position[], count: number): boolean {
  const last = found.at(-1)?.createdAt;
  return found.filter(({ createdAt }) => createdAt !== last).length >= count - 1;
}

function queryOf(store: Store, shard: string, { order, from, to }: Span, Limit: number, ExclusiveStartKey: Key): QueryCommand {
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
