import { banner } from '../code';
import { recordOf } from '../conversions';
import type { Contract, Operation, Response } from '../../model';
import { indented, oneLine } from './syntax';
import { namespace, problemType, type SwiftTypes } from './types';

/** Returns the content of Problems.swift: one enum per operation with its error statuses. */
export function emitProblems({ operations }: Contract, types: SwiftTypes): string {
  const problems = operations.map((operation) => emitProblem(operation, types)).join('\n');
  return `${banner}\nextension ${namespace} {\n${indented(problems)}}\n${emitInputErrors(types)}`;
}

/** Returns the property of all errors with the list of input errors; empty if the problem document has no such list. */
function emitInputErrors(types: SwiftTypes): string {
  const problem = types.named('Problem');
  const errors = problem && recordOf(problem).find(({ name }) => name === 'errors');
  if (errors?.schemaType.kind !== 'list') return '';
  return `
extension UserProfilesError {
  /// The errors in the input, each with the JSON Pointer of its location; empty for every other error.
  public var inputErrors: ${types.of(errors.schemaType)} { self.response?.problem?.errors ?? [] }
}
`;
}

function emitProblem({ id, responses }: Operation, types: SwiftTypes): string {
  const problems = responses.filter(({ status }) => status >= 400);
  const cases = problems.map((problem) => ({ status: problem.status, docs: describe(problem), name: caseName(problem.status) }));
  const names = [...cases.map(({ name }) => name), 'other'];
  const type = types.external('ErrorResponse', 'UserProfiles');
  return `/// The error responses of \`${id}\`, by status.
public enum ${problemType(id)}: ${types.external('OperationProblem', 'UserProfiles')} {
${cases.map((one) => `${one.docs}  case ${one.name}(${type})\n`).join('')}  /// A status that the contract does not declare for this operation.
  case other(${type})

  public init(_ response: ${type}) {
    switch response.status {
${cases.map((one) => `    case ${one.status}: self = .${one.name}(response)\n`).join('')}    default: self = .other(response)
    }
  }

  public var response: ${type} {
    switch self {
${names.map((name) => `    case .${name}(let response): response\n`).join('')}    }
  }
}
`;
}

function describe({ status, description, codes }: Response): string {
  const list = codes.map((code) => `\`${code}\``).join(', ');
  return `  /// ${status}: ${oneLine(description)}\n${list === '' ? '' : `  /// ${codes.length === 1 ? 'Code' : 'Codes'}: ${oneLine(list)}.\n`}`;
}

/** Returns the reason phrase of a status as an identifier; `status418` for a status without one. */
function caseName(status: number): string {
  return phrases[status] ?? `status${status}`;
}

/** @see RFC 9110 §15.5 and §15.6, RFC 4918 §11, RFC 5842 §7.2, RFC 6585, RFC 7725 §3, RFC 8470 §5.2. */
const phrases: Readonly<Record<number, string>> = {
  400: 'badRequest',
  401: 'unauthorized',
  402: 'paymentRequired',
  403: 'forbidden',
  404: 'notFound',
  405: 'methodNotAllowed',
  406: 'notAcceptable',
  407: 'proxyAuthenticationRequired',
  408: 'requestTimeout',
  409: 'conflict',
  410: 'gone',
  411: 'lengthRequired',
  412: 'preconditionFailed',
  413: 'contentTooLarge',
  414: 'uriTooLong',
  415: 'unsupportedMediaType',
  416: 'rangeNotSatisfiable',
  417: 'expectationFailed',
  421: 'misdirectedRequest',
  422: 'unprocessableContent',
  423: 'locked',
  424: 'failedDependency',
  425: 'tooEarly',
  426: 'upgradeRequired',
  428: 'preconditionRequired',
  429: 'tooManyRequests',
  431: 'requestHeaderFieldsTooLarge',
  451: 'unavailableForLegalReasons',
  500: 'internalServerError',
  501: 'notImplemented',
  502: 'badGateway',
  503: 'serviceUnavailable',
  504: 'gatewayTimeout',
  505: 'httpVersionNotSupported',
  507: 'insufficientStorage',
  508: 'loopDetected',
  511: 'networkAuthenticationRequired',
};
