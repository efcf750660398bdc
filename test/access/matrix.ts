import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { operations, type Operation, type OperationId } from '../../generated/operations';
import { type Call, type Caller, callerAt, type DeclaredResponse } from '../api';
import { newUser } from '../new-user';
import { callers, carrying, type TokenMaker } from './tokens';

/** The API under test, which requires tokens. */
export interface Surroundings {
  readonly baseUrl: string;
  readonly tokenOf: TokenMaker;
  /** All items in the table. */
  items(): Promise<unknown[]>;
}

const rows: Operation[] = Object.values(operations);
const idOf = ({ id }: Operation) => id as OperationId;
const namesUser = ({ path }: Operation) => path.includes('{userId}');

/** Returns what the contract declares for one cell. An operation without a user id is for the caller themselves. */
function expected(row: Operation, caller: string): { status: number; code?: string } {
  const who = callers[caller];
  if (who === 'nobody') return { status: 401, code: 'unauthenticated' };
  const kind = who === 'stranger' && !namesUser(row) ? 'self' : who;
  const may = row.access.some((allowed) => allowed === kind);
  return may ? { status: row.statuses.find((status) => status < 300) ?? 0 } : { status: 403, code: 'forbidden' };
}

const callOf = (row: Operation, userId: string): Call => ({
  ...(namesUser(row) && { path: { userId } }),
  ...(row.body && { body: newUser() }),
});

/** A response without the parts that differ between identical requests. */
function lasting({ status, headers, text }: DeclaredResponse) {
  const perRequest = ['x-request-id', 'x-amzn-requestid', 'date'];
  const names = [...headers].filter(([name]) => !perRequest.includes(name));
  return { status, headers: names, text: text.replace(/"requestId":"[^"]+"/, '') };
}

/** For each operation and each kind of caller: exactly what `x-access` allows. */
export function describeMatrix(name: string, surroundings: () => Surroundings): void {
  const as = async (caller: string, sub: string): Promise<Caller> => {
    const { baseUrl, tokenOf } = surroundings();
    const token = await tokenOf(caller, sub);
    return token === undefined ? callerAt(baseUrl) : carrying(callerAt(baseUrl), token);
  };
  /** A user; not created yet when the operation creates it. */
  const subject = async (row: Operation): Promise<string> => {
    const sub = randomUUID();
    if (namesUser(row)) expect((await (await as('the user themselves', sub))('createUser', { body: newUser() })).json.userId).toBe(sub);
    return sub;
  };

  describe(`authorization, ${name}`, () => {
    describe.each(rows.map((row) => [row.id, row] as const))('%s', (_, row) => {
      describeRow(row, { surroundings, as, subject });
    });
  });
}

interface Means {
  surroundings: () => Surroundings;
  as(caller: string, sub: string): Promise<Caller>;
  subject(row: Operation): Promise<string>;
}

/** RFC 6750 §3.1: the error describes a token, so the response to a request without a token contains none. */
const challengeOf = (caller: string): string =>
  `Bearer realm="user-profiles"${caller === 'an unauthenticated caller' ? '' : ', error="invalid_token"'}`;

function describeRow(row: Operation, { surroundings, as, subject }: Means): void {
  const cells = Object.keys(callers).map((caller) => [caller, expected(row, caller)] as const);

  it.each(cells)('%s gets %j', async (caller, { status, code }) => {
    const sub = await subject(row);
    const before = await surroundings().items();
    const answer = await (await as(caller, sub))(idOf(row), callOf(row, sub));
    expect([answer.status, answer.json?.code]).toEqual([status, code]);
    expect(answer.headers.get('www-authenticate')).toBe(status === 401 ? challengeOf(caller) : null);
    if (code !== undefined || row.method === 'GET') expect(await surroundings().items()).toEqual(before);
    else expect(await surroundings().items()).not.toEqual(before);
  });

  const refused = cells.filter(([, { code }]) => code !== undefined).map(([caller]) => caller);
  if (!namesUser(row)) return;

  it.each(refused)('%s gets identical responses for existing and missing users', async (caller) => {
    const somebody = await subject(row);
    const nobody = randomUUID();
    // The same caller for both: neither id is their own, or the caller is not authenticated.
    const call = await as(caller, somebody);
    for (const headers of conditionsOf(row)) {
      const body = callOf(row, somebody);
      const answers = [somebody, nobody].map((userId) => call(idOf(row), { ...body, path: { userId }, headers }));
      const [there, notThere] = await Promise.all(answers);
      expect(there && lasting(there)).toEqual(notThere && lasting(notThere));
    }
  });
}

/** No precondition, and each precondition whose result depends on the stored user. */
const conditionsOf = ({ headers }: Operation): Record<string, string>[] => [
  {},
  ...headers.flatMap((name) => ['*', '"1-20200101000000000-00000000"'].map((value) => ({ [name]: value }))),
];

/** Reads the table in an order that does not depend on the engine. */
export const inOrder = (items: Record<string, unknown>[] = []): unknown[] =>
  items.toSorted((a, b) => (String(a['userId']) < String(b['userId']) ? -1 : 1));

/** Tests the matrix itself. */
export function describeItself(): void {
  beforeAll(() => expect(rows.length).toBeGreaterThan(0));

  it('is as decided: users may call every operation on their own profile, and only administrators may list', () => {
    const own = ['self', 'administrator'];
    const decided = { createUser: own, getUser: own, updateUser: own, patchUser: own, deleteUser: own, listUsers: ['administrator'] };
    expect(Object.fromEntries(rows.map(({ id, access }) => [id, access]))).toEqual(decided);
  });

  it('contains an allowed and a forbidden caller for each operation', () => {
    for (const row of rows) {
      const statuses = Object.keys(callers).map((caller) => expected(row, caller).status);
      expect(statuses).toContain(401);
      expect(statuses.some((status) => status < 300)).toBe(true);
    }
  });
}
