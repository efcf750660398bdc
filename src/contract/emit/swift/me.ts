import { banner } from '../code';
import { caller, ownerOf, ownName } from '../owner';
import type { Contract, Operation } from '../../model';
import { notesOf, pagingNotesOf, parameterList, result, sentence } from './methods';
import { type Paging, pagingOf } from './pagination';
import { type Argument, argumentsOf, forwarded } from './parameters';
import { docs, escaped, indented, oneLine, quoted } from './syntax';
import type { SwiftTypes } from './types';

/** The members of the struct that a method would redeclare. */
const members = ['client', 'init', 'self'];

/** An operation on the caller's own data. */
interface OwnOperation {
  operation: Operation;
  /** The name of the method. */
  name: string;
  /** The parameters without the owner. */
  parameters: Argument[];
  /** The arguments of the client's method. */
  passed: string;
  /** The labels of the client's method, as a link of DocC contains them. */
  labels: string;
  paging: Paging | undefined;
}

/**
 * Returns the content of Client+Me.swift: the operations with an owner in their path, for the caller.
 * @throws ContractError for two operations with the same name, and an owner that is not a string.
 */
export function emitMe({ operations }: Contract, types: SwiftTypes): string {
  const own = operations.flatMap((operation) => ownOperation(operation, types));
  rejectTwins(own);
  return `${banner}import Foundation

extension UserProfilesClient {
  /// The operations on the profile of the signed-in user. They need no id: the API reads it from the token.
  public var me: Me { Me(client: self) }

  /// The operations on the profile of the signed-in user.
  public struct Me: Sendable {
    let client: UserProfilesClient
${own.map((one) => `\n${indented(indented(emitOwn(one, types)))}`).join('')}  }
}
`;
}

function ownOperation(operation: Operation, types: SwiftTypes): OwnOperation[] {
  const owner = ownerOf(operation);
  if (!owner) return [];
  if (!types.isString(owner.schemaType)) {
    throw owner.location.error(`the owner, ${owner.name}, is not a string`, `Make it a string that accepts ${quoted(caller)}`);
  }
  const all = argumentsOf(operation, types);
  return [
    {
      operation,
      name: ownName(operation, owner),
      parameters: all.filter(({ parameter }) => parameter !== owner),
      passed: all.map((one) => (one.parameter === owner ? `${one.name}: ${quoted(caller)}` : forwarded(one))).join(', '),
      labels: all.map((one) => `${one.name}:`).join(''),
      paging: pagingOf(operation, all, types),
    },
  ];
}

function rejectTwins(own: OwnOperation[]): void {
  const taken = new Map(members.map((name) => [name, 'a member of the struct']));
  for (const { operation, name, paging } of own) {
    for (const method of paging ? [name, `${name}Pages`, `${name}Items`] : [name]) {
      const owner = taken.get(method);
      const problem = `the operationId ${operation.id} becomes the method ${method} of the caller, and so does ${owner}`;
      if (owner !== undefined) throw operation.location.error(problem, 'Use another operationId');
      taken.set(method, operation.id);
    }
  }
}

function emitOwn(own: OwnOperation, types: SwiftTypes): string {
  const methods = [emitMethod(own, types), ...(own.paging ? [emitPages(own, own.paging), emitItems(own, own.paging)] : [])];
  return methods.join('\n');
}

function emitMethod({ operation, name, parameters, passed, labels }: OwnOperation, types: SwiftTypes): string {
  const { id, method, summary } = operation;
  const paragraphs = [sentence(oneLine(summary)), calling(id, labels), notesOf(operation, parameters)].filter((text) => text !== '');
  return `${docs(paragraphs.join('\n\n'))}${method === 'GET' || method === 'HEAD' ? '' : '@discardableResult\n'}public func ${escaped(
    name,
  )}(${parameterList(parameters, '')}) ${result(operation, types)} {
  try await self.client.${escaped(id)}(${passed})
}
`;
}

function emitPages({ operation, name, parameters, passed, labels }: OwnOperation, paging: Paging): string {
  return `${docs(pagingNotesOf(operation.id, calling(`${operation.id}Pages`, labels), parameters, paging))}public func ${name}Pages(${parameterList(parameters, '')}) -> PageSequence<${paging.page}> {
  self.client.${operation.id}Pages(${passed})
}
`;
}

function emitItems({ operation, name, parameters, passed, labels }: OwnOperation, paging: Paging): string {
  return `${docs(pagingNotesOf(operation.id, calling(`${operation.id}Items`, labels), parameters, paging))}public func ${name}Items(${parameterList(parameters, '')}) -> ItemSequence<${paging.page}, ${paging.item}> {
  self.client.${operation.id}Items(${passed})
}
`;
}

const calling = (method: string, labels: string): string => `Calls \`\`UserProfilesClient/${method}(${labels})\`\` for the signed-in user.`;
