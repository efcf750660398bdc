/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it } from '@jest/globals';
import { newUser } from '../../new-user';
import { apiBehindProxy } from './behind-proxy';
import { builds } from './built';

const { on } = apiBehindProxy();

describe.each(builds)('the SDK as $build', ({ createClient, isProblem, patchUserRequest, replaceUserRequest }) => {
  it('creates, reads, replaces, lists and deletes a user', async () => {
    const client = createClient(on('pass'));
    const body = newUser({ bio: 'Hello.', metadata: { plan: 'pro' } });
    const created = await client.createUser({ body });
    const { userId } = created.data;
    expect(created).toMatchObject({ status: 201, data: { ...body, version: 1 }, headers: { etag: expect.any(String) } });
    expect(created.headers.location).toMatch(new RegExp(`/users/${userId}$`));
    expect(created.headers['x-request-id']).toBeTruthy();

    const { status, data: user } = await client.getUser({ userId });
    expect([status, user]).toEqual([200, created.data]);
    const replaced = await client.updateUser({ userId, body: { ...replaceUserRequest(user), displayName: 'Ada King' } });
    expect(replaced).toMatchObject({ status: 200, data: { ...body, displayName: 'Ada King', version: 2 } });
    const page = await client.listUsers({ email: body.email });
    expect(page.data).toEqual({ items: [replaced.data] });
    expect(await client.deleteUser({ userId })).toMatchObject({ status: 204, data: undefined });
    const error = await client.getUser({ userId }).catch((reason: unknown) => reason);
    expect(isProblem(error, 'getUser') && [error.status, error.code, error.attempts]).toEqual([404, 'user-not-found', 1]);
  });

  it('sends X-Client-Version with every request, and the headers of the call', async () => {
    const proxied = on('pass');
    const client = createClient({ ...proxied, baseUrl: `${proxied.baseUrl}/` });
    await client.listUsers({}, { headers: { 'accept-language': 'fr' } });
    const [request] = await proxied.seen();
    expect(request).toMatchObject({ path: '/users', headers: { 'x-client-version': 'typescript/0.1.0', 'accept-language': 'fr' } });
    expect(request?.headers).not.toHaveProperty('x-retry-count');
  });

  it('returns an unchanged user from the cache, as a new object for each caller', async () => {
    const proxied = on('pass');
    const client = createClient(proxied);
    const { data, headers } = await client.createUser({ body: newUser({ metadata: { plan: 'pro' } }) });
    const first = await client.getUser({ userId: data.userId });
    Object.assign(first.data, { displayName: 'changed by the app', metadata: {} });
    const second = await client.getUser({ userId: data.userId });
    expect(second).toMatchObject({ status: 200, data, headers: { etag: headers.etag } });
    expect((await proxied.seen()).map((request) => request.headers['if-none-match'])).toEqual([undefined, headers.etag, headers.etag]);
  });

  it('returns the current profile after another client has changed it', async () => {
    const [phone, tablet] = [createClient(on('pass')), createClient(on('pass'))];
    const { data } = await phone.createUser({ body: newUser() });
    await tablet.updateUser({ userId: data.userId, body: { ...replaceUserRequest(data), displayName: 'Ada King' } });
    expect((await phone.getUser({ userId: data.userId })).data).toMatchObject({ displayName: 'Ada King', version: 2 });
  });

  it('412 precondition-failed: an update, a patch or a deletion of a revision that another client has changed', async () => {
    const [phone, tablet] = [createClient(on('pass')), createClient(on('pass'))];
    const { data } = await phone.createUser({ body: newUser() });
    const { userId } = data;
    await tablet.patchUser({ userId, body: patchUserRequest(data, { displayName: 'from the tablet' }) });
    const changes = [
      () => phone.updateUser({ userId, body: { ...replaceUserRequest(data), displayName: 'from the phone' } }),
      () => phone.patchUser({ userId, body: patchUserRequest(data, { displayName: 'from the phone' }) }),
      () => phone.deleteUser({ userId, ifMatch: data.etag }),
    ];
    for (const change of changes) {
      const error = await change().catch((reason: unknown) => reason);
      expect(isProblem(error)).toBe(true);
      expect(error).toMatchObject({ status: 412, code: 'precondition-failed', attempts: 1 });
    }
    const { data: latest } = await phone.getUser({ userId });
    const body = patchUserRequest(latest, { displayName: 'from the phone' });
    expect((await phone.patchUser({ userId, body })).data).toMatchObject({ displayName: 'from the phone', version: 3 });
  });

  it('sets, removes and keeps properties with a patch, and changes nothing with an empty one', async () => {
    const client = createClient(on('pass'));
    const { data } = await client.createUser({ body: newUser({ bio: 'Hello.', locale: 'en', metadata: { plan: 'pro', team: 'a' } }) });
    const edited = { displayName: 'Ada King', bio: '', metadata: { plan: null } };
    const patched = await client.patchUser({ userId: data.userId, body: patchUserRequest(data, edited) });
    const { bio: _, ...rest } = data;
    const { etag, updatedAt } = patched.data;
    expect(patched).toMatchObject({ status: 200, headers: { etag } });
    expect(patched.data).toEqual({ ...rest, displayName: 'Ada King', metadata: { team: 'a' }, version: 2, etag, updatedAt });
    expect((await client.patchUser({ userId: data.userId, body: patchUserRequest(patched.data, patched.data) })).data).toEqual(
      patched.data,
    );
  });

  it('repeats a patch whose response was lost, which succeeds with the revision of the first attempt', async () => {
    const { data } = await createClient(on('pass')).createUser({ body: newUser() });
    const client = createClient(on('lose,pass'));
    const { data: patched } = await client.patchUser({ userId: data.userId, body: patchUserRequest(data, { bio: 'Hello.' }) });
    expect(patched).toMatchObject({ bio: 'Hello.', version: 2 });
  });

  it('sends no If-Match for ifMatch null, and a given ifMatch instead of the revision of the body', async () => {
    const [phone, tablet] = [createClient(on('pass')), createClient(on('pass'))];
    const { data, headers } = await phone.createUser({ body: newUser() });
    const rename = (displayName: string) => ({ userId: data.userId, body: { ...replaceUserRequest(data), displayName } });
    await tablet.updateUser(rename('1'));
    expect((await phone.updateUser({ ...rename('2'), ifMatch: null })).status).toBe(200);
    expect((await tablet.updateUser({ ...rename('3'), ifMatch: '*' })).status).toBe(200);
    await expect(tablet.updateUser({ ...rename('4'), ifMatch: headers.etag })).rejects.toMatchObject({ status: 412 });
  });

  it('400: the problem lists the JSON pointer of every invalid property', async () => {
    const client = createClient(on('pass'));
    const error = await client.createUser({ body: newUser({ displayName: '', email: 'ada@' }) }).catch((reason: unknown) => reason);
    if (!isProblem(error, 'createUser') || error.status !== 400) throw error;
    expect(error.problem?.errors?.map(({ pointer }) => pointer)).toEqual(expect.arrayContaining(['/body/displayName', '/body/email']));
    expect(error.requestId).toBe(error.problem?.requestId);
  });

  it('passes through unknown fields, enum values and problem codes', async () => {
    const client = createClient(on('edit,edit,edit,edit'));
    const { data } = await client.createUser({ body: newUser() });
    expect(data).toMatchObject({ fromTomorrow: [1], preferences: { theme: 'sepia' } });
    expect((await client.listUsers({ email: data.email })).data.items).toMatchObject([{ preferences: { theme: 'sepia' } }]);
    const error = await client.createUser({ body: newUser({ email: data.email }) }).catch((reason: unknown) => reason);
    expect([isProblem(error, 'createUser'), error]).toMatchObject([true, { status: 409, code: 'unheard-of' }]);
    expect(Object.keys(replaceUserRequest(data)).toSorted()).toEqual(['displayName', 'email', 'etag', 'preferences']);
  });
});

describe.each(builds)('the iterators of the SDK as $build', ({ createClient }) => {
  async function situation() {
    const maker = createClient(on('pass'));
    const created = await Promise.all(Array.from({ length: 5 }, () => maker.createUser({ body: newUser() })));
    const createdFrom = created.map(({ data }) => data.createdAt).toSorted()[0] ?? '';
    const proxied = on('pass');
    const client = createClient(proxied);
    return { proxied, client, input: { createdFrom, limit: 2 }, ids: created.map(({ data }) => data.userId).toSorted() };
  }

  it('return every user once, over all pages', async () => {
    const { proxied, client, input, ids } = await situation();
    const found: string[] = [];
    for await (const { userId } of client.listUsersItems(input)) found.push(userId);
    expect(found.toSorted()).toEqual(expect.arrayContaining(ids));
    expect(new Set(found).size).toBe(found.length);
    expect((await proxied.seen()).length).toBeGreaterThanOrEqual(3);
  });

  it('return complete responses page by page, starting at a cursor', async () => {
    const { proxied, client, input } = await situation();
    const first = await client.listUsers(input);
    const cursor = first.data.nextCursor ?? '';
    for await (const page of client.listUsersPages({ ...input, cursor })) {
      expect(page).toMatchObject({ status: 200, headers: { 'x-request-id': expect.any(String) } });
      break;
    }
    expect((await proxied.seen()).map(({ path }) => path)).toEqual([
      `/users?createdFrom=${encodeURIComponent(input.createdFrom)}&limit=2`,
      `/users?createdFrom=${encodeURIComponent(input.createdFrom)}&limit=2&cursor=${cursor}`,
    ]);
  });

  it('request no more pages after a break', async () => {
    const { proxied, client, input } = await situation();
    for await (const user of client.listUsersItems(input)) if (user.version > 0) break;
    expect(await proxied.seen()).toHaveLength(1);
  });

  it('end with the error of a failed page', async () => {
    const { input } = await situation();
    const client = createClient({ ...on('pass,500'), retries: 0 });
    const iterator = client.listUsersPages(input);
    expect((await iterator.next()).done).toBe(false);
    await expect(iterator.next()).rejects.toMatchObject({ operation: 'listUsers', status: 500 });
    expect((await iterator.next()).done).toBe(true);
  });
});
