import { headerIn, type Header, trailerIn, type Trailer } from './format';
import { type FieldError, type ReadOptions, userOf } from './user';
import type { UserRecord } from '../../../src/dynamodb/bulk/record';

/** What a line contains. */
export type Parsed =
  | { kind: 'user'; record: UserRecord; isEdited: boolean }
  | { kind: 'header'; header: Header }
  | { kind: 'trailer'; trailer: Trailer }
  | { kind: 'empty' }
  | { kind: 'invalid'; errors: FieldError[] };

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });

/**
 * Parses one line of a file. A byte order mark is ignored.
 * @throws Error for the header of a format version that this release cannot read
 */
export function parseLine(bytes: Uint8Array, options: ReadOptions): Parsed {
  const value = valueIn(bytes);
  if (value === undefined) return { kind: 'empty' };
  if ('errors' in value) return { kind: 'invalid', errors: value.errors };
  const { object } = value;
  const header = headerIn(object);
  if (header) return { kind: 'header', header };
  const trailer = trailerIn(object);
  if (trailer) return { kind: 'trailer', trailer };
  const user = userOf(object, options);
  return 'errors' in user ? { kind: 'invalid', errors: user.errors } : { kind: 'user', ...user };
}

/** Returns undefined for an empty line. */
function valueIn(bytes: Uint8Array): { object: object } | { errors: FieldError[] } | undefined {
  try {
    const text = decoder.decode(bytes);
    if (text.trim() === '') return undefined;
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { object: value };
    return { errors: [{ field: 'line', detail: 'must be a JSON object' }] };
  } catch (error) {
    // The message of JSON.parse contains a part of the text, which is personal data.
    return { errors: [{ field: 'line', detail: error instanceof SyntaxError ? 'must be JSON' : 'must be UTF-8' }] };
  }
}
