import { describe, expect, it } from '@jest/globals';
import { tokenAuthorizer } from '../../../src/local/identity/authorizer';

const claims = { sub: 'a' };
const verify = async (token: string) => (token === 'h.p.s' ? claims : undefined);
const request = (...rawHeaders: string[]) => ({
  method: 'GET',
  target: '/users',
  rawHeaders,
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  port: 1,
  protocol: 'HTTP/1.1',
});
const open = tokenAuthorizer({ verify, demanded: false });
const closed = tokenAuthorizer({ verify, demanded: true });

describe('a request without a token', () => {
  it('acts as an administrator where tokens are not demanded, as nobody where they are', async () => {
    expect(await open(request())).toEqual({ claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } });
    expect(await closed(request())).toBe('no-token');
  });
});

describe.each([
  ['demanded', closed],
  ['not demanded', open],
])('where tokens are %s', (_, authorize) => {
  it.each([['Bearer h.p.s'], ['bearer h.p.s'], ['h.p.s']])('the token of %j counts', async (value) => {
    expect(await authorize(request('authorization', value))).toEqual({ claims });
  });

  it.each([
    ['a wrong token', ['Authorization', 'Bearer x.y.z']],
    ['no token after the scheme', ['Authorization', 'Bearer ']],
    ['an empty header', ['Authorization', '']],
    ['another scheme', ['Authorization', 'Basic h.p.s']],
    ['two tokens', ['Authorization', 'Bearer h.p.s', 'AUTHORIZATION', 'Bearer h.p.s']],
    ['two tokens in one header', ['Authorization', 'Bearer h.p.s, Bearer h.p.s']],
    ['a token and more', ['Authorization', 'Bearer h.p.s h.p.s']],
  ])('%s is nobody', async (_what, rawHeaders) => {
    expect(await authorize(request(...rawHeaders))).toBe('unauthorized');
  });
});

describe('identity', () => {
  it.each(['X-Amzn-Oidc-Identity', 'X-User-Id', 'Proxy-Authorization', 'Cookie', 'X-Authorization', 'authorization_'])(
    'is not taken from %s',
    async (name) => {
      expect(await closed(request(name, 'Bearer h.p.s'))).toBe('no-token');
    },
  );
});
