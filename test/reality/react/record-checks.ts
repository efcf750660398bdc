import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import type { Check } from '../../clients/platforms/checks';
import type { UserProfile } from '../../../clients/typescript/src/index';
import { type App, changed, deferred, idle, inApp, loaded, until } from './set-up';
import type { Loaded } from './stacks';

type Prove = (app: App) => Promise<void>;

/** Checks which cached profiles and lists a mutation changes, with the real library. */
export const recordChecks = (name: string, modules: Loaded): Check[] =>
  Object.entries(checks).map(([what, prove]) => ({ what: `${name}: ${what}`, prove: () => inApp(modules, prove) }));

const checks: Record<string, Prove> = {
  'a change through me updates the profile under its id, and the other way round, also with the id in upper case': async (app) => {
    const { api, queries, profile } = app;
    const { userId } = profile;
    const all = [queries.me.get(), queries.getUser({ userId }), queries.getUser({ userId: userId.toUpperCase() })];
    for (const options of all) await loaded(app, options);
    const changes = [
      (body: { displayName: string }) => app.mutation(queries.me.patch()).mutate({ body }),
      (body: { displayName: string }) => app.mutation(queries.patchUser()).mutate({ userId, body }),
      (body: { displayName: string }) => app.mutation(queries.patchUser()).mutate({ userId: userId.toUpperCase(), body }),
    ];
    for (const [index, change] of changes.entries()) {
      const displayName = `Name ${index}`;
      const response = deferred<UserProfile>();
      api.respond('patchUser', () => response.promise);
      const saving = change({ displayName });
      await until(() => app.count('patchUser') === index + 1);
      for (const options of all) strictEqual(Object(app.cached(options)).displayName, displayName, 'before the response');
      response.settle(changed(profile, { displayName }));
      await saving;
      for (const options of all) deepStrictEqual(app.cached(options), changed(profile, { displayName }));
    }
  },

  'a change through the id updates a profile of me that is still loading': async (app) => {
    const { api, queries, profile } = app;
    const me = queries.me.get();
    const read = deferred<UserProfile>();
    api.respond('getUser', () => read.promise, { times: 1 });
    app.watch(me);
    await until(() => app.count('getUser') === 1);
    const saved = changed(profile, { displayName: 'Grace' });
    api.respond('patchUser', saved);
    api.respond('getUser', saved);
    await app.mutation(queries.patchUser()).mutate({ userId: profile.userId, body: { displayName: 'Grace' } });
    read.settle(profile);
    await until(() => app.cached(me) !== undefined);
    await idle();
    deepStrictEqual(app.cached(me), saved);
  },

  'a change through me reaches a profile under its id while nothing is known of me': async (app) => {
    const { api, queries, profile } = app;
    const user = queries.getUser({ userId: profile.userId });
    await loaded(app, user);
    const saved = changed(profile, { displayName: 'Grace' });
    api.respond('patchUser', saved);
    await app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Grace' } });
    deepStrictEqual(app.cached(user), saved);
    api.respond('getUser', changed(profile, { displayName: 'After a lost response' }));
    app.cache.removeQueries({ queryKey: queries.me.get().queryKey });
    api.fail('patchUser', 'network');
    await rejects(app.mutation(queries.me.patch()).mutate({ body: { displayName: 'Lost' } }));
    await until(() => Object(app.cached(user)).displayName === 'After a lost response');
  },

  'a change loads the lists again, and leaves other users alone': async (app) => {
    const { api, queries, profile } = app;
    const other = queries.getUser({ userId: '11111111-1111-4111-8111-111111111111' });
    api.respond('getUser', ({ parameters }) => ({ ...profile, userId: parameters['userId'] ?? '' }));
    await loaded(app, other);
    await loaded(app, queries.listUsers({ limit: 5 }));
    const before = app.cached(other);
    api.respond('patchUser', profile);
    await app.mutation(queries.patchUser()).mutate({ userId: profile.userId, body: {} });
    await until(() => app.count('listUsers') === 2);
    api.fail('patchUser', 'internal-error');
    await rejects(app.mutation(queries.patchUser()).mutate({ userId: profile.userId, body: {} }));
    await until(() => app.count('listUsers') === 3);
    strictEqual(app.cached(other), before);
    strictEqual(app.count('getUser'), 1);
  },

  'a creation stores the profile, and loads a profile of me that did not exist': async (app) => {
    const { api, queries, profile, fixtures } = app;
    const me = queries.me.get();
    api.fail('getUser', 'user-not-found', { times: 1 });
    const observer = app.watch(me);
    await until(() => observer.getCurrentResult().status === 'error');
    await app.mutation(queries.createUser()).mutate({ body: fixtures.fixtures.CreateUserRequest.complete });
    deepStrictEqual(app.cached(queries.getUser({ userId: profile.userId })), profile);
    await until(() => observer.getCurrentResult().status === 'success');
  },

  'a deletion removes the profile, and loads the lists again': async (app) => {
    const { queries, profile } = app;
    const user = queries.getUser({ userId: profile.userId });
    await app.cache.fetchQuery(queries.me.get());
    await app.cache.fetchQuery(user);
    await loaded(app, queries.listUsers());
    strictEqual(await app.mutation(queries.me.delete()).mutate(), undefined);
    deepStrictEqual([app.cached(user), app.cached(queries.me.get())], [undefined, undefined]);
    await until(() => app.count('listUsers') === 2);
  },

  'a deletion through me loads every profile again while nothing is known of me': async (app) => {
    const { api, queries, profile } = app;
    const user = queries.getUser({ userId: profile.userId });
    const observer = app.watch(user);
    await until(() => observer.getCurrentResult().status === 'success');
    api.fail('getUser', 'user-not-found');
    await app.mutation(queries.me.delete()).mutate();
    await until(() => observer.getCurrentResult().status === 'error');
  },

  'a failed deletion keeps the profile': async (app) => {
    const { api, queries, profile } = app;
    await loaded(app, queries.me.get());
    api.fail('deleteUser', 'precondition-failed');
    await rejects(app.mutation(queries.me.delete()).mutate({ ifMatch: '"old"' }), { status: 412 });
    deepStrictEqual(app.cached(queries.me.get()), profile);
    strictEqual(app.api.requests.find(({ operation }) => operation === 'deleteUser')?.headers['if-match'], '"old"');
  },
};
