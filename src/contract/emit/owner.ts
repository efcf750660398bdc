import type { Operation, Parameter } from '../model';
import { capitalized } from '../read/schema-type';

/** The value of an owner parameter that stands for the caller. */
export const caller = 'me';

/**
 * Returns the path parameter with the id of the user that an operation is about: the first one of an operation that users may call for
 * their own profile. Returns undefined for every other operation.
 */
export function ownerOf({ access, parameters }: Operation): Parameter | undefined {
  return access.includes('self') ? parameters.find((parameter) => parameter.in === 'path') : undefined;
}

/**
 * Returns the name of an operation among those on the caller's own data: the operationId without the name of the owner. With the parameter
 * `userId`, `getUser` becomes `get` and `listUserSessions` becomes `listSessions`.
 * @throws ContractError when nothing remains.
 */
export function ownName({ id, location }: Operation, { name }: Parameter): string {
  const owner = capitalized(name.replace(/I[Dd]$/, ''));
  const rest = /^\w+$/.test(owner) ? id.replace(new RegExp(`(?:${owner}|^${uncapitalized(owner)})(?![a-z])`), '') : id;
  if (rest !== '') return uncapitalized(rest);
  throw location.error(`the operationId ${id} is only the name of its owner`, 'Begin it with a verb: getUser');
}

const uncapitalized = (name: string): string => `${name.slice(0, 1).toLowerCase()}${name.slice(1)}`;
