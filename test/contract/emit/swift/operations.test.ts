import { describe, expect, it } from '@jest/globals';
import { dryRun, requestBody, response, swiftOf } from './swift-sdk';

describe('the row of an operation', () => {
  it('contains what the runtime needs', () => {
    expect(swiftOf()).toContain(`enum Operations {
  static let replaceThing = OperationRow<API.Thing, API.ReplaceThingProblem>(
    id: "replaceThing", method: "PUT", path: "/things/{thingId}", contentType: "application/json",
    statuses: [200], content: .json, conventions: [])
}
`);
  });

  it('has the content empty for a response without content', () => {
    expect(swiftOf([`'200':\n          description: Replaced.\n${response}`, "'204': { description: Replaced. }\n"])).toContain(
      'OperationRow<Void, API.ReplaceThingProblem>(\n    id: "replaceThing", method: "PUT", path: "/things/{thingId}", contentType: "application/json",\n    statuses: [204], content: .empty,',
    );
  });

  it('contains all successful statuses', () => {
    expect(swiftOf(["        '200':", `        '201':\n          description: Made.\n${response}        '200':`])).toContain(
      'statuses: [201, 200]',
    );
  });

  it('has no content for HEAD', () => {
    expect(swiftOf(['    put:', '    head:'], [requestBody, ''])).toContain('OperationRow<Void, API.ReplaceThingProblem>');
  });

  it.each<[string, string]>([
    ['Idempotency-Key', '[.idempotencyKey]'],
    ['IF-MATCH', '[.precondition]'],
    ['X-Other', '[]'],
  ])('of an operation with the header %s has the conventions %s', (header, want) => {
    expect(swiftOf([dryRun, `        - { name: ${header}, in: header, schema: { type: string } }\n`])).toContain(`conventions: ${want})`);
  });
});

it('the headers of the SDK contain the version of the contract', () => {
  expect(swiftOf(['version: 1.0.0', 'version: 1.2.3'])).toContain(`enum ClientHeaders {
  static let version = "X-Client-Version"
  static let retries = "X-Retry-Count"
  /// The value of \`version\`.
  static let client = "swift/1.2.3"
}
`);
});
