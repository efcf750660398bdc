import validators from '../../../generated/validators/createUser';
import type { UserRecord } from '../../../src/dynamodb/bulk/record';
import { contentHash, contentNames, contentOf } from '../../../src/dynamodb/items';
import { inputErrors } from '../../../src/http/input-errors';
import { acceptable } from '../../../src/users/content/content';
import { canonicalEmail } from '../../../src/users/content/email';
import { inNormalForm } from '../../../src/users/content/text';
import type { UserContent } from '../../../src/users/profile';
import { Rejection } from '../../../src/users/rejection';
import { timestamp } from '../../../src/users/time';
import { isUserId } from '../../../src/users/user-id';

/** An error in a line. It never contains the value, which is personal data. */
export interface FieldError {
  /** Such as `preferences/theme`; `line` for the whole line. */
  field: string;
  detail: string;
}

export interface ReadOptions {
  /** Accepts content that breaks rules of the contract, as far as the store can hold it. */
  keepsInvalid: boolean;
  /** Timestamp of the contract. */
  now: string;
}

type Result = { record: UserRecord; isEdited: boolean } | { errors: FieldError[] };

/** Returns the user in a line, with the content in the format in which it is stored, or all errors. */
export function userOf(line: object, { keepsInvalid, now }: ReadOptions): Result {
  const { userId, version, createdAt, updatedAt, store = {}, ...content }: Record<string, unknown> = { ...line };
  const errors = metadataErrors({ userId, version, createdAt, updatedAt, store });
  const checked = keepsInvalid ? storable(content) : accepted(content, now);
  if ('errors' in checked) errors.push(...checked.errors);
  if (errors.length > 0 || 'errors' in checked || !isStore(store)) return { errors };
  const hash = contentHash(contentOf(checked.content));
  const record = {
    ...checked.content,
    userId: String(userId),
    version: Number(version),
    createdAt: String(createdAt),
    updatedAt: String(updatedAt),
    store: { ...store, contentHash: hash },
  };
  return { record, isEdited: store['contentHash'] !== undefined && store['contentHash'] !== hash };
}

type Checked = { content: UserContent } | { errors: FieldError[] };

/** Applies the rules of the contract for a new user. */
function accepted(given: Record<string, unknown>, now: string): Checked {
  const body = inNormalForm(given);
  const found = validators.flatMap((validate) => (validate({ requestBody: body }) ? [] : inputErrors(validate.errors ?? [], [])));
  if (found.length > 0 || !isContent(body)) return { errors: found.map(fieldError) };
  try {
    return { content: acceptable(body, now) };
  } catch (error) {
    if (!(error instanceof Rejection && error.errors)) throw error;
    return { errors: error.errors.map(fieldError) };
  }
}

/** The content that the store can hold: the email address is unique in its canonical format, and no property has an unknown name. */
function storable(content: Record<string, unknown>): Checked {
  const unknown = Object.keys(content).filter((name) => !names.has(name));
  const errors = unknown.map((name): FieldError => ({ field: fieldName(name), detail: 'is not defined in the contract' }));
  const { email } = content;
  if (typeof email !== 'string' || canonicalEmail(email) !== email)
    errors.push({ field: 'email', detail: 'must be an email address in the format in which the API stores it' });
  for (const [name, value] of Object.entries({ displayName: undefined, ...content })) {
    const type = name === 'preferences' || name === 'metadata' ? 'object' : 'string';
    if (names.has(name) && (typeof value !== type || value === null)) errors.push({ field: name, detail: `must be of type ${type}` });
  }
  return errors.length === 0 && isContent(content) ? { content } : { errors };
}

const names: ReadonlySet<string> = new Set(contentNames);

/** The validators, or `storable`, have checked it. */
const isContent = (value: unknown): value is UserContent => typeof value === 'object' && value !== null && 'email' in value;

const fieldError = ({ pointer, detail }: { pointer: string; detail: string }): FieldError => ({
  field: pointer.replace(/^\/body\/?/, '') || 'line',
  detail,
});

/** A name may be personal data when a line has lost its structure. */
const fieldName = (name: string): string => (/^[A-Za-z][\w-]{0,40}$/.test(name) ? name : 'line');

function metadataErrors(metadata: Record<'userId' | 'version' | 'createdAt' | 'updatedAt' | 'store', unknown>): FieldError[] {
  const { userId, version, store } = metadata;
  const errors: FieldError[] = [];
  if (typeof userId !== 'string' || !isUserId(userId)) errors.push({ field: 'userId', detail: 'must be a UUID in lower case' });
  if (!Number.isSafeInteger(version) || Number(version) < 1) errors.push({ field: 'version', detail: 'must be a whole number from 1' });
  for (const name of ['createdAt', 'updatedAt'] as const) {
    if (!isTimestamp(metadata[name]))
      errors.push({ field: name, detail: 'must be a time in UTC with milliseconds, such as 2026-11-23T09:30:00.000Z' });
  }
  if (!isStore(store)) errors.push({ field: 'store', detail: 'must be an object with texts' });
  return errors;
}

const isTimestamp = (value: unknown): boolean =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value) && timestamp(value) === value;

/** The attributes that this release knows are texts. */
function isStore(value: unknown): value is Record<string, unknown> & { fingerprint?: string; attempt?: string } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { contentHash: hash, fingerprint, attempt }: Record<string, unknown> = { ...value };
  return [hash, fingerprint, attempt].every((text) => text === undefined || typeof text === 'string');
}
