import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { Session } from '../../../infra/data/session';
import { type Pace, paceOf } from '../../../infra/data/pace/pace';
import { allItems } from '../../dynamodb/store';

/** A session without limits on a table of a test engine, and what it says. */
export function sessionOn(
  client: DynamoDBDocumentClient,
  tableName: string,
  paces: { read?: Pace; write?: Pace } = {},
): Session & { said: string[] } {
  const said: string[] = [];
  const { signal } = new AbortController();
  const unlimited = () => paceOf({ limit: undefined, signal, now: () => performance.now() });
  return {
    client,
    tableName,
    listingShards: 1,
    place: 'test',
    isOnAws: false,
    facts: { id: undefined, items: 0, bytes: 0, provisioned: undefined },
    read: paces.read ?? unlimited(),
    write: paces.write ?? unlimited(),
    signal,
    say: (line) => void said.push(line),
    close: async () => {},
    said,
  };
}

/** Returns all items of a table in the order of their keys, to compare two tables. */
export async function itemsOf(client: DynamoDBDocumentClient, tableName: string): Promise<Record<string, unknown>[]> {
  const key = (item: Record<string, unknown>): string => String(item['userId']);
  return (await allItems(client, tableName)).toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}
