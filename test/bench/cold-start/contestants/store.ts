// What the contestants share with the function that is measured: the table's name, from the environment, and the shape of an item.
export const tableName = process.env['TABLE_NAME'] ?? '';

const ours = ['listingShard', 'contentHash', 'fingerprint'];

/** A user as a client may see it. */
export const profileOf = (item: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(item).filter(([name]) => !ours.includes(name)));
