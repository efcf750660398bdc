import { beforeAll, describe, expect, it } from '@jest/globals';
import { testApi } from '../api';
import { newUser } from '../new-user';
import { authorized, type Outcome, type Scene, sceneIn } from './attempt';
import { tokenApi } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
let scene: Scene;
beforeAll(async () => {
  scene = await sceneIn(api, tokens);
});

/** Headers by which proxies, load balancers and frameworks pass on the caller or the target of a request. */
const identities = [
  'X-User-Id X-UserId X_User_Id X-User X-Sub X-Subject X-Username X-Email X-Account-Id X-Principal-Id X-Forwarded-User X-Forwarded-Email',
  'X-Forwarded-Preferred-Username X-Forwarded-Groups X-Remote-User Remote-User REMOTE_USER X-Auth-Request-User X-Auth-Request-Email',
  'X-Auth-Request-Groups X-Authenticated-User X-Authenticated-Userid X-Consumer-Id X-Consumer-Custom-Id X-WebAuth-User X-Ms-Client-Principal-Id',
  'X-Amzn-Oidc-Identity X-Amzn-Sub X-Cognito-Sub X-Groups X-Roles X-Role X-Admin X-Is-Admin X-Scopes Cognito-Groups From',
].flatMap((line) => line.split(' '));
const carriers = [
  'X-Authorization X-Auth-Token X-Access-Token X-Id-Token X-Amz-Security-Token X-Amzn-Oidc-Data X-Amzn-Oidc-Accesstoken X-Goog-Iap-Jwt-Assertion',
  'Cf-Access-Jwt-Assertion X-Api-Key X-Forwarded-Access-Token X-Original-Authorization X-Forwarded-Authorization Proxy-Authorization Token',
].flatMap((line) => line.split(' '));
const rewriters = [
  'X-Original-Url X-Rewrite-Url X-Original-Uri X-Forwarded-Uri X-Forwarded-Path X-Forwarded-Prefix X-Envoy-Original-Path X-Accel-Redirect',
  'X-Http-Method-Override X-Http-Method X-Method-Override X-Forwarded-Method X-Resource-Path',
].flatMap((line) => line.split(' '));
const origins = [
  'X-Forwarded-For',
  'X-Real-Ip',
  'True-Client-Ip',
  'X-Client-Ip',
  'X-Custom-Ip-Authorization',
  'X-Forwarded-Host',
  'Forwarded',
];

const context = (sub: string) => JSON.stringify({ authorizer: { claims: { sub, 'cognito:groups': 'administrators' } } });

/** Each header with values that would turn the attacker into the victim or an administrator if it were trusted. */
function disguises({ victim, tokens: { administrator } }: Scene): string[] {
  const { userId, email } = victim;
  return [
    ...identities.flatMap((name) => [userId, email, 'administrators', 'true'].map((value) => `${name}: ${value}`)),
    ...carriers.flatMap((name) => [administrator, `Bearer ${administrator}`].map((value) => `${name}: ${value}`)),
    ...rewriters.flatMap((name) => [`/users/${userId}`, '/users', 'GET'].map((value) => `${name}: ${value}`)),
    ...origins.map((name) => `${name}: ${name === 'Forwarded' ? 'for=127.0.0.1;by=127.0.0.1' : '127.0.0.1'}`),
    ...[
      'X-Apigateway-Event',
      'X-Apigateway-Context',
      'X-Amzn-Request-Context',
      'X-Amzn-Lambda-Context',
      'Requestcontext',
      'Claims',
    ].flatMap((name) =>
      [context(userId), encodeURIComponent(context(userId)), `{"requestContext":${context(userId)}}`].map((value) => `${name}: ${value}`),
    ),
    ...['access_token', 'id_token', 'idToken', 'Authorization', 'session', 'sub'].map((name) => `Cookie: ${name}=${administrator}`),
  ];
}

/** The operations on the victim, and the one that would list the victim. */
const wanted = ({ victim }: Scene): { method: string; target: string; body?: unknown }[] => [
  { method: 'GET', target: `/users/${victim.userId}` },
  { method: 'PUT', target: `/users/${victim.userId}`, body: newUser() },
  { method: 'DELETE', target: `/users/${victim.userId}` },
  { method: 'GET', target: '/users' },
];

async function expectRefused(status: number, headersOf: (scene: Scene) => string[]): Promise<void> {
  for (const attempt of wanted(scene)) {
    for (const header of headersOf(scene)) {
      const outcome = await scene.attempt({ ...attempt, headers: header.split('\r\n') });
      expect([attempt.method, header, outcome.status]).toEqual([attempt.method, header, status]);
      await scene.expectNothingOf(outcome);
    }
  }
}

describe('authorization, with a header that claims an identity', () => {
  it('403: the header is ignored next to the token of another user', async () => {
    await expectRefused(403, (all) => disguises(all).map((header) => `${authorized(all.tokens.attacker)}\r\n${header}`));
  });

  it('401: the header does not replace a token', async () => {
    await expectRefused(401, disguises);
  });

  it('201: the header does not determine the user for whom a profile is created', async () => {
    for (const header of ['X-User-Id', 'X-Amzn-Oidc-Identity', 'X-Sub']) {
      const sub = crypto.randomUUID();
      const headers = [authorized(await tokens.token({ sub })), `${header}: ${scene.victim.userId}`];
      const outcome = await scene.attempt({ method: 'POST', target: '/users', headers, body: newUser() });
      expect([outcome.status, JSON.parse(outcome.body).userId]).toEqual([201, sub]);
    }
  });

  it('200: all of these headers together do not affect an authorized caller', async () => {
    const headers = [
      authorized(scene.tokens.victim),
      'X-User-Id: nobody',
      'X-Admin: false',
      'X-Original-Url: /nowhere',
      'Proxy-Authorization: Bearer x',
    ];
    const { status, body } = await scene.attempt({ target: `/users/${scene.victim.userId}`, headers });
    expect([status, JSON.parse(body)]).toEqual([200, scene.victim]);
  });
});

describe('authorization, with an ambiguous Authorization header', () => {
  const attempts: [string, (attacker: string, administrator: string) => string[], number][] = [
    ['two of them', (own, other) => [authorized(own), authorized(other)], 401],
    ['two of them, the other one first', (own, other) => [authorized(other), authorized(own)], 401],
    ['two of them in other cases', (own, other) => [`authorization: Bearer ${own}`, `AUTHORIZATION: Bearer ${other}`], 401],
    ['a list of two tokens', (own, other) => [`Authorization: Bearer ${own}, Bearer ${other}`], 401],
    ['two tokens behind one scheme', (own, other) => [`Authorization: Bearer ${own} ${other}`], 401],
    ['another scheme', (_, other) => [`Authorization: Basic ${other}`], 401],
    ['a scheme and no token', () => ['Authorization: Bearer'], 401],
    ['a name and a password', (_, other) => [`Authorization: Basic ${Buffer.from(`administrator:${other}`).toString('base64')}`], 401],
    ['a parameter with the token', (_, other) => [`Authorization: Bearer token="${other}"`], 401],
    ['a token in JSON', (_, other) => [`Authorization: {"token":"${other}"}`], 401],
    ['the claims of another between the parts of its own', (own, other) => [`Authorization: Bearer ${spliced(own, other)}`], 401],
    ['a NUL behind the token', (own, other) => [`Authorization: Bearer ${own}\u0000${other}`], 400],
    ['a folded line', (own, other) => [`Authorization: Bearer ${own}`, ` ${other}`], 400],
    ['a space before the colon', (_, other) => [`Authorization : Bearer ${other}`], 400],
    ['a line feed alone', (own, other) => [`${authorized(own)}\nAuthorization: Bearer ${other}`], 400],
    ['a carriage return alone', (own, other) => [`${authorized(own)}\rAuthorization: Bearer ${other}`], 400],
    ['its own token named by Connection, and another in a header that is passed on', passedOn, 403],
  ];

  it.each(attempts)('is rejected: %s', async (_what, headersOf, status) => {
    const { victim, attempt, expectNothingOf } = scene;
    const headers = headersOf(scene.tokens.attacker, scene.tokens.administrator);
    const outcome = await attempt({ target: `/users/${victim.userId}`, headers });
    expect(outcome.status).toBe(status);
    await expectNothingOf(outcome);
  });

  it.each(['access_token', 'id_token', 'token', 'authorization', 'Authorization', 'jwt'])(
    '401: the token in the query, as %s',
    async (name) => {
      const target = `/users/${scene.victim.userId}?${name}=${scene.tokens.administrator}`;
      const outcome = await scene.attempt({ target });
      expect(outcome.status).toBe(401);
      await scene.expectNothingOf(outcome);
    },
  );

  it('400 and no second response: a second request smuggled in the body of the first', async () => {
    const hidden = `GET /users/${scene.victim.userId} HTTP/1.1\r\nHost: x\r\n${authorized(scene.tokens.administrator)}\r\n\r\n`;
    for (const encodings of [
      ['Transfer-Encoding: chunked', 'Content-Length: 4'],
      ['Content-Length: 4', 'Content-Length: 5'],
    ]) {
      const headers = [authorized(scene.tokens.attacker), ...encodings, '', '0', '', hidden];
      const outcome: Outcome = await scene.attempt({ method: 'POST', target: '/users', headers });
      expect(outcome.status).toBe(400);
      await scene.expectNothingOf(outcome);
    }
  });
});

function spliced(own: string, other: string): string {
  const [header, , signature] = own.split('.');
  return [header, other.split('.')[1], signature].join('.');
}

/** Connection may list headers that a proxy removes (RFC 9110 §7.6.1). */
function passedOn(own: string, other: string): string[] {
  return [authorized(own), 'Connection: close, Authorization', `X-Forwarded-Authorization: Bearer ${other}`];
}
