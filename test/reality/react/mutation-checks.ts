import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { UserProfile } from '../../../clients/typescript/src/index';
import { type App, changed, deferred, idle, inApp, loaded, until } from './set-up';
import type { Loaded } from './stacks';

type Prove = (app: App) => Promise<void>;

/** Checks the options of mutations with the real library. */
export const mutationChecks = (name: string, modules: Loaded): Check[] =>
  Object.entries(checks).map(([what, prove]) => ({ what: `${name}: ${what}`, prove: () => inApp(modules, prove) }));

const conflict = { status: 412 };

const checks: Record<string, Prove> = {
  'a patch shows the expected profile before the response, and the response afterwards': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const response = deferred<UserProfile>();
    api.respond('patchUser', () => response.promise);
    const body = { displayName: 'Grace', bio: null, preferences: { theme: null }, etag: '"ignored"' };
    const saving = app.mutation(queries.me.patch()).mutate({ body });
    await until(() => app.count('patchUser') === 1);
    const { bio: _bio, ...rest } = profile;
    const expected = { ...rest, displayName: 'Grace', preferences: { notifications: profile.preferences?.notifications } };
    deepStrictEqual(app.cached(me), expected);
    const saved = changed(profile, { displayName: 'Grace' });
    response.settle(saved);
    deepStrictEqual(await saving, saved);
    deepStrictEqual(app.cached(me), saved);
    await idle();
    strictEqual(app.count('getUser'), 1, 'the response is the current profile, so it is not loaded again');
  },

  'a replacement shows the expected profile: omitted properties are removed, those of the API stay': async (app) => {
    const { api, queries, profile } = app;
    const { userId, version, createdAt, updatedAt, etag } = profile;
    const user = queries.getUser({ userId });
    await loaded(app, user);
    const response = deferred<UserProfile>();
    api.respond('updateUser', () => response.promise);
    const body = { email: 'grace@example.com', displayName: 'Grace' };
    const saving = app.mutation(queries.updateUser()).mutate({ userId, body });
    await until(() => app.count('updateUser') === 1);
    deepStrictEqual(app.cached(user), { ...body, userId, version, createdAt, updatedAt, etag });
    response.settle(changed(profile, body));
    await saving;
    deepStrictEqual(app.cached(user), changed(profile, body));
  },

  'a rejected patch is taken back, and the profile is loaded again': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const seen: unknown[] = [];
    const other = changed(profile, { displayName: 'Another device' });
    const current = deferred<UserProfile>();
    api.respond('getUser', () => current.promise);
    api.fail('patchUser', 'precondition-failed');
    const saving = app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Grace' } });
    await rejects(saving, conflict);
    seen.push(app.cached(me));
    current.settle(other);
    await until(() => app.cached(me) !== seen[0]);
    deepStrictEqual([...seen, app.cached(me)], [profile, other]);
  },

  'a patch without a response is taken back, and the profile is loaded again, because it may have been applied': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    api.respond('getUser', changed(profile, { displayName: 'Grace' }));
    api.fail('patchUser', 'network');
    await rejects(app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Grace' } }), { kind: 'network' });
    await until(() => app.count('getUser') === 2);
    await idle();
    deepStrictEqual(app.cached(me), changed(profile, { displayName: 'Grace' }));
  },

  'TanStack Query does not retry a mutation': async (app) => {
    app.api.fail('patchUser', 'service-unavailable');
    await rejects(app.mutation(app.queries.me.patch()).mutate({ body: {} }), { status: 503 });
    await idle();
    strictEqual(app.count('patchUser'), 1);
  },

  "an app's own callbacks do not replace the update of the cache": async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const said: string[] = [];
    const own = { onSuccess: () => said.push('success'), onError: () => said.push('error'), onSettled: () => said.push('settled') };
    const saved = changed(profile, { displayName: 'Grace' });
    api.respond('patchUser', saved);
    await app.mutation({ ...queries.me.patch(), ...own }).mutate({ body: { displayName: 'Grace' } });
    deepStrictEqual(app.cached(me), saved);
    api.fail('patchUser', 'internal-error');
    api.respond('getUser', () => new Promise<never>(() => {}));
    await rejects(app.mutation({ ...queries.me.patch(), ...own }).mutate({ body: { displayName: 'Ada' } }), { status: 500 });
    deepStrictEqual(app.cached(me), saved);
    deepStrictEqual(said, ['success', 'settled', 'error', 'settled']);
  },

  'a mutation is taken back after its screen was rendered again, with new options': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const response = deferred<UserProfile>();
    api.respond('patchUser', () => response.promise.then(() => Promise.reject(new Error('lost'))));
    api.respond('getUser', () => new Promise<never>(() => {}));
    const observer = app.mutation(queries.me.patch());
    const saving = observer.mutate({ body: { displayName: 'Grace' } });
    observer.setOptions(queries.me.patch());
    await until(() => app.count('patchUser') === 1);
    observer.setOptions(queries.me.patch());
    response.settle(profile);
    await rejects(saving);
    deepStrictEqual(app.cached(me), profile);
  },

  'the failure of one patch does not take back another one that was saved': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const first = deferred<UserProfile>();
    const saved = changed(profile, { bio: 'Second' });
    api.respond('getUser', () => new Promise<never>(() => {}));
    api.respond('patchUser', ({ body }) => ('bio' in Object(body) ? saved : first.promise.then(() => Promise.reject(new Error('lost')))));
    const failing = app.mutation(queries.me.patch()).mutate({ body: { displayName: 'First' } });
    await until(() => app.count('patchUser') === 1);
    await app.mutation(queries.me.patch()).mutate({ body: { bio: 'Second' } });
    first.settle(profile);
    await rejects(failing);
    deepStrictEqual(app.cached(me), saved);
  },

  'a read that began before a change does not replace its result': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const read = deferred<UserProfile>();
    api.respond('getUser', () => read.promise, { times: 1 });
    const saved = changed(profile, { displayName: 'Grace' });
    const response = deferred<UserProfile>();
    api.respond('patchUser', () => response.promise);
    const saving = app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Grace' } });
    await until(() => app.count('patchUser') === 1);
    void app.cache.invalidateQueries({ queryKey: me.queryKey });
    await until(() => app.count('getUser') === 2);
    response.settle(saved);
    await saving;
    read.settle(profile);
    await idle();
    deepStrictEqual(app.cached(me), saved);
  },

  'a read that began before a change does not hide the expected profile': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    await loaded(app, me);
    const read = deferred<UserProfile>();
    api.respond('getUser', () => read.promise, { times: 1 });
    void app.cache.invalidateQueries({ queryKey: me.queryKey });
    await until(() => app.count('getUser') === 2);
    const response = deferred<UserProfile>();
    api.respond('patchUser', () => response.promise);
    const saving = app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Grace' } });
    await until(() => app.count('patchUser') === 1);
    read.settle(profile);
    await idle();
    deepStrictEqual(app.cached(me), { ...profile, displayName: 'Grace' });
    response.settle(profile);
    await saving;
  },
};
