import { describe, expect, it } from '@jest/globals';
import { answer, swiftOf, thing, thingRequest } from './swift-sdk';

const read = `    get:
      operationId: getThing
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      responses:
        '200':
          description: The thing.
${answer}`;
const withRead: [string, string] = ['    put:\n', `${read}    put:\n`];
const put = (from: string, to: string) => swiftOf(withRead, [thing, `    Thing: ${from}`], [thingRequest, `    ThingRequest: ${to}`]);

describe('a request that holds nothing but what can be read', () => {
  it('is made of what was read', () => {
    expect(
      put(
        '{ type: object, required: [in], properties: { id: { type: string }, in: { type: string }, first-name: { type: string } } }',
        '{ type: object, required: [in], properties: { in: { type: string }, first-name: { type: string } } }',
      ),
    ).toContain(`extension ThingRequest {
  /// What \`thing\` says of the same properties: change one and send it.
  public init(_ thing: Thing) {
    self.init(
      in: thing.\`in\`,
      firstName: thing.firstName
    )
  }
}
`);
  });

  it('leaves out what was absent and clears what was null', () => {
    const nullable = 'a: { type: string, nullable: true }, b: { type: string, nullable: true }';
    const code = put(`{ type: object, required: [b], properties: { ${nullable} } }`, `{ type: object, properties: { ${nullable} } }`);
    expect(code).toContain('      a: thing.a.map { .set($0) } ?? .keep,\n      b: thing.b.map { .set($0) } ?? .clear\n');
  });

  it('is not made of itself', () => {
    expect(swiftOf(withRead, ["{ $ref: '#/components/schemas/ThingRequest' }", "{ $ref: '#/components/schemas/Thing' }"])).not.toContain(
      'extension Thing',
    );
  });
});
