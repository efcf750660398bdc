import { describe, expect, it } from '@jest/globals';
import { ownerOf, ownName } from '../../../src/contract/emit/owner';
import type { Operation } from '../../../src/contract/model';
import { readContract } from '../../../src/contract/read/contract';
import { edited } from '../small-contract';

const own: [string, string] = ['x-access: [administrator]', 'x-access: [self]'];

function operationOf(...edits: [string, string][]): Operation {
  const [operation] = readContract(edited(...edits)).operations;
  if (!operation) throw new Error('The contract has no operation.');
  return operation;
}

/** Returns the name of the operation among those of the caller. */
function nameOf(operationId: string, parameter: string): string {
  const operation = operationOf(
    own,
    ['/things/{thingId}', `/things/{${parameter}}`],
    ['name: thingId', `name: ${parameter}`],
    ['operationId: replaceThing', `operationId: ${operationId}`],
  );
  const owner = ownerOf(operation);
  if (!owner) throw new Error('The operation has no owner.');
  return ownName(operation, owner);
}

describe('the owner of an operation', () => {
  it('is its first path parameter, if users may call it for their own profile', () => {
    expect(ownerOf(operationOf(own))?.name).toBe('thingId');
  });

  it('does not exist for an operation that only administrators may call', () => {
    expect(ownerOf(operationOf())).toBeUndefined();
  });
});

describe('the name of an operation of the caller', () => {
  it.each<[string, string, string]>([
    ['getUser', 'userId', 'get'],
    ['listUserSessions', 'userId', 'listSessions'],
    ['getUser', 'userID', 'get'],
    ['getUser', 'user', 'get'],
    ['getUsername', 'userId', 'getUsername'],
    ['userGet', 'userId', 'get'],
    ['getProfile', 'userId', 'getProfile'],
    ['getUser', 'id', 'getUser'],
  ])('is %s of %s as %s', (operationId, parameter, name) => {
    expect(nameOf(operationId, parameter)).toBe(name);
  });

  it('cannot be empty', () => {
    expect(() => nameOf('user', 'userId')).toThrow('the operationId user is only the name of its owner. Begin it with a verb: getUser.');
  });
});
