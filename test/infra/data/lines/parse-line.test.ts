import { describe, expect, it } from '@jest/globals';
import { headerLine, lineOf, trailerLine, userLine } from '../../../../infra/data/lines/format';
import { parseLine } from '../../../../infra/data/lines/parse-line';
import { recordOf } from '../../../../src/dynamodb/bulk/record';
import { itemOf } from '../../../../src/dynamodb/items';
import type { UserProfile } from '../../../../src/users/profile';
import { later, someUser } from '../../../dynamodb/store';

const options = { keepsInvalid: false, now: later };
const parse = (line: string | Uint8Array, keepsInvalid = false) => parseLine(Buffer.from(line), { ...options, keepsInvalid });
const lineWith = (properties: Record<string, unknown>) => JSON.stringify({ ...recordOf(itemOf(someUser(), 1, undefined)), ...properties });
const errorsIn = (line: string | Uint8Array, keepsInvalid = false) => {
  const parsed = parse(line, keepsInvalid);
  return parsed.kind === 'invalid' ? parsed.errors.map(({ field, detail }) => `${field} ${detail}`) : parsed.kind;
};

describe('the lines of an export', () => {
  const full: UserProfile = {
    ...someUser({ bio: 'One\u2028two\u2029three\r\nfour', locale: 'en-GB', birthDate: '1990-12-10' }),
    preferences: { theme: 'dark', notifications: { push: true } },
    metadata: { constructor: 'x', plan: 'pro' },
  };

  it.each([
    ['a user', itemOf(full, 3, undefined)],
    ['a user created with an idempotency key', itemOf(full, 3, '0b5e0a4c-4e57-8f0a-8a44-0d8f6c1f2f11')],
    ['a user whose id is derived from the idempotency key', itemOf(full, 3, full.userId)],
    ['a user with an attribute of a later release', { ...itemOf(full, 1, undefined), later: { a: [1, null] } }],
  ])('return the record that they were made of: %s', (_, item) => {
    const line = userLine(recordOf(item));
    expect(parse(line)).toEqual({ kind: 'user', record: recordOf(item), isEdited: false });
  });

  it('have the listing shard of no table', () => {
    expect(userLine(recordOf(itemOf(full, 3, undefined)))).not.toContain('listingShard');
  });

  it('are one line for every program: U+2028 and U+2029 are escaped', () => {
    expect(lineOf({ text: 'a\u2028b\u2029c\nd' })).toBe('{"text":"a\\u2028b\\u2029c\\nd"}\n');
  });

  it('begin with the table and end with the number of users', () => {
    const header = { table: 't', startedAt: later };
    expect(parse(headerLine(header))).toEqual({ kind: 'header', header });
    expect(parse(trailerLine(3, later))).toEqual({ kind: 'trailer', trailer: { users: 3 } });
  });

  it('of a later format version are rejected', () => {
    expect(() => parse('{"format":"user-profiles","formatVersion":2}')).toThrow('format version 2; this release reads version 1');
  });

  it.each(['', '  ', '\ufeff', '\t'])('may be empty: %j', (line) => {
    expect(parse(line)).toEqual({ kind: 'empty' });
  });

  it('may begin with a byte order mark', () => {
    expect(parse(`\ufeff${lineWith({})}`).kind).toBe('user');
  });

  it('say that they were edited when the content hash does not match', () => {
    expect(parse(lineWith({ displayName: 'Grace' }))).toMatchObject({ isEdited: true });
    expect(parse(lineWith({ store: {} }))).toMatchObject({ isEdited: false });
  });

  it('contain the content in the format in which the API stores it', () => {
    expect(parse(lineWith({ email: 'ADA@Example.com', displayName: 'e\u0301', locale: 'EN-gb' }))).toMatchObject({
      record: { email: 'ada@example.com', displayName: 'é', locale: 'en-GB' },
    });
  });
});

describe('an invalid line', () => {
  it.each([
    ['{"userId":', ['line must be JSON']],
    ['[]', ['line must be a JSON object']],
    ['null', ['line must be a JSON object']],
    [Buffer.from([0x7b, 0xff, 0x7d]), ['line must be UTF-8']],
    [lineWith({ userId: 'email#ada@example.com' }), ['userId must be a UUID in lower case']],
    [lineWith({ version: 0 }), ['version must be a whole number from 1']],
    [lineWith({ version: 2 ** 53 }), ['version must be a whole number from 1']],
    [lineWith({ version: '1' }), ['version must be a whole number from 1']],
    [
      lineWith({ createdAt: '2026-02-30T00:00:00.000Z' }),
      ['createdAt must be a time in UTC with milliseconds, such as 2026-11-23T09:30:00.000Z'],
    ],
    [
      lineWith({ updatedAt: '2026-11-23T09:30:00Z' }),
      ['updatedAt must be a time in UTC with milliseconds, such as 2026-11-23T09:30:00.000Z'],
    ],
    [lineWith({ store: { attempt: 1 } }), ['store must be an object with texts']],
    [lineWith({ displayName: undefined }), ['displayName is required']],
    [lineWith({ email: 'ada' }), ['email must be an email address']],
    [lineWith({ preferences: { theme: 'pink' } }), ['preferences/theme must be one of system, light, dark']],
    [lineWith({ birthDate: '2026-02-30' }), ['birthDate must be a date from 1900-01-01 on, such as 1990-12-10']],
    [lineWith({ nickname: 'Ada' }), ['nickname is not defined in the contract']],
    [lineWith({ listingShard: '0' }), ['listingShard is not defined in the contract']],
    [
      lineWith({ userId: 'x', version: 0, email: 'ada' }),
      ['userId must be a UUID in lower case', 'version must be a whole number from 1', 'email must be an email address'],
    ],
  ])('is reported with its fields: %s', (line, errors) => {
    expect(errorsIn(line)).toEqual(errors);
  });

  it('is reported without its values', () => {
    expect(JSON.stringify(parse('{"ada@example.com":"secret","email":"secret"}'))).not.toMatch(/secret|ada@/);
    expect(JSON.stringify(parse('{"ada@example.com":"secret","email":"secret"}', true))).not.toMatch(/secret|ada@/);
    expect(JSON.stringify(parse('{"userId": secret }'))).not.toContain('secret');
  });
});

describe('a line that breaks the contract, with --keep-invalid', () => {
  it.each([
    ['a text that is too long', { bio: 'x'.repeat(5000) }],
    ['a time zone that is no longer in the database', { timeZone: 'Europe/Atlantis' }],
    ['a preference of an older contract', { preferences: { theme: 'sepia', sound: true } }],
  ])('is accepted unchanged: %s', (_, properties) => {
    expect(errorsIn(lineWith(properties))).not.toBe('user');
    expect(parse(lineWith(properties), true)).toMatchObject({ kind: 'user', record: properties });
  });

  it.each([
    [{ email: 'ADA@example.com' }, ['email must be an email address in the format in which the API stores it']],
    [{ displayName: undefined }, ['displayName must be of type string']],
    [{ bio: 1 }, ['bio must be of type string']],
    [{ metadata: 'x' }, ['metadata must be of type object']],
    [{ nickname: 'x' }, ['nickname is not defined in the contract']],
    [{ version: 0 }, ['version must be a whole number from 1']],
  ])('is rejected when the store cannot hold it: %j', (properties, errors) => {
    expect(errorsIn(lineWith(properties), true)).toEqual(errors);
  });
});
