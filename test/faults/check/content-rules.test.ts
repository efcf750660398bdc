import { describe, expect, it } from '@jest/globals';
import { call, created, found, knownETag, patched, state, succeeded, table, updated } from '../recorded-calls';

describe('the checker of patches', () => {
  it('accepts patches that keep what they do not send, and a replacement that removes it', () => {
    const named = state(2, 2, { givenName: 'a' });
    const both = state(3, 3, { givenName: 'a', familyName: 'b' });
    const calls = [created(), patched(2, named, { givenName: 'a' }), patched(3, both, { familyName: 'b' }), updated(4, 4, 40, 45)];
    expect(found(calls, table(state(4, 4)))).toEqual([]);
  });

  it.each([
    ['undoes a property that another patch has set', state(3, 3, { familyName: 'b' }), { familyName: 'b' }],
    ['keeps a property that it removes', state(3, 3, { givenName: 'a' }), { givenName: null }],
    ['changes a property that it does not send', state(3, 3, { givenName: 'a', familyName: 'b' }), {}],
    ['restores an earlier email address', state(3, 3, { givenName: 'a', email: 'other@example.com' }), {}],
  ])('finds a patch that %s', (_what, after, content) => {
    const calls = [created(), patched(2, state(2, 2, { givenName: 'a' }), { givenName: 'a' }), patched(3, after, content)];
    expect(found(calls, table(after))).toContain('lost');
  });

  it('finds a replacement that keeps a property of a patch', () => {
    const kept = state(3, 3, { givenName: 'a' });
    const calls = [created(), patched(2, state(2, 2, { givenName: 'a' }), { givenName: 'a' })];
    const update = call(3, 'update', [succeeded(30, 35, 'update', kept)]);
    expect(found([...calls, update], table(kept))).toContain('lost');
  });

  it('finds a patch with If-Match that is applied twice', () => {
    const [first] = created().attempts;
    const ifMatch = first && knownETag(state(1, 1), first);
    const once = patched(2, state(2, 2), {}, { ...(ifMatch && { ifMatch }) });
    expect(found([created(), once, updated(3, 3, 30, 35)], table(state(2, 4)))).toContain('undone');
  });

  it('finds an acknowledged patch that has no effect', () => {
    expect(found([created(), patched(2, state(2, 2, { givenName: 'a' }), { givenName: 'a' })], table(state(1, 1)))).toEqual(['lost']);
  });
});
