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

describe('who calls', () => {
  it.each([
    ['no authorizer', null],
    ['an authorizer without claims', {}],
    ['claims that are text', { claims: 'sub=1' }],
    ['claims without a subject', { claims: { 'cognito:groups': 'administrators' } }],
    ['an empty subject', { claims: { sub: '' } }],
    ['a subject that is no text', { claims: { sub: ['x'] } }],
    ['a principal alone', { principalId: 'x' }],
  ])('is nobody with %s', (_what, authorizer) => {
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
  ])('is an administrator as a member of the group: %j', (groups, administrator) => {
    expect(withClaims({ sub: 'a', 'cognito:groups': groups })).toEqual({ sub: 'a', administrator });
  });

  it.each([
    ['true', { verifiedEmail: 'ada@example.com' }],
    ['false', {}],
    [undefined, {}],
    [true, {}],
  ])('has the e-mail address of the token when it was verified: %j', (verified, want) => {
    const claims = { sub: 'a', email: 'Ada@Example.com', email_verified: verified };
    expect(withClaims(claims)).toEqual({ sub: 'a', administrator: false, ...want });
  });

  it('has a UUID as the subject in lower case, and any other subject as it is', () => {
    const sub = '3f2b8c1e-5d4a-4c6b-9e7f-0a1b2c3d4e5f';
    expect(withClaims({ sub: sub.toUpperCase() })?.sub).toBe(sub);
    expect(withClaims({ sub: 'Service-A' })?.sub).toBe('Service-A');
  });

  it('has the e-mail address of the token in the form in which a profile has it', () => {
    const claims = { sub: 'a', email: '"Ada"@BÜCHER.example', email_verified: 'true' };
    expect(withClaims(claims)?.verifiedEmail).toBe('ada@xn--bcher-kva.example');
  });

  it.each(['\u212aATE@example.com', 'ada@localhost', 'ada@ｅxample.com'])(
    'keeps the address %s of the token, which no profile can have, as it is',
    (email) => {
      expect(withClaims({ sub: 'a', email, email_verified: 'true' })?.verifiedEmail).toBe(email);
    },
  );

  it('is nothing that a header, a parameter or the body says', () => {
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
