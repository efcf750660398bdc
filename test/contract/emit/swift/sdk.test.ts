import { describe, expect, it } from '@jest/globals';
import { readContract } from '../../../../src/contract/read/contract';
import { emitSwift } from '../../../../src/contract/emit/swift/sdk';
import { clientMembers } from '../../../../src/contract/emit/swift/unsupported';
import { runtimeTypes } from '../../../../src/contract/emit/swift/type-names';
import { filesIn, textOf } from '../../../structure/files';
import { adversarialContract } from '../../adversarial-contract';

const sources = 'clients/swift/Sources/UserProfiles';
const generated = `${sources}/Generated`;
const emitted = (contract: string) => Object.fromEntries(emitSwift(readContract(contract)));
const runtime = filesIn(sources).filter((file) => file.endsWith('.swift') && !file.startsWith(generated));

it('what is emitted for openapi.yaml is what the package holds', () => {
  const held = filesIn(generated).map((file) => [file.slice(generated.length + 1), textOf(file)]);
  expect(emitted(textOf('openapi.yaml'))).toEqual(Object.fromEntries(held));
});

describe('the names that a schema cannot have', () => {
  it('are those of all types of the runtime', () => {
    const declared = runtime.flatMap((file) =>
      [...textOf(file).matchAll(/^(?:[a-z]+ )*(?:actor|class|enum|protocol|struct|typealias) ([A-Z]\w*)/gm)].map(([, name]) => name),
    );
    const others = ['ClientHeaders', 'Operations', 'UserProfiles'];
    expect(new Set(runtimeTypes)).toEqual(new Set([...declared, ...others]));
  });
});

describe('the names that an operation cannot have', () => {
  it('are those of all that the client holds', () => {
    const client = textOf(`${sources}/Client.swift`);
    const held = [...client.matchAll(/^ {2}(?:[a-z()]+ )*(?:func|let|var) (\w+)/gm)].map(([, name]) => name);
    expect(clientMembers).toEqual(expect.arrayContaining(held));
  });
});

it('nothing in the adversarial contract gets out of its comment or its string', () => {
  for (const code of Object.values(emitted(adversarialContract))) {
    const bare = code.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""').replaceAll(/^\s*\/\/.*$/gm, '');
    expect(bare).not.toMatch(/[\\/*]|[\u0000-\u0009\u000b-\u001f\u007f\u0085\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  }
});
