import { describe, expect, it } from '@jest/globals';
import type { APIGatewayProxyEvent } from 'aws-lambda';
import { randomUUID } from 'node:crypto';
import { operations, type Operation as Row, type OperationId } from '../../generated/operations';
import { administrators } from '../../src/config';
import { everyoneAdministers, identifiedBy, type Identify } from '../../src/http/authorization';
import { type Endpoint, serve } from '../../src/http/serve';
import type { Users } from '../../src/users/users';
import { user } from '../bench/sample';
import { lambdaContext, proxyEvent } from '../event';
import { newUser } from '../new-user';
import { storelessRuntime } from '../runtime';

const rows: Row[] = Object.values(operations);
const self = { sub: user.userId };
const administrator = { sub: randomUUID(), 'cognito:groups': administrators };
const stranger = { sub: randomUUID() };

function eventOf(row: Row, claims: object | undefined, userId: string): APIGatewayProxyEvent {
  const path = row.path.includes('{userId}') ? { path: { userId } } : {};
  const body = row.body ? { body: JSON.stringify(newUser()), headers: { 'content-type': [row.body] } } : {};
  const event = proxyEvent(row.id as OperationId, { ...path, ...body });
  return { ...event, requestContext: { ...event.requestContext, authorizer: claims && { claims } } };
}

/** Returns the status and the calls to the store, the first of which opens it. */
async function asked(row: Row, identify: Identify, claims: object | undefined, userId = user.userId) {
  const { endpoint }: { endpoint: Endpoint<OperationId, keyof Users, undefined> } = await import(`../../src/handlers/${row.id}`);
  const calls: string[] = [];
  const answers: Record<keyof Users, unknown> = {
    insert: { user, replayed: false },
    find: user,
    replace: user,
    patch: user,
    remove: undefined,
    page: { items: [user] },
  };
  const users = Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [name, (): unknown => Promise.resolve((calls.push(name), answer))]),
  ) as unknown as Users;
  const openStore = () => void calls.push('openStore');
  const handler = serve({ ...endpoint, users: () => users }, { ...storelessRuntime, openStore, identify });
  const { statusCode } = await handler(eventOf(row, claims, userId), lambdaContext);
  return { statusCode, calls };
}

describe.each(rows.map((row) => [row.id, row] as const))('authorization of %s', (_, row) => {
  const identify = identifiedBy(administrators);
  const lets = (who: 'self' | 'administrator') => row.access.some((allowed) => allowed === who);

  it('causes no additional call to the store', async () => {
    const { calls } = await asked(row, everyoneAdministers, undefined);
    expect(calls).toHaveLength(2);
    for (const claims of [...(lets('self') ? [self] : []), administrator]) {
      const { statusCode, calls: held } = await asked(row, identify, claims);
      expect([statusCode < 300, held]).toEqual([true, calls]);
    }
  });

  it('responds with 401 or 403 before any call to the store', async () => {
    const refused = [undefined, {}, { sub: '' }, ...(row.path.includes('{userId}') ? [stranger] : []), ...(lets('self') ? [] : [self])];
    for (const claims of refused) {
      const { statusCode, calls } = await asked(row, identify, claims);
      expect([[401, 403].includes(statusCode), calls]).toEqual([true, []]);
    }
  });
});

const ofOneUser = rows.filter(({ path }) => path.includes('{userId}')).map((row) => [row.id, row] as const);

describe.each(ofOneUser)('authorization of %s, for me', (_, row) => {
  it('causes the calls to the store that an id causes', async () => {
    const identify = identifiedBy(administrators);
    expect(await asked(row, identify, self, 'me')).toEqual(await asked(row, identify, self));
  });

  it('responds with 404 without a call to the store where every caller is the same administrator', async () => {
    expect(await asked(row, everyoneAdministers, undefined, 'me')).toEqual({ statusCode: 404, calls: [] });
  });
});
