/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { describe, expect, it, jest } from '@jest/globals';
import type { ClientOptions, Transport } from '../../../clients/typescript/src/index';
import { builds } from './built';

const profile = '{"userId":"1","email":"a@example.com","displayName":"A","version":1,"createdAt":"","updatedAt":"","etag":"\\"1\\""}';
const respondingTransport = () => jest.fn<Transport>(async () => ({ status: 200, headers: {}, text: async () => profile }));

function caught(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe.each(builds)('the SDK as $build', ({ createClient, ClientError }) => {
  const over = (transport: Transport, more: Partial<ClientOptions> = {}) =>
    createClient({ baseUrl: 'https://api.example.com', transport, retries: 3, ...more });

  it.each([
    '',
    undefined,
    null,
    'https://x/?a=1',
    'https://x/#a',
    'https://user:pw@x/',
    'api.example.com',
    'v1',
    '/v1',
    'ftp://x/',
    'https://',
    'https:///v1',
    'https://x y/',
    'https://x/→',
    ' https://x/',
    'https://x/\n',
    'https://x\\v1',
    'https://x/{stage}',
    'https://x/a|b',
    {},
  ])('throws a TypeError from createClient for the base URL %j', (baseUrl: unknown) => {
    const error = caught(() => createClient({ baseUrl: baseUrl as string, transport: respondingTransport() }));
    const message = `baseUrl must be an http(s) URL without ? or #: ${String(baseUrl)}`;
    expect(error).toMatchObject({ name: 'TypeError', message });
  });

  it.each([
    'https://api.example.com',
    'https://api.example.com/v1/',
    'HTTPS://API.example.com:8443/a-b/%20/~v1',
    'https://api.example.com/a.b_c!$&()*+,;=:/v1',
    'https://[2001:db8::1]:8443/v1',
    'http://[::1]:3000',
    'http://10.0.2.2:3000/',
    'http://localhost',
  ])('accepts the base URL %s', async (baseUrl) => {
    const transport = respondingTransport();
    await over(transport, { baseUrl }).getUser({ userId: '1' });
    expect(transport.mock.calls[0]?.[0].url).toBe(`${baseUrl.replace(/\/$/, '')}/users/1`);
  });

  it.each<[string, Record<string, string>]>([
    ['x-app', { 'x-app': 'a\nb' }],
    ['X-App', { 'X-App': '→' }],
    ['x-app', { 'x-app': 'a\u0000' }],
    ['x app', { 'x app': 'a' }],
    ['', { '': 'a' }],
    ['X:', { 'X:': 'a' }],
  ])('rejects with a TypeError that names the invalid header %j', async (name, headers) => {
    const transport = respondingTransport();
    const call = over(transport).getUser({ userId: '1' }, { headers });
    await expect(call).rejects.toMatchObject({ name: 'TypeError', message: `getUser: ${name} must be visible ASCII` });
    expect(transport).not.toHaveBeenCalled();
  });

  it('rejects with a TypeError for an invalid ifMatch or idempotencyKey', async () => {
    const transport = respondingTransport();
    const body = { email: 'a@example.com', displayName: 'A' };
    await expect(over(transport).createUser({ body, idempotencyKey: 'é' })).rejects.toThrow(
      'createUser: idempotency-key must be visible ASCII',
    );
    await expect(over(transport).deleteUser({ userId: '1', ifMatch: '"\n"' })).rejects.toThrow(
      'deleteUser: if-match must be visible ASCII',
    );
    expect(transport).not.toHaveBeenCalled();
  });

  it.each([null, undefined, '', '→', 'a\nb', 'token\n', ' ', 1, {}])(
    'rejects with the kind token when the token provider returns %j',
    async (token: unknown) => {
      const transport = respondingTransport();
      const error = await over(transport, { token: () => token as string })
        .getUser({ userId: '1' })
        .catch((reason: unknown) => reason);
      expect(error).toBeInstanceOf(ClientError);
      const cause = { name: 'TypeError', message: 'token must be visible ASCII' };
      expect(error).toMatchObject({ kind: 'token', attempts: 0, cause });
      expect(transport).not.toHaveBeenCalled();
    },
  );

  it('replaces its own headers by those of the call, whatever their case', async () => {
    const transport = respondingTransport();
    const token = jest.fn(() => 'own');
    const headers = { Authorization: 'Basic x', 'X-CLIENT-VERSION': 'app/1', 'x-app': '1' };
    await over(transport, { token }).getUser({ userId: '1' }, { headers });
    expect(transport.mock.calls[0]?.[0].headers).toEqual({ authorization: 'Basic x', 'x-client-version': 'app/1', 'x-app': '1' });
    expect(token).not.toHaveBeenCalled();
  });

  it('passes keepalive to the transport only if the call sets it', async () => {
    const transport = respondingTransport();
    const client = over(transport);
    await client.getUser({ userId: '1' });
    await client.getUser({ userId: '1' }, { keepalive: true });
    expect(transport.mock.calls.map(([request]) => request.keepalive)).toEqual([undefined, true]);
    expect('keepalive' in (transport.mock.calls[0]?.[0] ?? {})).toBe(false);
  });
});
