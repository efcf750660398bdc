import { describe, expect, it } from '@jest/globals';
import { emitFixtures } from '../../../../src/contract/emit/swift/fixtures';
import { readContract } from '../../../../src/contract/read/contract';
import { filesIn, textOf } from '../../../structure/files';
import { response, smallSdk } from './swift-sdk';

const folder = 'clients/swift/Sources/UserProfilesFixtures/Generated';
const example = (value: string): [string, string] => [
  response,
  `${response}              examples: { a-b: { summary: One, value: ${value} } }\n`,
];
const fixtures = (...edits: Parameters<typeof smallSdk>) => [...emitFixtures(readContract(smallSdk(...edits))).values()].join('');

it('the fixtures are exactly what is generated from openapi.yaml', () => {
  const committed = filesIn(folder).map((file) => [file.slice(folder.length + 1), textOf(file)]);
  expect(Object.fromEntries(emitFixtures(readContract(textOf('openapi.yaml'))))).toEqual(Object.fromEntries(committed));
});

describe('the fixtures', () => {
  it('contain each example as a typed value', () => {
    expect(fixtures(example('{ name: one }'))).toContain(`  /// One.
  public static let replaceThingAB: API.Thing = decoded(#"{"name":"one"}"#)
`);
  });

  it.each<[string, string]>([
    ['"é"', String.raw`"{\"name\":\"\u{e9}\"}"`],
    ['"a\\"#"', String.raw`"{\"name\":\"a\\\"#\"}"`],
    ["'\\#(x)'", String.raw`"{\"name\":\"\\\\#(x)\"}"`],
  ])('escape the text %s', (text, literal) => {
    expect(fixtures(example(`{ name: ${text} }`))).toContain(`decoded(${literal})`);
  });

  it('contain the success and the problems of each operation', () => {
    expect(fixtures(example('{ name: one }'))).toContain(`  public static let replaceThing = FixtureOperation(
    id: "replaceThing", method: "PUT", path: "/things/{thingId}",
    success: FixtureExample(
      status: 200,
      headers: [
        "Content-Type": "application/json",
      ],
      json: #"{"name":"one"}"#),
    problems: [
      "taken": FixtureExample(
        status: 409,
        headers: [
          "Content-Type": "application/problem+json",
        ],
        json: #"{"type":"urn:taken","title":"Taken","status":409,"detail":"Choose another.","code":"taken"}"#),
    ])

  /// Every operation of the API.
  public static let all: [FixtureOperation] = [
    .replaceThing,
  ]
`);
  });
});
