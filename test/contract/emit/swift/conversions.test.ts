import { describe, expect, it } from '@jest/globals';
import { response, swiftOf, thing, thingRequest } from './swift-sdk';

const read = `    get:
      operationId: getThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: The thing.
${response}`;
const withRead: [string, string] = ['    put:\n', `${read}    put:\n`];
const put = (from: string, to: string) => swiftOf(withRead, [thing, `    Thing: ${from}`], [thingRequest, `    ThingRequest: ${to}`]);

describe('the initializer of a request from a response', () => {
  it('exists for a request whose properties are all in the response', () => {
    expect(
      put(
        '{ type: object, required: [in], properties: { id: { type: string }, in: { type: string }, first-name: { type: string } } }',
        '{ type: object, required: [in], properties: { in: { type: string }, first-name: { type: string } } }',
      ),
    ).toContain(`extension API.ThingRequest {
  /// Creates a request with the current values of \`thing\`: change properties, then send it.
  public init(_ thing: API.Thing) {
    self.init(
      in: thing.\`in\`,
      firstName: thing.firstName
    )
  }
}
`);
  });

  it('omits what was absent and clears what was null', () => {
    const nullable = 'a: { type: string, nullable: true }, b: { type: string, nullable: true }';
    const code = put(`{ type: object, required: [b], properties: { ${nullable} } }`, `{ type: object, properties: { ${nullable} } }`);
    expect(code).toContain('      a: thing.a.map { .set($0) } ?? .keep,\n      b: thing.b.map { .set($0) } ?? .clear\n');
  });

  it('does not exist for a request of the same type as the response', () => {
    expect(swiftOf(withRead, ["{ $ref: '#/components/schemas/ThingRequest' }", "{ $ref: '#/components/schemas/Thing' }"])).not.toContain(
      'extension API.Thing',
    );
  });
});
