/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';
import { builds } from './built';

const { on, tokens } = apiBehindProxy();

describe.each(builds)('a request of the SDK as $build', ({ createClient, patchUserRequest, replaceUserRequest }) => {
  /** Two devices of one user, and the requests that the first one sent. */
  async function situation() {
    const token = await tokens.token({ sub: randomUUID() });
    const proxied = on('pass');
    const phone = createClient({ baseUrl: proxied.baseUrl, token: () => token });
    const tablet = createClient({ baseUrl: on('pass').baseUrl, token: () => token });
    const { data: user } = await phone.createUser({ body: newUser() });
    const lastIfMatch = async () => (await proxied.seen()).at(-1)?.headers['if-match'];
    return { phone, tablet, user, lastIfMatch };
  }
  const stale = { status: 412, code: 'precondition-failed' };

  it('gets 412 for a form that was open for an hour, when another device wrote, although the client has read the profile since', async () => {
    const { phone, tablet, user, lastIfMatch } = await situation();
    const { userId } = user;
    const { data: shown } = await phone.me.get();
    const form = { ...replaceUserRequest(shown), bio: 'typed slowly' };
    await tablet.me.patch({ body: { displayName: 'from the tablet' } });
    // While the form is open, other screens read the profile through the same client.
    expect((await phone.me.get()).data.displayName).toBe('from the tablet');
    expect((await phone.me.get()).data.displayName).toBe('from the tablet');
    expect((await phone.getUser({ userId })).data.displayName).toBe('from the tablet');
    for (const save of [
      () => phone.me.update({ body: form }),
      () => phone.updateUser({ userId, body: form }),
      () => phone.me.patch({ body: patchUserRequest(shown, { bio: 'typed slowly' }) }),
    ]) {
      await expect(save()).rejects.toMatchObject(stale);
      expect(await lastIfMatch()).toBe(shown.etag);
    }
    const { data: latest } = await phone.me.get();
    expect((await phone.me.patch({ body: patchUserRequest(latest, { bio: 'typed slowly' }) })).data).toMatchObject({
      displayName: 'from the tablet',
      bio: 'typed slowly',
    });
  });

  it('succeeds for a form whose profile no other device has changed', async () => {
    const { phone, user, lastIfMatch } = await situation();
    const { data: replaced } = await phone.me.update({ body: { ...replaceUserRequest(user), bio: 'Hello.' } });
    expect(await lastIfMatch()).toBe(user.etag);
    expect((await phone.me.patch({ body: patchUserRequest(replaced, { bio: null }) })).data.version).toBe(3);
    expect(await lastIfMatch()).toBe(replaced.etag);
  });

  it('gets 412 for a profile from a listing page that has changed since', async () => {
    const { tablet, user } = await situation();
    const administrator = createClient(on('pass'));
    const { data: page } = await administrator.listUsers({ email: user.email });
    const [listed] = page.items;
    expect(listed?.etag).toBe(user.etag);
    await tablet.me.patch({ body: { bio: 'from the tablet' } });
    const change = administrator.patchUser({ userId: user.userId, body: patchUserRequest(listed ?? user, { bio: 'from the list' }) });
    await expect(change).rejects.toMatchObject(stale);
  });

  it('gets 412 for a changed profile that was stored as JSON, also as a request, and copied', async () => {
    const { phone, tablet, user } = await situation();
    const stored: typeof user = JSON.parse(JSON.stringify(user));
    const request: ReturnType<typeof replaceUserRequest> = JSON.parse(JSON.stringify(replaceUserRequest(user)));
    await tablet.me.patch({ body: { bio: 'from the tablet' } });
    for (const save of [
      () => phone.me.patch({ body: patchUserRequest(stored, { bio: 'offline' }) }),
      () => phone.me.patch({ body: structuredClone(patchUserRequest(stored, { bio: 'offline' })) }),
      () => phone.me.update({ body: { ...request, bio: 'offline' } }),
    ]) {
      await expect(save()).rejects.toMatchObject(stale);
    }
  });

  it('has no precondition without etag and ifMatch: the last change wins', async () => {
    const { phone, tablet, user, lastIfMatch } = await situation();
    await tablet.me.patch({ body: { bio: 'from the tablet' } });
    const { etag: _, ...body } = replaceUserRequest(user);
    expect((await phone.me.update({ body })).data.version).toBe(3);
    expect(await lastIfMatch()).toBeUndefined();
    expect((await phone.me.delete()).status).toBe(204);
    expect(await lastIfMatch()).toBeUndefined();
  });

  it('with me reaches the user of the token, and the response contains the real id', async () => {
    const { phone, user } = await situation();
    expect((await phone.me.get()).data).toEqual(user);
    expect((await phone.me.delete({ ifMatch: user.etag })).status).toBe(204);
    await expect(phone.me.get()).rejects.toMatchObject({ operation: 'getUser', status: 404, code: 'user-not-found' });
  });
});
