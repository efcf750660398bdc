import { describe, expect, it } from '@jest/globals';
import { version as ofTheProject } from '../../package.json';
import { version as ofTheSdk } from '../../clients/typescript/package.json';
import { readContract } from '../../src/contract/read/contract';
import { textOf } from '../structure/files';

const { version } = readContract(textOf('openapi.yaml'));

describe('the version', () => {
  it('is the same in the contract, the project and the TypeScript SDK', () => {
    expect([ofTheProject, ofTheSdk]).toEqual([version, version]);
  });

  it.each(['CHANGELOG.md', 'clients/typescript/CHANGELOG.md', 'clients/swift/CHANGELOG.md'])('is the first one in %s', (changelog) => {
    expect(/^## (\S+)/m.exec(textOf(changelog))?.[1]).toBe(version);
  });
});
