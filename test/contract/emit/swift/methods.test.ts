import { describe, expect, it } from '@jest/globals';
import { answer, dryRun, requestBody, swiftOf, thing } from './swift-sdk';

const parameter = (row: string): [string, string] => [dryRun, `        - ${row}\n`];

describe('the method of an operation', () => {
  it('takes path, body and query, and answers what success is', () => {
    expect(swiftOf()).toContain(`  /// - Returns: Replaced.
  /// - Throws: \`\`ClientError\`\` with \`\`ReplaceThingProblem\`\` when the API answers otherwise.
  @discardableResult
  public func replaceThing(
    thingId: String,
    _ body: ThingRequest,
    dryRun: Bool? = nil
  ) async throws(ClientError<ReplaceThingProblem>) -> Answer<Thing> {
    try await send(
      Operations.replaceThing, [
        .path("thingId", thingId),
        .query("dryRun", dryRun),
      ], body: body
    )
  }
`);
  });

  it('is described as the contract describes it', () => {
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

  it('can be called without a body that is not required', () => {
    expect(swiftOf(['        required: true\n', ''])).toContain('    _ body: ThingRequest? = nil,\n');
  });

  it('of GET must be used', () => {
    const code = swiftOf(
      ['    put:', '    get:'],
      [requestBody, ''],
      [dryRun, '        - { name: order, in: query, schema: { type: string } }\n'],
    );
    expect(code).toContain('public func replaceThing(\n');
    expect(code).not.toContain('@discardableResult');
  });

  it('may need neither parameters nor body', () => {
    const path = '  /things/{thingId}:\n    parameters:\n      - { name: thingId, in: path, required: true, schema: { type: string } }\n';
    expect(swiftOf([path, '  /things:\n'], [`      parameters:\n${dryRun}`, ''], [requestBody, ''], ['replaceThing', 'import'])).toContain(
      'public func `import`() async throws(ClientError<ImportProblem>) -> Answer<Thing> {\n    try await send(Operations.`import`, [])\n  }\n',
    );
  });
});

describe('a parameter', () => {
  it.each<[string, string, string, string]>([
    ['a required one', '{ name: in, in: query, required: true, schema: { type: string } }', '`in`: String', '.query("in", `in`)'],
    [
      'a number',
      '{ name: page-size, in: query, schema: { type: integer, format: int32 } }',
      'pageSize: Int32? = nil',
      '.query("page-size", pageSize)',
    ],
    ['a moment', '{ name: since, in: query, schema: { type: string, format: date-time } }', 'since: Date? = nil', '.query("since", since)'],
    [
      'an enum',
      '{ name: order, in: query, schema: { type: string, enum: [a] } }',
      'order: ReplaceThingOrder? = nil',
      '.query("order", order)',
    ],
    [
      'a header',
      '{ name: X-Trace-ID, in: header, schema: { type: string } }',
      'xTraceId: String? = nil',
      '.header("X-Trace-ID", xTraceId)',
    ],
    [
      'one that Swift needs the name of',
      '{ name: self, in: query, schema: { type: string } }',
      'selfValue: String? = nil',
      '.query("self", selfValue)',
    ],
  ])('is %s', (_what, row, declared, sent) => {
    const code = swiftOf(parameter(row));
    expect(code).toContain(`    _ body: ThingRequest,\n    ${declared}\n  )`);
    expect(code).toContain(`        ${sent},\n      ], body: body\n`);
  });

  it.each<[string, string, string]>([
    ['Idempotency-Key', 'idempotencyKey: String? = nil', 'Made up when absent.'],
    ['If-Match', 'ifMatch: Precondition = .kept', 'The kept one when absent.'],
  ])('the header %s may be left to the SDK', (header, declared, said) => {
    const code = swiftOf(parameter(`{ name: ${header}, in: header, required: true, description: Its use., schema: { type: string } }`));
    const name = declared.split(':')[0];
    expect(code).toContain(`    _ body: ThingRequest,\n    ${declared}\n  )`);
    expect(code).toContain(`try await send(Operations.replaceThing, [.path("thingId", thingId)], body: body, ${name}: ${name})\n`);
    expect(code).toContain(`  ///   - ${name}: Its use. ${said}\n`);
  });

  it('If-None-Match is left to the SDK altogether', () => {
    const code = swiftOf(
      ['    put:', '    get:'],
      [requestBody, ''],
      parameter('{ name: If-None-Match, in: header, schema: { type: string } }'),
      ["        '409'", "        '304': { description: The same. }\n        '409'"],
    );
    expect(code).toContain('public func replaceThing(\n    thingId: String\n  ) async');
    expect(code).toContain('conventions: [.conditionalRead])');
  });

  it('If-None-Match of a change is left out', () => {
    const code = swiftOf(parameter('{ name: If-None-Match, in: header, schema: { type: string } }'));
    expect(code).toContain('public func replaceThing(\n    thingId: String,\n    _ body: ThingRequest\n  ) async');
    expect(code).toContain('conventions: [])');
  });
});

describe('an operation that answers in pages', () => {
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

  it('has a method for the pages and one for the items', () => {
    const code = paged('{ type: array, items: { type: number } }');
    expect(code).toContain(`  /// The pages of \`list\`, one request for each, made when it is asked for.
  ///
  /// The sequence throws \`\`ClientError\`\` with \`\`ListProblem\`\`.
  ///
  /// - Parameters:
  ///   - in: Where to begin; at the first page when absent.
  public func listPages(
    thingId: String,
    \`in\`: String? = nil
  ) -> PageSequence<Thing> {
    PageSequence(from: \`in\`, next: { $0.nextOne }) { \`in\` in
      try await list(thingId: thingId, in: \`in\`)
    }
  }
`);
    expect(code).toContain(`  public func listItems(
    thingId: String,
    \`in\`: String? = nil
  ) -> ItemSequence<Thing, Double> {
    ItemSequence(listPages(thingId: thingId, in: \`in\`)) { $0.\`default\` }
  }
`);
  });

  it('has the items of a list that has a name', () => {
    const code = paged("{ $ref: '#/components/schemas/Days' }", 'Days: { type: array, items: { type: string, format: date } }');
    expect(code).toContain('-> ItemSequence<Thing, CalendarDate> {');
  });
});

it('the answer can be a list, a map or a single value', () => {
  const of = (schema: string) => swiftOf([answer, `          content: { application/json: { schema: ${schema} } }\n`]);
  expect(of('{ type: array, items: { type: string, format: date } }')).toContain('-> Answer<[CalendarDate]> {');
  expect(of('{ type: string, format: date-time }')).toContain('OperationRow<Date, ReplaceThingProblem>');
});
