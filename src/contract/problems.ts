import { banner } from './banner';
import { literal } from './literal';
import type { Contract } from './model';

/** generated/problems.ts: what each problem code means, by the examples of the contract. */
export function emitProblems({ problems }: Contract): string {
  const rows = Object.fromEntries(problems.map(({ code, type, title, status, detail }) => [code, { type, title, status, detail }]));
  return `${banner}import type { components } from './types';

type ProblemCode = components['schemas']['ProblemCode'];

/** The problems of the contract; \`detail\` is what is said when there is nothing more to say. */
export const problems = ${literal(rows)} as const satisfies Record<ProblemCode, { type: string; title: string; status: number; detail: string }>;
`;
}
