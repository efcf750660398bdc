import { banner } from '../banner';
import type { Contract, Operation, Response } from '../../model';
import { oneLine } from './text';
import { problemType } from './type-names';

/** Problems.swift: for each operation its answers that are no success. */
export function emitProblems({ operations }: Contract): string {
  return `${banner}\n${operations.map(emitProblem).join('\n')}`;
}

function emitProblem({ id, responses }: Operation): string {
  const problems = responses.filter(({ status }) => status >= 400);
  const cases = problems.map((response) => ({ status: response.status, docs: describe(response), name: caseName(response.status) }));
  const names = [...cases.map(({ name }) => name), 'other'];
  return `/// The answers to \`${id}\` that are no success, by status.
public enum ${problemType(id)}: OperationProblem {
${cases.map((one) => `${one.docs}  case ${one.name}(ErrorAnswer)\n`).join('')}  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
${cases.map((one) => `    case ${one.status}: self = .${one.name}(answer)\n`).join('')}    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
${names.map((name) => `    case .${name}(let answer): answer\n`).join('')}    }
  }
}
`;
}

function describe({ status, description, codes }: Response): string {
  const list = codes.map((code) => `\`${code}\``).join(', ');
  return `  /// ${status}: ${oneLine(description)}\n${list === '' ? '' : `  /// ${codes.length === 1 ? 'Code' : 'Codes'}: ${oneLine(list)}.\n`}`;
}

/** The name of a status by its reason phrase; `status418` for one without. */
function caseName(status: number): string {
  return phrases[status] ?? `status${status}`;
}

/** RFC 9110 §15.5 and §15.6, RFC 4918 §11, RFC 5842 §7.2, RFC 6585, RFC 7725 §3, RFC 8470 §5.2. */
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
