import { describeTable, type TableFacts, type Units } from '../../src/dynamodb/bulk/meter';
import { openStore, type Store } from '../../src/dynamodb/store';
import type { Options } from './options/options';
import { type Pace, paceOf } from './pace/pace';
import { type Connection, connect } from './table/connect';

/** What a command works with. */
export interface Session extends Connection {
  facts: TableFacts;
  read: Pace;
  write: Pace;
  signal: AbortSignal;
  /** Prints a line for the user on the standard error. */
  say(line: string): void;
}

/** The share of the provisioned capacity that a command uses, so that the API keeps the other half. */
const share = 0.5;
/** Units per second of an on-demand table on AWS: a new one serves 12,000 reads and 4,000 writes a second. */
const onDemandUnits = 500;

/**
 * Connects to the table and finds out its size and capacity.
 * @throws Error with a message for the user; errors of the SDK
 */
export async function openSession(options: Options, signal: AbortSignal, say: (line: string) => void): Promise<Session> {
  const paces: Partial<Record<Units['kind'], Pace>> = {};
  const connection = await connect(options.destination, ({ kind, units }) => paces[kind]?.use(units), signal);
  try {
    const facts = await describeTable(connection.client, connection.tableName);
    const limit = (kind: Units['kind']) => options.limits[kind] ?? defaultLimit(facts.provisioned?.[kind], connection.isOnAws);
    const now = () => performance.now();
    const read = paceOf({ limit: limit('read'), signal, now });
    const write = paceOf({ limit: limit('write'), signal, now });
    Object.assign(paces, { read, write });
    return { ...connection, facts, read, write, signal, say };
  } catch (error) {
    await connection.close();
    throw error;
  }
}

function defaultLimit(provisioned: number | undefined, isOnAws: boolean): number | undefined {
  if (provisioned !== undefined) return provisioned * share;
  return isOnAws ? onDemandUnits : undefined;
}

/** How long one call to the store may take with its retries, in milliseconds. */
const callTime = 60_000;

/** Returns the store for one call. */
export function storeOf({ client, tableName, listingShards }: Connection): Store {
  return openStore({ client, tableName, listingShards, settleSeconds: 0, now: Date.now }, Date.now() + callTime);
}

/** Returns how many calls are sent at the same time: one is enough for a low rate, and keeps it even. */
export function lanesOf(pace: Pace, unitsPerCall: number): number {
  const rate = pace.rate();
  return rate === undefined ? maxLanes : Math.min(maxLanes, Math.max(1, Math.floor(rate / (unitsPerCall * 4))));
}

const maxLanes = 4;
