import { describe, expect, it } from '@jest/globals';
import { replaceUserRequest } from '../../../clients/typescript/src/generated/conversions';
import { pick } from '../../../clients/typescript/src/json';

describe('pick', () => {
  it('returns those of the named properties that are defined', () => {
    const value: { a: number; b?: string; c: boolean; d?: string | undefined } = { a: 1, c: true, d: undefined };
    expect(Object.keys(pick(value, ['a', 'b', 'd']))).toEqual(['a']);
  });
});

describe('replaceUserRequest', () => {
  it('omits the properties that only the API sets and the properties that are newer than this package', () => {
    const content = { email: 'ada@example.com', displayName: 'Ada', bio: 'Hello.', preferences: { theme: 'dark' as const } };
    const profile = { ...content, userId: '1', version: 3, createdAt: '2026', updatedAt: '2026', fromTomorrow: 1 };
    expect(replaceUserRequest(profile)).toEqual(content);
  });
});
