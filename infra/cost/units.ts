/** Capacity units, of reading and of writing. */
export interface Units {
  read: number;
  write: number;
}

/** What one request takes of the table and of each index. */
export interface Consumed {
  table: Units;
  emailIndex: Units;
  createdAtIndex: Units;
  /** Write units of the table for conditions that failed: no engine says how much, this is what AWS's guide says. */
  refused: number;
}

/** What the units depend on besides the request. */
export interface Table {
  /** Bytes of a user's item, as DynamoDB counts them. */
  userBytes: number;
  listingShards: number;
}

const none: Units = { read: 0, write: 0 };
const nothing: Consumed = { table: none, emailIndex: none, createdAtIndex: none, refused: 0 };
const written = (write: number): Units => ({ read: 0, write });
const reading = (read: number): Units => ({ read, write: 0 });

/** Bytes of an entry of CreatedAtIndex: two keys of the index and the one of the table. */
const entryBytes = 'userId'.length + 36 + 'listingShard'.length + 1 + 'createdAt'.length + 24;

/** @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html */
const writesOf = (bytes: number): number => Math.ceil(bytes / 1024);
const readsOf = (bytes: number): number => Math.ceil(bytes / 4096);

/** One transaction of a user and the lock of their address costs twice the writes; an index is written outside of it. */
const both = ({ userBytes }: Table): Consumed => ({
  table: written(2 * writesOf(userBytes) + 2),
  emailIndex: written(1),
  createdAtIndex: written(1),
  refused: 0,
});

const nothingBut = (refused: number): Consumed => ({ ...nothing, refused });

/** A page: keys from each shard, one entry more than the page needs and one more again, then the users. Eventual reads are half a unit. */
const pageOf =
  (users: number) =>
  ({ userBytes, listingShards }: Table): Consumed => ({
    ...nothing,
    table: reading(0.5 * users * readsOf(userBytes)),
    createdAtIndex: reading(0.5 * listingShards * readsOf((users + 2) * entryBytes)),
  });

/**
 * The capacity units of each use. `test/dynamodb/capacity.test.ts` holds all of it against a real engine but what is `refused`.
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-capacity-handling
 */
export const unitsOf = {
  get: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)) }),
  revalidate: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)) }),
  create: both,
  replay: ({ userBytes }: Table): Consumed => nothingBut(2 * writesOf(userBytes) + 2),
  update: ({ userBytes }: Table): Consumed => ({ ...nothing, table: written(writesOf(userBytes)) }),
  unchanged: ({ userBytes }: Table): Consumed => nothingBut(writesOf(userBytes)),
  move: ({ userBytes }: Table): Consumed => ({
    ...nothing,
    table: written(2 * writesOf(userBytes) + 4),
    emailIndex: written(2),
    refused: writesOf(userBytes),
  }),
  delete: (table: Table): Consumed => ({ ...both(table), table: { read: readsOf(table.userBytes), write: both(table).table.write } }),
  list: pageOf(20),
  list100: pageOf(100),
  find: ({ userBytes }: Table): Consumed => ({ ...nothing, table: reading(readsOf(userBytes)), emailIndex: reading(0.5) }),
} as const satisfies Record<string, (table: Table) => Consumed>;

/** Something that a client does, by the name that `--mix` has for it. */
export type Use = keyof typeof unitsOf;
