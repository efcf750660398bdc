import { describe, expect, it } from '@jest/globals';
import { at, call, created, deleted, failed, found, knownETag, state, succeeded, table, updated, userId } from '../recorded-calls';

describe('the checker of a user', () => {
  it('accepts a user who was created, updated and read', () => {
    const read = call(3, 'get', [succeeded(30, 31, 'get', state(2, 2))]);
    expect(found([created(), updated(2, 2, 20, 25), read], table(state(2, 2)))).toEqual([]);
  });

  it('finds that an acknowledged user is missing', () => {
    expect(found([created()], table())).toEqual(['lost']);
  });

  it('accepts that a deleted user is missing', () => {
    expect(found([created(), deleted(2, 20, 25)], table())).toEqual([]);
  });

  it('finds a state that is older than the last acknowledged one', () => {
    expect(found([created(), updated(2, 2, 20, 25)], table(state(1, 1)))).toEqual(['lost']);
  });

  it('finds two acknowledged writes with the same version', () => {
    expect(found([created(), updated(2, 2, 20, 25), updated(3, 2, 21, 26)], table(state(3, 2)))).toContain('lost');
  });

  it('finds an acknowledged update that is applied again as a newer version', () => {
    const again = state(2, 4);
    expect(found([created(), updated(2, 2, 20, 25), updated(3, 3, 30, 35)], table(again))).toEqual(['undone']);
  });

  it('finds an unacknowledged update that is applied after a later acknowledged one', () => {
    const unacknowledged = call(2, 'update', [failed(20, 25, 503, 'service-unavailable')]);
    expect(found([created(), unacknowledged, updated(3, 2, 30, 35)], table(state(2, 3)))).toEqual(['undone']);
  });

  it('accepts an unacknowledged update that is applied after a concurrent acknowledged one', () => {
    const unacknowledged = call(2, 'update', [failed(20, 32, 503, 'service-unavailable')]);
    expect(found([created(), unacknowledged, updated(3, 2, 30, 35)], table(state(2, 3)))).toEqual([]);
  });

  it('accepts a late unacknowledged update if the clock was set back between the two', () => {
    const unacknowledged = call(2, 'update', [failed(20, 25, 503, 'service-unavailable')]);
    expect(found([created(), unacknowledged, updated(3, 2, 30, 35)], table(state(2, 3)), { clockSetBack: [{ from: 26, to: 28 }] })).toEqual(
      [],
    );
  });

  it('finds an unobserved version that no write explains', () => {
    expect(found([created(), updated(2, 2, 20, 25), updated(3, 4, 30, 35)], table(state(3, 4)))).toEqual(['undone']);
  });

  it('finds a deleted user who exists again', () => {
    expect(found([created(), deleted(2, 20, 25)], table(state(1, 1)))).toEqual(['undone']);
  });

  it('finds an unacknowledged creation that is applied after a later deletion', () => {
    const unacknowledged = call(1, 'create', [failed(0, 10, 503, 'service-unavailable')], { key: 'key' });
    const gone = call(3, 'get', [failed(26, 27, 404, 'user-not-found')]);
    expect(found([unacknowledged, deleted(2, 20, 25), gone], table(state(1, 1)))).toEqual(['undone']);
  });

  it('accepts that a user is created again after a deletion', () => {
    const again = state(3, 1, { createdAt: at(30), updatedAt: at(30) });
    const recreated = call(3, 'create', [succeeded(30, 35, 'create', again)]);
    expect(found([created(), deleted(2, 20, 25), recreated], table(again))).toEqual([]);
  });

  it('finds an updatedAt that does not increase', () => {
    const older = state(2, 2, { updatedAt: at(1) });
    expect(found([created(), call(2, 'update', [succeeded(20, 25, 'update', older)])], table(older))).toEqual(['false answer']);
  });

  it('finds an update with If-Match that replaced another revision', () => {
    const [first] = created().attempts;
    const ifMatch = first && knownETag(state(1, 1), first);
    const blind = updated(3, 3, 30, 35, { ...(ifMatch && { ifMatch }) });
    expect(found([created(), updated(2, 2, 20, 25), blind], table(state(3, 3)))).toEqual(['lost']);
  });
});

describe('the checker of responses', () => {
  const [first] = created().attempts;
  const ifMatch = first && knownETag(state(1, 1), first);
  const stale = call(3, 'update', [failed(30, 35, 412, 'precondition-failed')], { ...(ifMatch && { ifMatch }) });

  it('finds a 412 that no other write explains', () => {
    expect(found([created(), stale], table(state(1, 1)))).toEqual(['false answer']);
  });

  it('accepts a 412 after another write', () => {
    expect(found([created(), updated(2, 2, 20, 25), stale], table(state(2, 2)))).toEqual([]);
  });

  it('finds a 409 email-taken for an email address that no other call has sent', () => {
    const repeated = call(1, 'create', [failed(0, 10, 503), failed(20, 30, 409, 'email-taken')], { key: 'key', userId: undefined });
    expect(found([repeated], table())).toEqual(['false answer']);
  });

  it('finds a 422 for a key whose user was not deleted', () => {
    const repeated = call(1, 'create', [failed(0, 10, 503), failed(20, 30, 422, 'idempotency-key-reused')], { key: 'key' });
    expect(found([repeated], table(state(1, 1)))).toEqual(['false answer']);
  });

  it.each([500, 502, 400])('finds status %d', (status) => {
    expect(found([created(), call(2, 'get', [failed(20, 25, status)])], table(state(1, 1)))).toEqual(['false answer']);
  });

  it('finds a 404 for a user who was not deleted', () => {
    const missing = call(2, 'get', [failed(20, 25, 404, 'user-not-found')]);
    expect(found([created(), missing], table(state(1, 1)))).toContain('false answer');
  });

  it('finds two users that were created with one key', () => {
    const other = state(1, 1, { userId: '0f6fd5c4-4c3b-4d5e-9f2a-7d1c7c1e6b50', email: 'ada@example.com' });
    const twice = created({ attempts: [succeeded(0, 10, 'create', state(1, 1)), succeeded(20, 30, 'create', other)] });
    expect(found([twice], table(state(1, 1), other))).toContain('duplicate');
  });
});

describe('the checker of the table', () => {
  const whole = table(state(1, 1));

  it('finds a user without a lock', () => {
    expect(found([created()], { ...whole, items: whole.items.slice(0, 1) })).toEqual(['torn']);
  });

  it('finds a lock without a user', () => {
    const lock = { userId: 'email#nobody@example.com', owner: userId };
    expect(found([created()], { ...whole, items: [...whole.items, lock] })).toEqual(['left over']);
  });

  it.each(['byEmail', 'byCreation'] as const)('finds a user who is missing in %s', (index) => {
    expect(found([created()], { ...whole, [index]: [] })).toEqual(['torn']);
  });

  it('finds a user with a content that no write has sent', () => {
    expect(found([created()], table(state(1, 1, { email: 'other@example.com' })))).toContain('torn');
  });

  it('accepts a deletion marker, but finds one with personal data', () => {
    const marker = { userId: '0f6fd5c4-4c3b-4d5e-9f2a-7d1c7c1e6b50', deletedAt: at(5), expiresAt: 1 };
    expect(found([created()], { ...whole, items: [...whole.items, marker] })).toEqual([]);
    expect(found([created()], { ...whole, items: [...whole.items, { ...marker, displayName: 'Ada' }] })).toEqual(['left over']);
  });
});

describe('the checker of pages', () => {
  const shown = { begin: 50, end: 55, profile: state(1, 1) };

  it('finds a user who is missing in a descending iteration', () => {
    expect(found([created()], table(state(1, 1)), { iterations: [{ order: 'desc', begin: 50, end: 55, shown: [] }] })).toEqual([
      'false answer',
    ]);
  });

  it('finds a user who is shown twice', () => {
    expect(found([created()], table(state(1, 1)), { iterations: [{ order: 'desc', begin: 50, end: 55, shown: [shown, shown] }] })).toEqual([
      'false answer',
    ]);
  });

  it('finds a user whom a following reader never receives', () => {
    const now = performance.now();
    const time = (milliseconds: number): string => new Date(performance.timeOrigin + milliseconds).toISOString();
    const early = state(1, 1, { createdAt: time(now), updatedAt: time(now) });
    const creation = created({ attempts: [succeeded(now, now + 10, 'create', early)] });
    const followed = [{ order: 'asc' as const, begin: now + 20_000, end: now + 20_010, shown: [] }];
    expect(found([creation], table(early), { followed })).toContain('false answer');
  });
});
