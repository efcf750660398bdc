import { describe, expect, it } from '@jest/globals';
import { operations } from '../../generated/operations';
import deleteValidators from '../../generated/validators/deleteUser';
import { validation } from '../../src/http/validation';
import { entityTag, isCurrent, preconditionOf } from '../../src/http/entity-tag';
import { eventParser } from '../../src/http/request';
import { Rejection } from '../../src/users/rejection';
import { proxyEvent } from '../event';

const user = {
  userId: '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f',
  email: 'ada@example.com',
  displayName: 'Ada',
  version: 3,
  createdAt: '2026-11-23T09:30:00.000Z',
  updatedAt: '2026-11-23T09:31:00.000Z',
};
const tag = entityTag(user);
const revision = { version: 3, createdAt: user.createdAt };
const otherRepresentation = tag.replace(/-[^-]+"$/, '-00000000"');

describe('an ETag', () => {
  it('differs between versions, and between a user and a later one with the same id', () => {
    expect(entityTag({ ...user, version: 4 })).not.toBe(tag);
    expect(entityTag({ ...user, createdAt: '2026-11-23T09:30:00.001Z' })).not.toBe(tag);
  });
});

describe('the schema EntityTags', () => {
  const parse = eventParser(operations.deleteUser);
  const validate = validation(operations.deleteUser, deleteValidators);
  const headerErrors = (list: string) => {
    const event = proxyEvent('deleteUser', { path: { userId: user.userId }, headers: { 'If-Match': [list] } });
    try {
      validate(parse(event, { sub: user.userId, administrator: false }));
      return [];
    } catch (error) {
      return (error instanceof Rejection ? (error.errors ?? []) : [{ pointer: '', code: String(error) }]).map(
        ({ pointer, code }) => `${code} ${pointer}`,
      );
    }
  };

  it.each(['*', '"a"', 'W/"a"', '""', '"a","b"', '"a" ,\t"b"', '"4-x",', ',"a"', '"a",, ,"b",', ', ,', '', '"\u00e9"'])(
    'accepts the list %j',
    (list) => {
      expect(headerErrors(list)).toEqual([]);
    },
  );

  it.each(['3', 'a', '"a', 'a"', '"a" "b"', '"a"; "b"', 'w/"a"', 'W/ "a"', 'W\\"a"', '"a b"', '*,"a"', '"a",*', "'a'", '"\u0100"'])(
    'rejects %j, which is not a list of entity tags',
    (list) => {
      expect(headerErrors(list)).toEqual(['wrong-format /header/If-Match']);
    },
  );

  it('accepts a list as long as the header limit of API Gateway, 10,240 bytes', () => {
    const longest = `${tag},`.repeat(400).slice(0, 10_240 - 2);
    const list = `${longest.slice(0, longest.lastIndexOf(','))},`.padEnd(10_240, ',');
    expect([list.length, headerErrors(list)]).toEqual([10_240, []]);
    expect(headerErrors(`${list},`)).toEqual(['too-long /header/If-Match']);
  });

  it.each([
    ['commas', ','.repeat(10_239)],
    ['spaces', ' '.repeat(10_239)],
    ['commas and spaces', ', '.repeat(5_119)],
    ['tags', '"",'.repeat(3_413)],
    ['tags far apart', `"a"${' '.repeat(3_000)},`.repeat(3)],
    ['an open quote', `"${'a'.repeat(10_238)}`],
    ['weak marks', 'W/'.repeat(5_119)],
  ])('rejects 10 kB of %s and an invalid character in linear time', (_what, hostile) => {
    // A pattern that backtracks takes 10,000 times 10,000 steps for each of them.
    const found = Array.from({ length: 300 }, () => headerErrors(`${hostile}x`).join());
    expect(new Set(found)).toEqual(new Set(['wrong-format /header/If-Match']));
  });
});

describe('the response format in an ETag', () => {
  it('is the same for every operation that returns a user', () => {
    const shown = [operations.createUser, operations.getUser, operations.updateUser].map(({ representation }) => representation);
    expect(new Set(shown).size).toBe(1);
    expect(tag.endsWith(`-${shown[0]}"`)).toBe(true);
  });
});

/** The variants of a tag from compressing proxies: nginx, Envoy and CloudFront weaken it; Apache, Jetty, Caddy and others add a suffix. */
const compressed = [
  `W/${tag}`,
  ...['-gzip', '--gzip', ';gzip', '-br', '--br', ';br', '-deflate', '-zstd', '--zstd', '-x-gzip', '+gzip', ':gzip', '-GZIP'].flatMap(
    (suffix) => [tag.replace(/"$/, `${suffix}"`), `W/${tag.replace(/"$/, `${suffix}"`)}`],
  ),
];
const foreign = ['"x"', '"x-gzip"', tag.replace(/"$/, '-other"'), tag.replace(/"$/, 'gzip"'), tag.replace(/"$/, '-gzip-"'), '"-gzip"'];

describe('If-None-Match', () => {
  it.each([[tag], ...compressed.map((form) => [form]), [`"x", ${tag}`], [`,, "x" ,\t,${tag},`], ['*']])(
    '%s matches the current user',
    (header) => {
      expect(isCurrent(user, header)).toBe(true);
    },
  );

  it.each<[string | undefined]>([
    [undefined],
    [''],
    [','],
    ...foreign.map((form): [string] => [form]),
    [tag.replace('"3-', '"4-')],
    [otherRepresentation],
  ])('%s does not match the current user', (header) => {
    expect(isCurrent(user, header)).toBe(false);
  });
});

describe('preconditionOf', () => {
  it.each<[string | undefined, unknown]>([
    [undefined, 'any'],
    ['*', 'any'],
    [tag, [revision]],
    [`"x", ${tag}`, [revision]],
    [`${tag},${tag.replace('"3-', '"4-')}`, [revision, { ...revision, version: 4 }]],
    [otherRepresentation, [revision]],
    [`,${tag},, ,`, [revision]],
    ['', []],
    [',', []],
    ...compressed.map((form): [string, unknown] => [form, [revision]]),
    ...foreign.map((form): [string, unknown] => [form, []]),
    ['"3-20261123093000000-00"', [revision]],
    ['"3-2026112309300000-00"', []],
    ['"0-20261123093000000-00"', []],
    ['"9007199254740991-20261123093000000-00"', [{ ...revision, version: Number.MAX_SAFE_INTEGER }]],
    ['"9007199254740992-20261123093000000-00"', []],
    ['"9999999999999999-20261123093000000-00"', []],
    ['"99999999999999999999-20261123093000000-00"', []],
    [`"9007199254740993-20261123093000000-00", ${tag}`, [revision]],
  ])('converts %s to %j', (header, expected) => {
    expect(preconditionOf({ ...(header !== undefined && { 'If-Match': header }) })).toEqual({ expected });
    if (header !== undefined) expect(preconditionOf({ 'If-None-Match': header })).toEqual({ expected: 'any', excluded: expected });
  });
});
