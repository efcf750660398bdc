import type { Contract, Operation, Parameter } from '../../model';
import { ownerOf, ownName } from '../owner';
import { inputName } from './input';

/** A method of `client.me`: an operation on the user of the token. */
export interface OwnMethod {
  name: string;
  operation: Operation;
  /** The path parameter that the method sets. */
  owner: Parameter;
}

/** Returns the methods of `client.me`. @throws ContractError when two have the same name, or their owners have different names */
export function ownMethods(operations: readonly Operation[]): OwnMethod[] {
  const methods = operations.flatMap((operation) => {
    const owner = ownerOf(operation);
    return owner ? [{ name: ownName(operation, owner), operation, owner }] : [];
  });
  for (const [index, { name, operation, owner }] of methods.entries()) {
    const first = methods[0]?.owner.name;
    if (owner.name !== first)
      throw owner.location.error(`an owner that is not named ${first}`, 'Give the owner the same name in each path');
    const twin = methods.slice(0, index).find((other) => other.name === name);
    if (twin) throw operation.location.error(`a second method ${name} of client.me, beside ${twin.operation.id}`, 'Rename the operation');
  }
  return methods;
}

/** @throws ContractError when the generated name of an input or a method is the name of a schema or another operation */
export function checkGeneratedNames({ operations, namedTypes }: Contract): void {
  for (const operation of operations) {
    const twin = namedTypes.find(({ name }) => name === inputName(operation));
    if (twin) throw twin.location.error(`the schema ${twin.name}`, `The input type of ${operation.id} has this name: rename the schema`);
    const generated = operation.pagination ? [`${operation.id}Pages`, `${operation.id}Items`] : [];
    const other = operations.find(({ id }) => generated.includes(id));
    if (other)
      throw other.location.error(`the operation ${other.id}`, `An iterator method of ${operation.id} has this name: rename the operation`);
    if (['me', 'reset'].includes(operation.id))
      throw operation.location.error(`the operation ${operation.id}`, 'The client has another member of this name: rename the operation');
  }
}
