import { describe, expect, it } from '@jest/globals';
import { emitProblems } from '../../../src/contract/emit/problems';
import { readContract } from '../../../src/contract/read/contract';
import { edited, smallContract } from '../small-contract';

describe('the generated problems', () => {
  it('contain type, title, status and detail of each code', () => {
    expect(emitProblems(readContract(smallContract))).toContain(`export const problems = {
  taken: {
    type: 'urn:taken',
    title: 'Taken',
    status: 409,
    detail: 'Choose another.',
  },
} as const satisfies Record<ProblemCode, ProblemText>;`);
  });

  it('contain the example of WWW-Authenticate as the challenge', () => {
    const header = `Retry-After: { schema: { type: string }, example: '7' }`;
    const text = edited([header, `WWW-Authenticate: { schema: { type: string }, example: 'Bearer realm="things"' }`]);
    expect(emitProblems(readContract(text))).toContain(`detail: 'Choose another.',\n    challenge: 'Bearer realm="things"',`);
  });
});
