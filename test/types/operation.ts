// Read by `npm run typecheck` alone: each line below an @ts-expect-error must be refused by the compiler.
import type { Operation, Reply, Request } from '../../src/http/operation';
import type { UserProfile } from '../../src/users/profile';

declare const user: UserProfile;
declare const withoutVersion: Omit<UserProfile, 'version'>;
const headers = { Location: '/users/1', ETag: '"1"' };

export const fits: Reply<'createUser'> = { status: 201, headers, body: user };
export const nothing: Reply<'deleteUser'> = { status: 204 };
export const notModified: Reply<'getUser'> = { status: 304, headers: { ETag: '"1"' } };

// @ts-expect-error a status that the contract does not declare
export const undeclaredStatus: Reply<'createUser'> = { status: 200, headers, body: user };
// @ts-expect-error a status of another operation
export const foreignStatus: Reply<'updateUser'> = { status: 304, headers: { ETag: '"1"' } };
// @ts-expect-error a problem is thrown as a Refusal
export const problem: Reply<'getUser'> = { status: 404 };
// @ts-expect-error a body that lacks a property
export const poorBody: Reply<'createUser'> = { status: 201, headers, body: withoutVersion };
// @ts-expect-error a body where none is declared
export const tooMuch: Reply<'deleteUser'> = { status: 204, body: user };
// @ts-expect-error no body where one is declared
export const tooLittle: Reply<'createUser'> = { status: 201, headers };
// @ts-expect-error no ETag
export const untagged: Reply<'createUser'> = { status: 201, headers: { Location: '/users/1' }, body: user };
// @ts-expect-error a header that the contract does not declare
export const undeclaredHeader: Reply<'getUser'> = { status: 200, headers: { ETag: '"1"', 'X-Other': '' }, body: user };
// @ts-expect-error a page whose items are no users
export const wrongItems: Reply<'listUsers'> = { status: 200, body: { items: [withoutVersion] } };
// @ts-expect-error a handler that may answer what is not declared
export const handler: Operation<'getUser'> = async () => ({ status: 202 });

declare const update: Request<'updateUser'>;
export const email: string = update.body.email;
// @ts-expect-error a property that requests do not have
export const version: number = update.body.version;
// @ts-expect-error an optional header may be absent
export const ifMatch: string = update.header['If-Match'];
// @ts-expect-error an operation without query parameters
export const limit = update.query.limit;
