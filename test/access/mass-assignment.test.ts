import { beforeAll, describe, expect, it } from '@jest/globals';
import { GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { operations, type Operation } from '../../generated/operations';
import { itemOf } from '../../src/dynamodb/items';
import { schemaOf } from '../arbitraries';
import { testApi } from '../api';
import { canaryUser } from '../canaries';
import { authorized, type Scene, sceneIn } from './attempt';
import { inOrder } from './matrix';
import { tokenApi } from './tokens';

const api = testApi();
const tokens = tokenApi(api);
let scene: Scene;
beforeAll(async () => {
  scene = await sceneIn(api, tokens);
});

const writes: Operation[] = Object.values<Operation>(operations).filter(({ body }) => body !== undefined);
const clientOwned = Object.keys(schemaOf('CreateUserRequest').properties);
/** The server-owned properties of a user. */
const serverOwned = Object.keys(schemaOf('UserProfile').properties).filter((name) => !clientOwned.includes(name));
/** The attributes that the store adds. */
const inTable = Object.keys(itemOf({ ...canaryUser(), userId: '', version: 1, createdAt: '', updatedAt: '' }, 1, 'x')).filter(
  (name) => !clientOwned.includes(name),
);
const ofObjects = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', '__defineSetter__', 'toJSON'];
const guessed = [
  'id',
  'sub',
  'owner',
  'role',
  'groups',
  'administrator',
  'isAdmin',
  'admin',
  'emailVerified',
  'email_verified',
  'ttl',
  '$where',
];
const names = [...new Set([...serverOwned, ...inTable, ...ofObjects, ...guessed])];
const values: unknown[] = ['x', 99, true, null, { isAdmin: true, administrator: true }, ['x'], '2020-01-01T00:00:00.000Z'];

/** An object literal would interpret some of the names, such as __proto__. */
const withProperty = (object: object, name: string, value: unknown): object =>
  Object.fromEntries([...Object.entries(object), [name, value]]);

/** Returns the body with the property at each level that rejects unknown properties. */
function bodiesWith(name: string, value: unknown): object[] {
  const body = canaryUser();
  const { preferences } = body;
  const { notifications = {} } = preferences;
  return [
    withProperty(body, name, value),
    { ...body, preferences: withProperty(preferences, name, value) },
    { ...body, preferences: { ...preferences, notifications: withProperty(notifications, name, value) } },
  ];
}

const targetOf = ({ path }: Operation): string => path.replace('{userId}', scene.attacker.userId);
const items = async () =>
  inOrder((await api.engine.client.send(new ScanCommand({ TableName: api.tableName, ConsistentRead: true }))).Items);

describe.each(writes.map((row) => [row.id, row] as const))('mass assignment, in the body of %s', (_, row) => {
  const send = (body: unknown, token: string, more: string[] = []) =>
    scene.attempt({ method: row.method, target: targetOf(row), headers: [authorized(token), ...more], body });

  it.each(names)('400 invalid-request: the server-owned property %s, on any level and with any value; nothing is stored', async (name) => {
    const before = await items();
    for (const value of values) {
      for (const body of bodiesWith(name, value)) {
        for (const token of [scene.tokens.attacker, scene.tokens.administrator]) {
          const outcome = await send(body, token);
          expect([JSON.stringify(body), outcome.status]).toEqual([JSON.stringify(body), 400]);
        }
      }
    }
    expect(await items()).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
    expect(({} as { isAdmin?: unknown }).isAdmin).toBeUndefined();
  });

  it.each(serverOwned)('400 invalid-request: the property %s as a query parameter', async (name) => {
    const outcome = await scene.attempt({
      method: row.method,
      target: `${targetOf(row)}?${name}=${scene.victim.userId}`,
      headers: [authorized(scene.tokens.administrator)],
      body: canaryUser(),
    });
    expect(outcome.status).toBe(400);
  });

  it('400 invalid-request: an array of bodies, or a body nested in a body', async () => {
    for (const body of [[canaryUser()], { user: canaryUser() }, { ...canaryUser(), email: { $ne: null } }, { 0: canaryUser() }]) {
      expect((await send(body, scene.tokens.administrator)).status).toBe(400);
    }
  });

  it('400 or 415: the body has another media type', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'application/json-patch+json', 'application/merge-patch+json', 'text/xml']) {
      const text = `email=a@example.com&displayName=A&userId=${scene.victim.userId}`;
      const lines = [`Content-Type: ${type}`, `Content-Length: ${text.length}`, authorized(scene.tokens.administrator), '', text];
      expect((await scene.attempt({ method: row.method, target: targetOf(row), headers: lines })).status).toBeGreaterThanOrEqual(400);
    }
  });
});

describe('mass assignment, in a body with duplicate names', () => {
  it('400: the name of a server-owned property, in any position and spelling', async () => {
    const person = `"email":"a-${scene.attacker.userId}@example.com","displayName":"A"`;
    for (const text of [`{"userId":"x",${person}}`, `{${person},"version":7,"version":8}`, `{${person},"\\u0075serId":"x"}`]) {
      const lines = ['Content-Type: application/json', `Content-Length: ${text.length}`, authorized(scene.tokens.administrator), '', text];
      expect((await scene.attempt({ method: 'POST', target: '/users', headers: lines })).status).toBe(400);
    }
  });
});

describe('mass assignment, in the keys of metadata', () => {
  it('200: names that are special in JavaScript objects are keys like any other', async () => {
    const { attacker, attempt, tokens: all } = scene;
    const metadata = Object.fromEntries(
      ['constructor', 'prototype', 'toString', 'isAdmin', 'userId', 'version'].map((name) => [name, 'x']),
    );
    const target = `/users/${attacker.userId}`;
    const { status, body } = await attempt({
      method: 'PUT',
      target,
      headers: [authorized(all.attacker)],
      body: { ...canaryUser(), metadata },
    });
    expect([status, JSON.parse(body).metadata]).toEqual([200, metadata]);
    expect(JSON.parse(body)).toMatchObject({ userId: attacker.userId, version: attacker.version + 1, createdAt: attacker.createdAt });
    const { Item } = await api.engine.client.send(new GetCommand({ TableName: api.tableName, Key: { userId: attacker.userId } }));
    expect(Item).toMatchObject({ userId: attacker.userId, version: attacker.version + 1 });
  });

  it.each(writes.map((row) => [row.id, row] as const))('400 invalid-request: the key __proto__ in the body of %s', async (_, row) => {
    const body = { ...canaryUser(), metadata: withProperty({}, '__proto__', 'x') };
    const headers = [authorized(scene.tokens.administrator)];
    expect((await scene.attempt({ method: row.method, target: targetOf(row), headers, body })).status).toBe(400);
  });

  it.each(['x', null, { isAdmin: true }])('400 invalid-request: a patch of the key __proto__ to %j', async (value) => {
    const body = { metadata: withProperty({}, '__proto__', value) };
    const target = `/users/${scene.attacker.userId}`;
    expect((await scene.attempt({ method: 'PATCH', target, headers: [authorized(scene.tokens.attacker)], body })).status).toBe(400);
  });
});
