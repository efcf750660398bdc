import { describe, expect, it } from '@jest/globals';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { readContract } from '../../../../src/contract/read/contract';
import { patched } from '../patched';
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

describe('the initializer of a merge patch from two versions of an object', () => {
  const code = (...edits: Parameters<typeof patched>) => [...emitSwift(readContract(patched(...edits))).values()].join('');

  it('contains the difference of each property, and the etag', () => {
    expect(code()).toContain(`  public init(from thing: API.Thing, to edited: API.Thing) {
    self.init(
      name: Difference.value(thing.name, edited.name),
      note: Difference.text(thing.note, edited.note),
      free: Difference.field(thing.free, edited.free),
      day: Difference.field(thing.day, edited.day),
      part: Difference.record(thing.part, edited.part) { API.PartPatch(from: $0, to: $1) },
      extra: Difference.map(thing.extra, edited.extra),
      etag: edited.etag
    )
  }
`);
  });

  it('is not public for a part, and accepts a part that did not exist', () => {
    expect(code()).toContain(`extension API.PartPatch {
  init(from old: API.Part?, to new: API.Part) {
    self.init(
      on: Difference.field(old?.on, new.on)
    )
  }
}
`);
  });
});

describe('a request that was created from a response with an ETag', () => {
  const code = (...edits: Parameters<typeof patched>) => [...emitSwift(readContract(patched(...edits))).values()].join('');

  it('has the ETag, and omits it from the body', () => {
    const patch = /public struct ThingPatch[^]*?\n {2}\}\n/.exec(code())?.[0];
    expect(patch).toContain('public struct ThingPatch: Sendable, Hashable, Codable, RevisionedRequest {\n');
    expect(patch).toContain('    public var etag: String?\n');
    expect(patch).toContain('      etag: String? = nil\n');
    expect(patch).toContain('      if !encoder.isRequestBody { try container.encodeIfPresent(self.etag, forKey: .etag) }\n');
  });

  it('has none when the operation has no If-Match', () => {
    expect(code()).toContain('public struct ThingRequest: Sendable, Hashable, Codable {\n');
  });

  it('has none when the ETag of the response is optional', () => {
    expect(code(['required: [name, etag]', 'required: [name]'])).not.toContain('RevisionedRequest');
  });
});
