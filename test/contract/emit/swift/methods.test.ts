import { describe, expect, it } from '@jest/globals';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { readContract } from '../../../../src/contract/read/contract';
import { patched } from '../patched';
import { dryRun, requestBody, response, swiftOf, thing } from './swift-sdk';

const parameter = (row: string): [string, string] => [dryRun, `        - ${row}\n`];

describe('the method of an operation', () => {
  it('accepts path, body and query, and returns the type of the successful response', () => {
    expect(swiftOf()).toContain(`  /// - Returns: Replaced.
  /// - Throws: \`\`ClientError\`\` with \`\`API/ReplaceThingProblem\`\` for every other response.
  @discardableResult
  public func replaceThing(
    thingID: String,
    body: API.ThingRequest,
    dryRun: Bool? = nil
  ) async throws(ClientError<API.ReplaceThingProblem>) -> Response<API.Thing> {
    try await self.send(
      Operations.replaceThing, [
        .path("thingId", thingID),
        .query("dryRun", dryRun),
      ], body: body
    )
  }
`);
  });

  it('has the documentation of the contract', () => {
    const described = 'operationId: replaceThing\n      summary: Replace it\n      description: "One.\\n\\nTwo */ \\\\(x)."';
    expect(
      swiftOf(
        ['operationId: replaceThing', described],
        parameter('{ name: in, in: query, description: "The\\nplace.", schema: { type: string } }'),
      ),
    ).toContain(`  /// Replace it.
  ///
  /// One.
  ///
  /// Two */ \\(x).
  ///
  /// - Parameters:
  ///   - in: The place.
  /// - Returns: Replaced.
`);
  });

  it('has a default for an optional body', () => {
    expect(swiftOf(['        required: true\n', ''])).toContain('    body: API.ThingRequest? = nil,\n');
  });

  it('warns about an unused result only for GET', () => {
    const code = swiftOf(
      ['    put:', '    get:'],
      [requestBody, ''],
      [dryRun, '        - { name: order, in: query, schema: { type: string } }\n'],
    );
    expect(code).toContain('public func replaceThing(\n');
    expect(code).not.toContain('@discardableResult');
  });

  it('has no parameters for an operation without parameters and body', () => {
    const path = '  /things/{thingId}:\n    parameters:\n      - { name: thingId, in: path, required: true, schema: { type: string } }\n';
    expect(swiftOf([path, '  /things:\n'], [`      parameters:\n${dryRun}`, ''], [requestBody, ''], ['replaceThing', 'import'])).toContain(
      'public func `import`() async throws(ClientError<API.ImportProblem>) -> Response<API.Thing> {\n    try await self.send(Operations.`import`, [])\n  }\n',
    );
  });
});

describe('a method parameter', () => {
  it.each<[string, string, string, string]>([
    ['for a required parameter', '{ name: in, in: query, required: true, schema: { type: string } }', '`in`: String', '.query("in", `in`)'],
    [
      'for an integer',
      '{ name: page-size, in: query, schema: { type: integer, format: int32 } }',
      'pageSize: Int? = nil',
      '.query("page-size", pageSize)',
    ],
    [
      'for a date-time',
      '{ name: since, in: query, schema: { type: string, format: date-time } }',
      'since: Date? = nil',
      '.query("since", since)',
    ],
    [
      'for an enum',
      '{ name: order, in: query, schema: { type: string, enum: [a] } }',
      'order: API.ReplaceThingOrder? = nil',
      '.query("order", order)',
    ],
    [
      'for a header',
      '{ name: X-Trace-ID, in: header, schema: { type: string } }',
      'xTraceID: String? = nil',
      '.header("X-Trace-ID", xTraceID)',
    ],
    [
      'with a name that Swift reserves',
      '{ name: self, in: query, schema: { type: string } }',
      'selfValue: String? = nil',
      '.query("self", selfValue)',
    ],
    [
      'with the name of the request body',
      '{ name: body, in: query, schema: { type: string } }',
      'bodyValue: String? = nil',
      '.query("body", bodyValue)',
    ],
    [
      'with the name of the method',
      '{ name: replace-thing, in: query, schema: { type: string } }',
      'replaceThing: String? = nil',
      '.query("replace-thing", replaceThing)',
    ],
    [
      'in the query with the name of a header that the SDK sends',
      '{ name: if-match, in: query, schema: { type: string } }',
      'ifMatch: String? = nil',
      '.query("if-match", ifMatch)',
    ],
  ])('%s is declared and passed to the runtime', (_what, row, declared, sent) => {
    const code = swiftOf(parameter(row));
    expect(code).toContain(`    body: API.ThingRequest,\n    ${declared}\n  )`);
    expect(code).toContain(`        ${sent},\n      ], body: body\n`);
  });

  it.each<[string, string, string]>([
    ['Idempotency-Key', 'idempotencyKey: String? = nil', 'Generated when omitted.'],
    ['If-Match', 'ifMatch: Precondition = .unconditional', 'Not sent when omitted.'],
  ])('for the header %s is optional, because the SDK can fill it in', (header, declared, note) => {
    const code = swiftOf(parameter(`{ name: ${header}, in: header, required: true, description: Its use., schema: { type: string } }`));
    const name = declared.split(':')[0];
    expect(code).toContain(`    body: API.ThingRequest,\n    ${declared}\n  )`);
    expect(code).toContain(`try await self.send(Operations.replaceThing, [.path("thingId", thingID)], body: body, ${name}: ${name})\n`);
    expect(code).toContain(`  ///   - ${name}: Its use. ${note}\n`);
  });

  it('for the header If-Match is by default the etag of a body that was created from a response', () => {
    const code = [...emitSwift(readContract(patched())).values()].join('');
    expect(code).toContain('    body: API.ThingPatch,\n    ifMatch: Precondition = .fromBody\n  )');
    expect(code).toContain('  ///   - ifMatch: The revision. The `etag` of the body when omitted.\n');
  });

  it('does not exist for If-None-Match, which the SDK sends with a GET', () => {
    const code = swiftOf(
      ['    put:', '    get:'],
      [requestBody, ''],
      parameter('{ name: If-None-Match, in: header, schema: { type: string } }'),
      ["        '409'", "        '304': { description: The same. }\n        '409'"],
    );
    expect(code).toContain('public func replaceThing(\n    thingID: String\n  ) async');
    expect(code).toContain('conventions: [.conditionalRead])');
  });

  it('does not exist for If-None-Match of a change, which the SDK does not send', () => {
    const code = swiftOf(parameter('{ name: If-None-Match, in: header, schema: { type: string } }'));
    expect(code).toContain('public func replaceThing(\n    thingID: String,\n    body: API.ThingRequest\n  ) async');
    expect(code).toContain('conventions: [])');
  });
});

describe('an operation with pages', () => {
  const paged = (items: string, ...others: string[]) =>
    swiftOf(
      ['    put:', '    get:'],
      [requestBody, ''],
      ['operationId: replaceThing', 'operationId: list\n      x-pagination: { cursor: in, next: next-one, items: default }'],
      parameter('{ name: in, in: query, description: The cursor., schema: { type: string } }'),
      [
        thing,
        [`    Thing: { type: object, required: [default], properties: { default: ${items}, next-one: { type: string } } }`, ...others].join(
          '\n    ',
        ),
      ],
    );

  it('has one method that returns the pages and one that returns the items', () => {
    const code = paged('{ type: array, items: { type: number } }');
    expect(code).toContain(`  /// Returns the pages of \`list\` as a sequence. Each page is requested when the loop reaches it.
  ///
  /// The sequence throws \`\`ClientError\`\` with \`\`API/ListProblem\`\`.
  ///
  /// - Parameters:
  ///   - in: Where to start; the first page when omitted.
  public func listPages(
    thingID: String,
    \`in\`: String? = nil
  ) -> PageSequence<API.Thing> {
    PageSequence(from: \`in\`, next: { $0.nextOne }) { \`in\` in
      try await self.list(thingID: thingID, in: \`in\`)
    }
  }
`);
    expect(code).toContain(`  public func listItems(
    thingID: String,
    \`in\`: String? = nil
  ) -> ItemSequence<API.Thing, Double> {
    ItemSequence(self.listPages(thingID: thingID, in: \`in\`)) { $0.\`default\` }
  }
`);
  });

  it('has the items of an array schema with a name', () => {
    const code = paged("{ $ref: '#/components/schemas/Days' }", 'Days: { type: array, items: { type: string, format: date } }');
    expect(code).toContain('-> ItemSequence<API.Thing, CalendarDate> {');
  });
});

it('the result of a method can be an array, a map or a single value', () => {
  const of = (schema: string) => swiftOf([response, `          content: { application/json: { schema: ${schema} } }\n`]);
  expect(of('{ type: array, items: { type: string, format: date } }')).toContain('-> Response<[CalendarDate]> {');
  expect(of('{ type: string, format: date-time }')).toContain('OperationRow<Date, API.ReplaceThingProblem>');
});
