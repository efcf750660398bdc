import { expect, it } from '@jest/globals';
import { emitProblems } from '../../src/contract/problems';
import { readContract } from '../../src/contract/read';
import { smallContract } from './small-contract';

it('the generated problems say type, title, status and detail of each code', () => {
  expect(emitProblems(readContract(smallContract))).toContain(`export const problems = {
  taken: {
    type: 'urn:taken',
    title: 'Taken',
    status: 409,
    detail: 'Choose another.',
  },
} as const satisfies Record<ProblemCode, { type: string; title: string; status: number; detail: string }>;`);
});
