import { describe, expect, it } from '@jest/globals';
import { patchUserRequest, replaceUserRequest } from '../../../clients/typescript/src/generated/conversions';
import type { UserProfile } from '../../../clients/typescript/src/index';

const content = { email: 'ada@example.com', displayName: 'Ada', bio: 'Hello.', preferences: { theme: 'dark' as const } };
const etag = '"3"';
const profile = { ...content, userId: '1', version: 3, createdAt: '2026', updatedAt: '2026', etag };

describe('replaceUserRequest', () => {
  it('omits the properties that only the API sets and the properties that are newer than this package, and keeps the revision', () => {
    expect(replaceUserRequest(Object.assign({ fromTomorrow: 1 }, profile))).toEqual({ ...content, etag });
  });
});

describe('patchUserRequest', () => {
  const user: UserProfile = {
    ...profile,
    preferences: { theme: 'dark', notifications: { push: true, sms: false } },
    metadata: { plan: 'pro', note: '' },
  };
  const patch = (edited: Parameters<typeof patchUserRequest>[1], from = user) => {
    const { etag: revision, ...changes } = patchUserRequest(from, edited);
    expect(revision).toBe(etag);
    return changes;
  };

  it.each<[string, Parameters<typeof patchUserRequest>[1], object]>([
    ['a changed value', { displayName: 'Ada King', bio: 'Hello.' }, { displayName: 'Ada King' }],
    ['null', { bio: null, preferences: null }, { bio: null, preferences: null }],
    ['an empty text for an optional property', { bio: '' }, { bio: null }],
    ['an empty text for a required property, which the API rejects', { displayName: '' }, { displayName: '' }],
    ['values of an absent property', { locale: 'en', givenName: '', familyName: null, timeZone: undefined }, { locale: 'en' }],
    ['omitted and undefined properties', { bio: undefined }, {}],
    [
      'a changed value in an object',
      { preferences: { theme: 'light', notifications: { push: true } } },
      { preferences: { theme: 'light' } },
    ],
    [
      'null in an object',
      { preferences: { theme: undefined, notifications: { sms: null } } },
      { preferences: { notifications: { sms: null } } },
    ],
    ['an object with equal values', { preferences: { notifications: { sms: false, push: true } }, metadata: {} }, {}],
    [
      'values of a map, where an empty text is a value',
      { metadata: { plan: '', note: '', team: '' } },
      { metadata: { plan: '', team: '' } },
    ],
    ['null in a map', { metadata: { plan: null, absent: null } }, { metadata: { plan: null } }],
  ])('contains what differs: %s', (_what, edited, changes) => {
    expect(patch(edited)).toEqual(changes);
  });

  it('sets an object that the profile does not have', () => {
    expect(patch({ preferences: { theme: 'dark' }, metadata: { plan: 'pro' } }, profile)).toEqual({
      metadata: { plan: 'pro' },
    });
    const { preferences: _, ...without } = profile;
    expect(patch({ preferences: { theme: 'dark' } }, without)).toEqual({ preferences: { theme: 'dark' } });
  });

  it('ignores the properties that only the API sets', () => {
    const edited = { ...user, userId: '2', version: 9, updatedAt: '2027', fromTomorrow: 1, displayName: 'Ada King' };
    expect(patch(edited)).toEqual({ displayName: 'Ada King' });
  });

  it('has the revision of the edited copy, from which its values are, when the profile was read again', () => {
    const again = { ...user, bio: 'From another device.', etag: '"4"' };
    expect(patchUserRequest(again, { ...user, displayName: 'Ada King' }).etag).toBe(etag);
  });

  it('can be made from its own result: a patch that is applied has nothing left to change', () => {
    const edited = { displayName: 'Ada King', bio: 'New.', preferences: { theme: 'light' as const } };
    expect(patch(edited, { ...profile, ...edited })).toEqual({});
  });
});
