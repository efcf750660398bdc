import { createReadStream } from 'node:fs';
import { isUserId } from '../../../src/users/user-id';
import { readLines } from './read-lines';

/**
 * Reads a list of users: one id per line, or one line of an export or of a list of `restore` per line.
 * @throws Error that names a line that contains no id; errors of node:fs
 */
export async function readIds(file: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { bytes, number } of readLines(createReadStream(file), { position: 0, number: 1 })) {
    const text = bytes
      .toString()
      .replace(/^\uFEFF/, '')
      .trim();
    if (text === '' || isFrame(text)) continue;
    const id = text.startsWith('{') ? memberOf(text, 'userId') : text;
    if (typeof id !== 'string' || !isUserId(id)) throw new Error(`${file}:${number}: must be the id of a user, a UUID in lower case`);
    ids.add(id);
  }
  return ids;
}

/** Returns whether a line is the first or the last line of an export. */
const isFrame = (text: string): boolean => text.startsWith('{"format"') || text.startsWith('{"end"');

function memberOf(text: string, name: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  } catch {
    return undefined;
  }
}
