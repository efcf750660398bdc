/**
 * The one table, as data for whoever makes it: the stack on AWS, `createTable` elsewhere. All key attributes are strings.
 *
 * A user is one item; a lock item beside it (`email#<address>`) keeps the address from being given twice. For an hour after its deletion,
 * a marker is in the place of the user.
 * Both indexes project keys only: changing a profile then writes to no index.
 */
export const table = {
  hashKey: 'userId',
  indexes: [
    { name: 'EmailIndex', hashKey: 'email' },
    { name: 'CreatedAtIndex', hashKey: 'listingShard', rangeKey: 'createdAt' },
  ],
  projection: 'KEYS_ONLY',
  /** Deletion markers alone have it. */
  timeToLive: 'expiresAt',
} as const;

export const emailIndex = table.indexes[0];
export const createdAtIndex = table.indexes[1];
