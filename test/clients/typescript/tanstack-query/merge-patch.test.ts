import { describe, expect, it } from '@jest/globals';
import { type Members, applyMergePatch } from '../../../../clients/typescript/src/tanstack-query/merge-patch';

describe('applyMergePatch', () => {
  // The examples of RFC 7396, appendix A, whose target and patch are objects.
  it.each<[Members, Members, Members]>([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b' }, { a: null }, {}],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ e: null }, { a: 1 }, { e: null, a: 1 }],
    [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
  ])('changes %j by %j to %j', (target, patch, result) => {
    expect(applyMergePatch(target, patch)).toEqual(result);
  });

  it('keeps the members that the patch has as undefined, because JSON omits them', () => {
    expect(applyMergePatch({ a: 1 }, { a: undefined })).toEqual({ a: 1 });
  });

  it('changes neither the target nor the patch', () => {
    const target = { a: { b: 1 } };
    expect(applyMergePatch(target, { a: { c: 2 } })).toEqual({ a: { b: 1, c: 2 } });
    expect(target).toEqual({ a: { b: 1 } });
  });
});
