import { beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { operations, type Operation, type OperationId } from '../../generated/operations';
import { type Call, type Caller, callerAt, type DeclaredResponse } from '../api';
import { newUser } from '../new-user';
import { callers, carrying, type TokenMaker } from './tokens';

/** The API that the matrix is held against. It demands tokens. */
export interface Surroundings {
  readonly baseUrl: string;
  readonly tokenOf: TokenMaker;
  /** Everything that is in the table. */
  items(): Promise<unknown[]>;
}

const rows: Operation[] = Object.values(operations);
const idOf = ({ id }: Operation) => id as OperationId;
const namesUser = ({ path }: Operation) => path.includes('{userId}');

/** What the contract says of one cell, and nothing else: an operation that names no user is for whoever calls it. */
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

/** An answer without what differs from one request to the next. */
function lasting({ status, headers, text }: DeclaredResponse) {
  const perRequest = ['x-request-id', 'x-amzn-requestid', 'date'];
  const names = [...headers].filter(([name]) => !perRequest.includes(name));
  return { status, headers: names, text: text.replace(/"requestId":"[^"]+"/, '') };
}

/** For each operation and each kind of caller: what `x-access` says, and no more. */
export function describeMatrix(name: string, surroundings: () => Surroundings): void {
  const as = async (caller: string, sub: string): Promise<Caller> => {
    const { baseUrl, tokenOf } = surroundings();
    const token = await tokenOf(caller, sub);
    return token === undefined ? callerAt(baseUrl) : carrying(callerAt(baseUrl), token);
  };
  /** A user; none has been created yet where the operation is to create. */
  const subject = async (row: Operation): Promise<string> => {
    const sub = randomUUID();
    if (namesUser(row)) expect((await (await as('the person themself', sub))('createUser', { body: newUser() })).json.userId).toBe(sub);
    return sub;
  };

  describe(`who may do what, ${name}`, () => {
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

/** RFC 6750 §3.1: an error says what is wrong with a token, so a request without one gets none. */
const challengeOf = (caller: string): string => `Bearer realm="user-profiles"${caller === 'anonymous' ? '' : ', error="invalid_token"'}`;

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

  it.each(refused)('%s is told the same of a user who exists and of one who does not', async (caller) => {
    const somebody = await subject(row);
    const nobody = randomUUID();
    // One caller for both: of these ids neither is theirs, or nobody believes them that it is.
    const call = await as(caller, somebody);
    for (const headers of conditionsOf(row)) {
      const body = callOf(row, somebody);
      const answers = [somebody, nobody].map((userId) => call(idOf(row), { ...body, path: { userId }, headers }));
      const [there, notThere] = await Promise.all(answers);
      expect(there && lasting(there)).toEqual(notThere && lasting(notThere));
    }
  });
}

/** No precondition, and each that would be answered by what is kept. */
const conditionsOf = ({ headers }: Operation): Record<string, string>[] => [
  {},
  ...headers.flatMap((name) => ['*', '"1-20200101000000000-00000000"'].map((value) => ({ [name]: value }))),
];

/** Reads the table in an order that does not depend on the engine. */
export const inOrder = (items: Record<string, unknown>[] = []): unknown[] =>
  items.toSorted((a, b) => (String(a['userId']) < String(b['userId']) ? -1 : 1));

/** Whether the matrix has something to say of each kind of caller that the contract knows. */
export function describeItself(): void {
  beforeAll(() => expect(rows.length).toBeGreaterThan(0));

  it('is as it was decided: a person does what they like with their own profile, and administrators alone list', () => {
    const own = ['self', 'administrator'];
    const decided = { createUser: own, getUser: own, updateUser: own, deleteUser: own, listUsers: ['administrator'] };
    expect(Object.fromEntries(rows.map(({ id, access }) => [id, access]))).toMatchObject(decided);
  });

  it('expects of each operation that somebody may call it and that nobody else may', () => {
    for (const row of rows) {
      const statuses = Object.keys(callers).map((caller) => expected(row, caller).status);
      expect(statuses).toContain(401);
      expect(statuses.some((status) => status < 300)).toBe(true);
    }
  });
}
