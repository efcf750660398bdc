import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../../src/contract/read/contract';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { clientMembers } from '../../../../src/contract/emit/swift/unsupported';
import { filesIn, textOf } from '../../../structure/files';
import { adversarialContract } from '../../adversarial-contract';
import { adversarialNames } from './adversarial-names';

const sources = 'clients/swift/Sources/UserProfiles';
const generated = `${sources}/Generated`;
const emitted = (contract: string) => Object.fromEntries(emitSwift(readContract(contract)));

/** Code without the content of its strings and its comments. */
const bare = (code: string) => code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""').replaceAll(/^\s*\/\/.*$/gm, '');

it('the package contains exactly what is generated from openapi.yaml', () => {
  const committed = filesIn(generated).map((file) => [file.slice(generated.length + 1), textOf(file)]);
  expect(emitted(textOf('openapi.yaml'))).toEqual(Object.fromEntries(committed));
});

describe('the namespace', () => {
  const code = Object.values(emitted(adversarialNames)).map(bare).join('\n');

  it('contains every generated public type', () => {
    const topLevel = [...code.matchAll(/^(?:public )?(?:struct|enum|typealias|actor|class|protocol) (\w+)/gm)].map(([, name]) => name);
    expect(topLevel).toEqual(['API', 'Operations', 'ClientHeaders']);
    expect(code).toContain('  public struct UserProfilesClient: ');
  });

  it('shadows no type that generated code refers to', () => {
    const inside = [...code.matchAll(/^(?:public enum|extension) API \{\n([^]*?)^\}/gm)].map(([, block]) => block).join('');
    const declared = [...inside.matchAll(/^ {2}public (?:struct|enum|typealias) (\w+)/gm)].map(([, name = '']) => name);
    const uses = inside
      .replaceAll(/^ {2}public (struct|enum|typealias) \w+/gm, '')
      .replaceAll(/\benum CodingKeys\b|\bCodingKeys\.self\b/g, '');
    const unqualified = declared.filter((name) => new RegExp(`(?<![.\\w])${name}(?!\\w)`).test(uses));
    expect(declared).toEqual(expect.arrayContaining(['Sendable', 'String', 'Date', 'Field', 'OperationProblem', 'ErrorResponse']));
    expect(unqualified).toEqual([]);
  });
});

describe('the operationIds that are rejected', () => {
  it('are all members of the client', () => {
    const own = ['Client.swift', 'Calls/Call.swift', 'Generated/Client+Me.swift'].map((file) => textOf(`${sources}/${file}`)).join('');
    const members = [...own.matchAll(/^ {2}(?!fileprivate|private func)(?:[a-z()]+ )*(?:func|let|var|struct) (\w+)/gm)].map(
      ([, name]) => name,
    );
    expect(new Set(clientMembers)).toEqual(new Set(members));
  });
});

it.each([adversarialContract, adversarialNames])(
  'no text of an adversarial contract escapes from its comment or its string',
  (contract) => {
    for (const code of Object.values(emitted(contract))) {
      expect(bare(code)).not.toMatch(/[\\/*]|[\u0000-\u0009\u000b-\u001f\u007f\u0085\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
    }
  },
);
