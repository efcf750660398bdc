// The table and the items that the implementations share with the measured function.
export const tableName = process.env['TABLE_NAME'] ?? '';

const ours = ['listingShard', 'contentHash', 'fingerprint'];

/** Returns the public members of a user. */
export const profileOf = (item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !ours.includes(name)));
