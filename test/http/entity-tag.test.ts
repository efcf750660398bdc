import { describe, expect, it } from '@jest/globals';
import { operations } from '../../generated/operations';
import { entityTag, expectedBy, isCurrent } from '../../src/http/entity-tag';

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

describe('the representation in an ETag', () => {
  it('is the same from every operation that shows a user, and changes with what they show', () => {
    const shown = [operations.createUser, operations.getUser, operations.updateUser].map(({ representation }) => representation);
    expect(new Set(shown).size).toBe(1);
    expect(tag.endsWith(`-${shown[0]}"`)).toBe(true);
  });
});

describe('If-None-Match', () => {
  it.each([[tag], [`W/${tag}`], [`"x", ${tag}`], ['*']])('%s names the user as it is', (header) => {
    expect(isCurrent(user, header)).toBe(true);
  });

  it.each([[undefined], ['"x"'], [tag.replace('"3-', '"4-')], [otherRepresentation]])('%s does not', (header) => {
    expect(isCurrent(user, header)).toBe(false);
  });
});

describe('If-Match', () => {
  it.each([
    [undefined, 'any'],
    ['*', 'any'],
    [tag, [revision]],
    [`"x", ${tag}`, [revision]],
    [`${tag},${tag.replace('"3-', '"4-')}`, [revision, { ...revision, version: 4 }]],
    [otherRepresentation, [revision]],
    [`W/${tag}`, []],
    ['"x"', []],
    ['"3-20261123093000000-00"', [revision]],
    ['"3-2026112309300000-00"', []],
    ['"0-20261123093000000-00"', []],
  ])('%s expects %j', (header, expected) => {
    expect(expectedBy(header)).toEqual(expected);
  });
});
