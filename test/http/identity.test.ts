import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { identifiedBy } from '../../src/http/authorization';
import { proxyEvent } from '../event';

const identify = identifiedBy('administrators');

function withAuthorizer(authorizer: unknown): APIGatewayProxyEvent {
  const event = proxyEvent('getUser');
  return {
    ...event,
    requestContext: { ...event.requestContext, authorizer: authorizer as APIGatewayProxyEvent['requestContext']['authorizer'] },
  };
}

const withClaims = (claims: unknown) => identify(withAuthorizer({ claims }));

describe('identifiedBy', () => {
  it.each([
    ['no authorizer', null],
    ['an authorizer without claims', {}],
    ['claims that are text', { claims: 'sub=1' }],
    ['claims without a subject', { claims: { 'cognito:groups': 'administrators' } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject that is no text', { claims: { sub: ['x'] } }],
    ['a principal alone', { principalId: 'x' }],
  ])('returns undefined for %s', (_what, authorizer) => {
    expect(identify(withAuthorizer(authorizer))).toBeUndefined();
  });

  it.each([
    ['administrators', true],
    ['editors,administrators', true],
    ['editors', false],
    ['administrators2', false],
    ['not-administrators', false],
    ['Administrators', false],
    ['', false],
    [['administrators'], false],
    [undefined, false],
  ])('recognizes an administrator by the group: %j', (groups, administrator) => {
    expect(withClaims({ sub: 'a', 'cognito:groups': groups })).toEqual({ sub: 'a', administrator });
  });

  it.each([
    ['true', { verifiedEmail: 'ada@example.com' }],
    ['false', {}],
    [undefined, {}],
    [true, {}],
  ])('returns the email address of the token only if it is verified: %j', (verified, want) => {
    const claims = { sub: 'a', email: 'Ada@Example.com', email_verified: verified };
    expect(withClaims(claims)).toEqual({ sub: 'a', administrator: false, ...want });
  });

  it('converts a UUID as the subject to lower case, and no other subject', () => {
    const sub = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
    expect(withClaims({ sub: sub.toUpperCase() })?.sub).toBe(sub);
    expect(withClaims({ sub: 'Service-A' })?.sub).toBe('Service-A');
  });

  it('returns the email address of the token in the format in which a profile has it', () => {
    const claims = { sub: 'a', email: '"Ada"@BÜCHER.example', email_verified: 'true' };
    expect(withClaims(claims)?.verifiedEmail).toBe('ada@xn--bcher-kva.example');
  });

  it.each(['\u212aATE@example.com', 'ada@localhost', 'ada@ｅxample.com'])(
    'returns the email address %s of the token, which no profile can have, unchanged',
    (email) => {
      expect(withClaims({ sub: 'a', email, email_verified: 'true' })?.verifiedEmail).toBe(email);
    },
  );

  it('ignores headers, parameters and the body', () => {
    const claims = { sub: 'a', 'cognito:groups': 'administrators' };
    const event = {
      ...withAuthorizer(null),
      headers: { 'X-Amzn-Oidc-Identity': 'a', 'X-User-Id': 'a', claims: JSON.stringify(claims) },
      queryStringParameters: claims,
      body: JSON.stringify({ requestContext: { authorizer: { claims } } }),
    };
    expect(identify(event)).toBeUndefined();
  });
});
