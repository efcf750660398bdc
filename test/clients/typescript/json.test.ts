import { expect, it } from '@jest/globals';
import { replaceUserRequest } from '../../../clients/typescript/src/generated/conversions';
import { pick } from '../../../clients/typescript/src/pick';

it('takes the named properties that are there', () => {
  const value: { a: number; b?: string; c: boolean; d?: string | undefined } = { a: 1, c: true, d: undefined };
  expect(Object.keys(pick(value, ['a', 'b', 'd']))).toEqual(['a']);
});

it('makes a request of a profile, without what only the API may say and what is new to this package', () => {
  const content = { email: 'ada@example.com', displayName: 'Ada', bio: 'Hello.', preferences: { theme: 'dark' as const } };
  const profile = { ...content, userId: '1', version: 3, createdAt: '2026', updatedAt: '2026', fromTomorrow: 1 };
  expect(replaceUserRequest(profile)).toEqual(content);
});
