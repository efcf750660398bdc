import type { UserRecord } from '../../../src/dynamodb/bulk/record';

/** The format of the lines. It changes when an older release could misread a file. */
const format = 'user-profiles';
const formatVersion = 1;

/** The first line of a file. */
export interface Header {
  table: string;
  startedAt: string;
}

/** The last line of a file, by which a reader recognizes that the file is complete. */
export interface Trailer {
  users: number;
}

export const headerLine = ({ table, startedAt }: Header): string => lineOf({ format, formatVersion, table, startedAt });

export const trailerLine = (users: number, finishedAt: string): string => lineOf({ end: true, users, finishedAt });

export const userLine = (record: UserRecord): string => lineOf(record);

/**
 * Returns one line of JSON. Some programs end a line at the characters U+2028 and U+2029, which JSON allows in texts, so they are escaped.
 */
export const lineOf = (value: object): string =>
  `${JSON.stringify(value)
    .replaceAll('\u2028', String.raw`\u2028`)
    .replaceAll('\u2029', String.raw`\u2029`)}\n`;

/** Returns the header that a value is; undefined for any other value. @throws Error for a header of another format version */
export function headerIn(value: object): Header | undefined {
  if (!('format' in value) || value.format !== format) return undefined;
  const version = 'formatVersion' in value ? value.formatVersion : undefined;
  if (version !== formatVersion) {
    throw new Error(
      `The file has the format version ${JSON.stringify(version)}; this release reads version ${formatVersion}. Use the release that wrote it.`,
    );
  }
  const { table, startedAt } = { table: '', startedAt: '', ...value };
  return { table, startedAt };
}

/** Returns the trailer that a value is; undefined for any other value. */
export const trailerIn = (value: object): Trailer | undefined =>
  'end' in value && value.end === true && 'users' in value && typeof value.users === 'number' ? { users: value.users } : undefined;
