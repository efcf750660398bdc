/**
 * Bytes of an item as DynamoDB counts them for capacity, names included. Storage adds 100 bytes for each item and index entry.
 * Amazon DynamoDB Developer Guide, "DynamoDB item sizes and formats".
 */
export const itemSize = (item: object): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + bytes(name) + valueSize(value), 0);

const bytes = (text: string): number => Buffer.byteLength(text);

function valueSize(value: unknown): number {
  if (typeof value === 'string') return bytes(value);
  if (typeof value === 'boolean' || value === null) return 1;
  // About one byte for two significant digits, and one more.
  if (typeof value === 'number') return Math.ceil(String(Math.abs(value)).replaceAll(/^0+|[.]|0+$/g, '').length / 2) + 1;
  if (typeof value !== 'object') throw new Error(`no size is known for ${typeof value}`);
  return 3 + Object.keys(value).length + itemSize(value);
}
