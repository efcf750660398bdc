import { describe, expect, it } from '@jest/globals';
import { answer, dryRun, requestBody, swiftOf } from './swift-sdk';

describe('the row of an operation', () => {
  it('says what the runtime has to know', () => {
    expect(swiftOf()).toContain(`enum Operations {
  static let replaceThing = OperationRow<Thing, ReplaceThingProblem>(
    id: "replaceThing", method: "PUT", path: "/things/{thingId}",
    statuses: [200], content: .json, conventions: [])
}
`);
  });

  it('says that there is no content', () => {
    expect(swiftOf([`'200':\n          description: Replaced.\n${answer}`, "'204': { description: Replaced. }\n"])).toContain(
      'OperationRow<Void, ReplaceThingProblem>(\n    id: "replaceThing", method: "PUT", path: "/things/{thingId}",\n    statuses: [204], content: .empty,',
    );
  });

  it('says all statuses of success', () => {
    expect(swiftOf(["        '200':", `        '201':\n          description: Made.\n${answer}        '200':`])).toContain(
      'statuses: [201, 200]',
    );
  });

  it('says that HEAD has no content', () => {
    expect(swiftOf(['    put:', '    head:'], [requestBody, ''])).toContain('OperationRow<Void, ReplaceThingProblem>');
  });

  it.each<[string, string]>([
    ['Idempotency-Key', '[.idempotencyKey]'],
    ['IF-MATCH', '[.precondition]'],
    ['X-Other', '[]'],
  ])('with the header %s has the conventions %s', (header, want) => {
    expect(swiftOf([dryRun, `        - { name: ${header}, in: header, schema: { type: string } }\n`])).toContain(`conventions: ${want})`);
  });
});

it('the headers of the SDK are those that the API lets pass, with the version of the contract', () => {
  expect(swiftOf(['version: 1.0.0', 'version: 1.2.3'])).toContain(`enum ClientHeaders {
  static let version = "X-Client-Version"
  static let retries = "X-Retry-Count"
  /// The value of \`version\`.
  static let client = "swift/1.2.3"
}
`);
});
