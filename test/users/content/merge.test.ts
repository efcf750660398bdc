import { describe, expect, it } from '@jest/globals';
import { merged } from '../../../src/users/content/merge';
import { schemaOf } from '../../arbitraries';
import type { UserContent } from '../../../src/users/profile';

const content: UserContent = {
  email: 'ada@example.com',
  displayName: 'Ada',
  bio: 'Writes.',
  preferences: { theme: 'dark', notifications: { push: true, email: false } },
  metadata: { plan: 'pro', team: 'blue' },
};
const keys = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`key${n}`, 'x']));

describe('the content after a merge patch', () => {
  it('has the values of the patch, lacks what is null, and keeps the rest', () => {
    const patch = {
      displayName: 'Ada King',
      bio: null,
      preferences: { notifications: { push: null } },
      metadata: { plan: null, seat: '1' },
    };
    expect(merged(content, patch)).toEqual({
      email: 'ada@example.com',
      displayName: 'Ada King',
      preferences: { theme: 'dark', notifications: { email: false } },
      metadata: { team: 'blue', seat: '1' },
    });
  });

  it('leaves the content and the patch unchanged', () => {
    const [before, patch] = [structuredClone(content), { preferences: { theme: null }, metadata: { plan: 'free' } }];
    merged(content, patch);
    expect([content, patch]).toEqual([before, { preferences: { theme: null }, metadata: { plan: 'free' } }]);
  });

  it('keeps an object whose last property was removed', () => {
    expect(merged(content, { metadata: { plan: null, team: null } }).metadata).toEqual({});
  });

  it('creates an object that was absent, without the properties that are null', () => {
    const { preferences: _, ...without } = content;
    expect(merged(without, { preferences: { theme: null, notifications: { sms: true, push: null } } }).preferences).toEqual({
      notifications: { sms: true },
    });
  });

  it('can have sixteen metadata keys, as the contract says, and not one more', () => {
    expect(schemaOf('Metadata').maxProperties).toBe(16);
    const full = { ...content, metadata: keys(16) };
    expect(Object.keys(merged(full, { metadata: { key0: null, other: 'x' } }).metadata ?? {})).toHaveLength(16);
    expect(() => merged(full, { metadata: { other: 'x' } })).toThrow(
      expect.objectContaining({
        errors: [{ pointer: '/body/metadata', code: 'too-many', detail: 'must have at most 16 properties after the change' }],
      }),
    );
  });
});
