import { banner } from '../banner';
import type { Contract, Operation, Parameter } from '../../model';
import { sdkHeaders } from '../sdk-headers';
import { escaped } from './syntax';
import { successOf } from './success';
import { quoted } from './text';
import { problemType } from './type-names';
import type { SwiftTypes } from './types';

/** Operations.swift: a row for each operation, and the headers of the SDK. */
export function emitOperations({ operations, version }: Contract, types: SwiftTypes): string {
  return `${banner}import Foundation

/// One row for each operation: what the runtime has to know of it.
enum Operations {
${operations.map((operation) => emitRow(operation, types)).join('\n')}}

/// The headers by which this package says who it is and which try a request is.
enum ClientHeaders {
  static let version = ${quoted(sdkHeaders.version)}
  static let retries = ${quoted(sdkHeaders.retries)}
  /// The value of \`version\`.
  static let client = ${quoted(`swift/${version}`)}
}
`;
}

function emitRow(operation: Operation, types: SwiftTypes): string {
  const { id, method, path } = operation;
  const { statuses, shape } = successOf(operation);
  return `  static let ${escaped(id)} = OperationRow<${shape ? types.of(shape) : 'Void'}, ${problemType(id)}>(
    id: ${quoted(id)}, method: ${quoted(method)}, path: ${quoted(path)},
    statuses: [${statuses.join(', ')}], content: .${shape ? 'json' : 'empty'}, conventions: [${conventionsOf(operation).join(', ')}])
`;
}

/** A change has no `conditionalRead`: the SDK never sends If-None-Match with it. */
function conventionsOf({ method, parameters }: Operation): string[] {
  const found = new Set(parameters.map(conventionOf));
  if (method !== 'GET') found.delete('conditionalRead');
  return Object.values(conventions).flatMap((convention) => (found.has(convention) ? [`.${convention}`] : []));
}

/** What the runtime does by itself when an operation has the header. */
export function conventionOf({ in: where, name }: Parameter): string | undefined {
  return where === 'header' ? conventions[name.toLowerCase()] : undefined;
}

const conventions: Readonly<Record<string, string>> = {
  'idempotency-key': 'idempotencyKey',
  'if-none-match': 'conditionalRead',
  'if-match': 'precondition',
};
