/**
 * The users table, as data for the code that creates it: the stack on AWS, `createTable` elsewhere. All key attributes are strings.
 *
 * The table contains three kinds of items:
 * - a user: hash key `userId`;
 * - an email lock (`email#<email address>`), which makes an email address unique;
 * - a deletion marker, which replaces a deleted user for an hour.
 *
 * Both indexes project keys only, so that an update of a profile writes to no index.
 */
export const table = {
  hashKey: 'userId',
  indexes: [
    { name: 'EmailIndex', hashKey: 'email' },
    { name: 'CreatedAtIndex', hashKey: 'listingShard', rangeKey: 'createdAt' },
  ],
  projection: 'KEYS_ONLY',
  /** Only deletion markers have this attribute. */
  timeToLive: 'expiresAt',
} as const;

export const emailIndex = table.indexes[0];
export const createdAtIndex = table.indexes[1];
