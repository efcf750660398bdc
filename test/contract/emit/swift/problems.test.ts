import { describe, expect, it } from '@jest/globals';
import { swiftOf } from './swift-sdk';

const taken = "        '409': { $ref: '#/components/responses/Taken' }\n";

describe('the problems of an operation', () => {
  it('have a case for each status, with what it means and its codes', () => {
    expect(swiftOf([taken, `${taken}        '418': { description: "Short */ and\\nstout." }\n`]))
      .toContain(`/// The answers to \`replaceThing\` that are no success, by status.
public enum ReplaceThingProblem: OperationProblem {
  /// 409: The name is taken.
  /// Code: \`taken\`.
  case conflict(ErrorAnswer)
  /// 418: Short */ and stout.
  case status418(ErrorAnswer)
  /// A status that the contract does not declare for this operation.
  case other(ErrorAnswer)

  public init(_ answer: ErrorAnswer) {
    switch answer.status {
    case 409: self = .conflict(answer)
    case 418: self = .status418(answer)
    default: self = .other(answer)
    }
  }

  public var answer: ErrorAnswer {
    switch self {
    case .conflict(let answer): answer
    case .status418(let answer): answer
    case .other(let answer): answer
    }
  }
}
`);
  });

  it('list several codes', () => {
    const second = "\n            gone: { value: { type: 'urn:gone', title: Gone, status: 409, detail: It is., code: gone } }\n";
    expect(swiftOf(['enum: [taken]', 'enum: [taken, gone]'], ['code: taken }\n', `code: taken }${second}`])).toContain(
      '  /// Codes: `taken`, `gone`.\n',
    );
  });

  it('do not list 304', () => {
    expect(swiftOf([taken, `${taken}        '304': { description: The same. }\n`])).not.toContain('304');
  });
});
