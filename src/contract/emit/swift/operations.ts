import { banner } from '../code';
import type { Contract, Operation, SchemaType } from '../../model';
import { sdkHeaders } from '../sdk-headers';
import { conventionOf, conventions } from './conventions';
import { escaped, quoted } from './syntax';
import { inNamespace, problemType, type SwiftTypes } from './types';

/** The successful response of an operation. */
export interface Success {
  statuses: number[];
  description: string;
  /** Absent when the response has no content. */
  schemaType?: SchemaType;
}

/** Returns the content of Operations.swift: one row per operation, and the headers of the SDK. */
export function emitOperations({ operations, version }: Contract, types: SwiftTypes): string {
  return `${banner}import Foundation

/// One row per operation, with what the runtime needs to call it.
enum Operations {
${operations.map((operation) => emitRow(operation, types)).join('\n')}}

/// The request headers that identify this package and count retries.
enum ClientHeaders {
  static let version = ${quoted(sdkHeaders.version)}
  static let retries = ${quoted(sdkHeaders.retries)}
  /// The value of \`version\`.
  static let client = ${quoted(`swift/${version}`)}
}
`;
}

function emitRow(operation: Operation, types: SwiftTypes): string {
  const { id, method, path, body } = operation;
  const { statuses, schemaType } = successOf(operation);
  const problem = inNamespace(problemType(id));
  return `  static let ${escaped(id)} = OperationRow<${schemaType ? types.of(schemaType) : 'Void'}, ${problem}>(
    id: ${quoted(id)}, method: ${quoted(method)}, path: ${quoted(path)}, contentType: ${body ? quoted(body.mediaType) : 'nil'},
    statuses: [${statuses.join(', ')}], content: .${schemaType ? 'json' : 'empty'}, conventions: [${conventionsOf(operation).join(', ')}])
`;
}

/**
 * Returns the successful response of an operation.
 * @throws ContractError for an operation without one, with several kinds of content, or with content that is not JSON.
 */
export function successOf({ id, method, location, responses }: Operation): Success {
  const [first, ...others] = responses.filter(({ status }) => status >= 200 && status < 300);
  if (!first) throw location.error(`the operation ${id} declares no successful response`, 'Declare a status from 200 to 299');
  const other = others.find(({ content }) => JSON.stringify(content) !== JSON.stringify(first.content));
  if (other)
    throw location.error(
      `the responses ${first.status} and ${other.status} have different content`,
      'Use the same content: an SDK method returns one type',
    );
  if (first.content && first.content.type !== 'application/json') {
    throw location.error(`the successful response is ${first.content.type}`, 'Use application/json: the Swift SDK reads no other type');
  }
  return {
    statuses: [first, ...others].map(({ status }) => status),
    description: first.description,
    // A response to HEAD has no body, whatever GET would return (RFC 9110 §9.3.2).
    ...(first.content && method !== 'HEAD' && { schemaType: first.content.schemaType }),
  };
}

/** A change has no `conditionalRead`: the SDK never sends If-None-Match with it. */
function conventionsOf({ method, parameters }: Operation): string[] {
  const found = new Set(parameters.map(conventionOf));
  if (method !== 'GET') found.delete('conditionalRead');
  return Object.values(conventions).flatMap((convention) => (found.has(convention) ? [`.${convention}`] : []));
}
