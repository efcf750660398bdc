import { describe, expect, it } from '@jest/globals';
import { nested, swiftOf } from './swift-sdk';

const taken = "        '409': { $ref: '#/components/responses/Taken' }\n";

describe('the errors of an operation', () => {
  it('have a case for each error status, documented with its meaning and its codes', () => {
    expect(swiftOf([taken, `${taken}        '418': { description: "Short */ and\\nstout." }\n`])).toContain(
      nested(`/// The error responses of \`replaceThing\`, by status.
public enum ReplaceThingProblem: OperationProblem {
  /// 409: The name is taken.
  /// Code: \`taken\`.
  case conflict(ErrorResponse)
  /// 418: Short */ and stout.
  case status418(ErrorResponse)
  /// A status that the contract does not declare for this operation.
  case other(ErrorResponse)

  public init(_ response: ErrorResponse) {
    switch response.status {
    case 409: self = .conflict(response)
    case 418: self = .status418(response)
    default: self = .other(response)
    }
  }

  public var response: ErrorResponse {
    switch self {
    case .conflict(let response): response
    case .status418(let response): response
    case .other(let response): response
    }
  }
}
`),
    );
  });

  it('list all codes of a status', () => {
    const second = "\n            gone: { value: { type: 'urn:gone', title: Gone, status: 409, detail: It is., code: gone } }\n";
    expect(swiftOf(['enum: [taken]', 'enum: [taken, gone]'], ['code: taken }\n', `code: taken }${second}`])).toContain(
      '    /// Codes: `taken`, `gone`.\n',
    );
  });

  it('do not include 304', () => {
    expect(swiftOf([taken, `${taken}        '304': { description: The same. }\n`])).not.toContain('304');
  });
});

describe('the input errors of a problem document', () => {
  const code = "        code: { $ref: '#/components/schemas/ProblemCode' }\n";
  const withErrors = (schema: string): [string, string] => [code, `${code}        errors: ${schema}\n`];

  it('are a property of every error', () => {
    expect(swiftOf(withErrors('{ type: array, items: { type: string } }'))).toContain(
      '  public var inputErrors: [String] { self.response?.problem?.errors ?? [] }\n',
    );
  });

  it('do not exist without a list', () => {
    expect(swiftOf()).not.toContain('inputErrors');
    expect(swiftOf(withErrors('{ type: string }'))).not.toContain('inputErrors');
  });
});
