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
const open = tokenAuthorizer({ verify, required: false });
const closed = tokenAuthorizer({ verify, required: true });

describe('a request without a token', () => {
  it('acts as an administrator if tokens are optional, and is rejected if they are required', async () => {
    expect(await open(request())).toEqual({ claims: { sub: 'local-administrator', 'cognito:groups': 'administrators' } });
    expect(await closed(request())).toBe('no-token');
  });
});

describe.each([
  ['required', closed],
  ['optional', open],
])('the Authorization header when tokens are %s', (_, authorize) => {
  it.each([['Bearer h.p.s'], ['bearer h.p.s'], ['h.p.s']])('authenticates the caller with %j', async (value) => {
    expect(await authorize(request('authorization', value))).toEqual({ claims });
  });

  it.each([
    ['an invalid token', ['Authorization', 'Bearer x.y.z']],
    ['no token after the scheme', ['Authorization', 'Bearer ']],
    ['an empty header', ['Authorization', '']],
    ['another scheme', ['Authorization', 'Basic h.p.s']],
    ['two tokens', ['Authorization', 'Bearer h.p.s', 'AUTHORIZATION', 'Bearer h.p.s']],
    ['two tokens in one header', ['Authorization', 'Bearer h.p.s, Bearer h.p.s']],
    ['a token followed by another word', ['Authorization', 'Bearer h.p.s h.p.s']],
  ])('is rejected with %s', async (_what, rawHeaders) => {
    expect(await authorize(request(...rawHeaders))).toBe('unauthorized');
  });
});

describe('the identity of a caller', () => {
  it.each(['X-Amzn-Oidc-Identity', 'X-User-Id', 'Proxy-Authorization', 'Cookie', 'X-Authorization', 'authorization_'])(
    'does not come from %s',
    async (name) => {
      expect(await closed(request(name, 'Bearer h.p.s'))).toBe('no-token');
    },
  );
});
