import { describe, expect, it } from '@jest/globals';
import { mergePatchesOf } from '../../../src/contract/emit/merge-patches';
import { readContract } from '../../../src/contract/read/contract';
import { patched } from './patched';

const changesOf = (...edits: Parameters<typeof patched>) =>
  mergePatchesOf(readContract(patched(...edits))).map(({ patch, source, changes, isBody }) => [
    `${patch.name} of ${source.name}${isBody ? ', the body' : ''}`,
    Object.fromEntries(changes.map(({ property, kind }) => [property.name, kind])),
  ]);

describe('the merge patches of a contract', () => {
  it('are the bodies of PATCH and their parts, each part before its whole', () => {
    expect(changesOf()).toEqual([
      ['PartPatch of Part', { on: 'value' }],
      ['ThingPatch of Thing, the body', { name: 'value', note: 'text', free: 'value', day: 'value', part: 'record', extra: 'map' }],
    ]);
  });

  it('do not exist without a GET that returns the object', () => {
    expect(changesOf(['    get:', '    delete:'])).toEqual([]);
  });

  it('do not exist when the object lacks a property of the patch', () => {
    expect(changesOf(['etag: { type: string }\n        name', 'etag: { type: string }\n        title'])).toEqual([
      ['PartPatch of Part', { on: 'value' }],
    ]);
  });
});
