// Only compiled, by `npm run typecheck`: the line after each @ts-expect-error must not compile.
import { endpoint as getEndpoint } from '../../src/handlers/getUser';
import { endpoint as listEndpoint } from '../../src/handlers/listUsers';
import { representationOf } from '../../src/http/entity-tag';
import type { Operation, OperationId, Request, Response } from '../../src/http/operation';
import type { Endpoint } from '../../src/lambda';
import type { Representation, UserProfile } from '../../src/users/profile';
import type { Users } from '../../src/users/users';

declare const user: Representation;
declare const stored: UserProfile;
declare const withoutVersion: Omit<Representation, 'version'>;
const headers = { Location: '/users/1', ETag: '"1"' };

export const fits: Response<'createUser'> = { status: 201, headers, body: user };
export const nothing: Response<'deleteUser'> = { status: 204 };
export const notModified: Response<'getUser'> = { status: 304, headers: { ETag: '"1"' } };

// @ts-expect-error a status that the contract does not declare
export const undeclaredStatus: Response<'createUser'> = { status: 200, headers, body: user };
// @ts-expect-error a stored profile, which has no etag
export const stored200: Response<'getUser'> = { status: 200, headers, body: stored };
// @ts-expect-error a status of another operation
export const foreignStatus: Response<'updateUser'> = { status: 304, headers: { ETag: '"1"' } };
// @ts-expect-error a problem is thrown as a Rejection
export const problem: Response<'getUser'> = { status: 404 };
// @ts-expect-error a body that lacks a property
export const poorBody: Response<'createUser'> = { status: 201, headers, body: withoutVersion };
// @ts-expect-error a body where none is declared
export const tooMuch: Response<'deleteUser'> = { status: 204, body: user };
// @ts-expect-error no body where one is declared
export const tooLittle: Response<'createUser'> = { status: 201, headers };
// @ts-expect-error no ETag
export const untagged: Response<'createUser'> = { status: 201, headers: { Location: '/users/1' }, body: user };
// @ts-expect-error a header that the contract does not declare
export const undeclaredHeader: Response<'getUser'> = { status: 200, headers: { ETag: '"1"', 'X-Other': '' }, body: user };
// @ts-expect-error a page whose items are no users
export const wrongItems: Response<'listUsers'> = { status: 200, body: { items: [withoutVersion] } };
// @ts-expect-error an operation that may return an undeclared response
export const handler: Operation<'getUser'> = async () => ({ status: 202 });

declare const update: Request<'updateUser'>;
export const email: string = update.body.email;
// @ts-expect-error a property that requests do not have
export const version: number = update.body.version;
// @ts-expect-error an optional header may be absent
export const ifMatch: string = update.header['If-Match'];
// @ts-expect-error an operation without query parameters
export const limit = update.query.limit;

declare const find: Users['find'];
export const reads: Operation<'getUser', 'find'> = async (_, { users }) => {
  const found = await users.find('1');
  return { status: 200, headers, body: found ? representationOf(found) : user };
};
export const writes: Operation<'getUser', 'find'> = async (_, { users }) => {
  // @ts-expect-error a method of the store that the operation does not declare as needed
  await users.remove('1', { expected: 'any', now: '' });
  return { status: 200, headers, body: user };
};
export const complete: Endpoint<'getUser', 'find'> = { ...getEndpoint, run: reads, users: () => ({ find }) };
// @ts-expect-error an endpoint without a method of the store that its operation needs
export const incomplete: Endpoint<'getUser', 'find'> = { ...getEndpoint, run: reads, users: () => ({}) };
// `npm start` serves every endpoint as one of this type.
export const every: Endpoint<OperationId>[] = [getEndpoint, listEndpoint];
