import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AddressInfo, createServer } from 'node:net';
import { testApi } from '../api';
import { newUser } from '../new-user';

const api = testApi();
let connections = 0;
const server = createServer((socket) => {
  connections += 1;
  socket.destroy();
});
beforeAll(() => new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle)));
afterAll(() => void server.close());

describe('avatarUrl', () => {
  it('is stored and returned, and never fetched', async () => {
    const { port } = server.address() as AddressInfo;
    const body = newUser({ avatarUrl: `https://127.0.0.1:${port}/latest/meta-data` });
    const { json } = await api.call('createUser', { body });
    const answers = [await api.call('getUser', { path: json }), await api.call('updateUser', { path: json, body: { ...body, bio: 'x' } })];
    await api.call('listUsers');
    await api.call('deleteUser', { path: json });
    expect(answers.map(({ json: { avatarUrl } }) => avatarUrl)).toEqual([body.avatarUrl, body.avatarUrl]);
    expect(connections).toBe(0);
  });

  it.each(['http://169.254.169.254/', 'file:///etc/passwd', 'gopher://127.0.0.1/', 'https://canary@127.0.0.1/', '//127.0.0.1/', 'data:,x'])(
    '400 invalid-request: %s',
    async (avatarUrl) => {
      expect((await api.call('createUser', { body: newUser({ avatarUrl }) })).status).toBe(400);
    },
  );
});
