import { describe, expect, it } from '@jest/globals';
import { dryRun, requestBody, response, swiftError, swiftOf, thing } from './swift-sdk';

const own: [string, string] = ['x-access: [administrator]', 'x-access: [self]'];
const renamed = (id: string): [string, string] => ['operationId: replaceThing', `operationId: ${id}`];
const get = (id: string) => `    get:
      operationId: ${id}
      security: [{ bearerAuth: [] }]
      x-access: [self]
      responses:
        '200':
          description: The thing.
${response}`;

describe('the operations of the caller', () => {
  it('call the method of the client with me instead of the owner', () => {
    expect(swiftOf(own)).toContain(`  /// The operations on the profile of the signed-in user.
  public struct Me: Sendable {
    let client: UserProfilesClient

    /// Calls \`\`UserProfilesClient/replaceThing(thingID:body:dryRun:)\`\` for the signed-in user.
    ///
    /// - Returns: Replaced.
    /// - Throws: \`\`ClientError\`\` with \`\`API/ReplaceThingProblem\`\` for every other response.
    @discardableResult
    public func replace(
      body: API.ThingRequest,
      dryRun: Bool? = nil
    ) async throws(ClientError<API.ReplaceThingProblem>) -> Response<API.Thing> {
      try await self.client.replaceThing(thingID: "me", body: body, dryRun: dryRun)
    }
  }
`);
  });

  it('do not contain an operation that only administrators may call', () => {
    expect(swiftOf()).toContain('    let client: UserProfilesClient\n  }\n');
  });

  it('have the methods that iterate over pages', () => {
    const code = swiftOf(
      own,
      ['    put:', '    get:'],
      [requestBody, ''],
      ['operationId: replaceThing', 'operationId: listThingParts\n      x-pagination: { cursor: from, next: next, items: items }'],
      [dryRun, '        - { name: from, in: query, schema: { type: string } }\n'],
      [
        thing,
        '    Thing: { type: object, required: [items], properties: { items: { type: array, items: { type: number } }, next: { type: string } } }',
      ],
    );
    expect(code).toContain(`    public func listPartsPages(
      from: String? = nil
    ) -> PageSequence<API.Thing> {
      self.client.listThingPartsPages(thingID: "me", from: from)
    }
`);
    expect(code).toContain(`    ) -> ItemSequence<API.Thing, Double> {
      self.client.listThingPartsItems(thingID: "me", from: from)
    }
`);
  });

  it('have a name in backticks where Swift reserves it', () => {
    expect(swiftOf(own, renamed('deferThing'))).toContain('    public func `defer`(\n');
  });
});

describe('an operation of the caller is rejected', () => {
  const path = '#/paths/~1things~1{thingId}';

  it('with the name of another one', () => {
    expect(swiftError(own, renamed('get'), ['    put:\n', `${get('getThing')}    put:\n`])).toContain(
      `(${path}/put): the operationId get becomes the method get of the caller, and so does getThing. Use another operationId.`,
    );
  });

  it('with the name of a member', () => {
    expect(swiftError(own, renamed('clientThing'))).toContain(
      `(${path}/put): the operationId clientThing becomes the method client of the caller, and so does a member of the struct. Use another operationId.`,
    );
  });

  it('whose owner is not a string', () => {
    expect(swiftError(own, ['required: true, schema: { type: string }', 'required: true, schema: { type: integer }'])).toContain(
      `(${path}/parameters/0): the owner, thingId, is not a string. Make it a string that accepts "me".`,
    );
  });
});
