import { banner } from './banner';
import { literal } from './literal';
import type { Contract, Problem } from '../model';

/** generated/problems.ts: what each problem code means, by the examples of the contract. */
export function emitProblems({ problems }: Contract): string {
  const rows = Object.fromEntries(problems.map((problem) => [problem.code, row(problem)]));
  return `${banner}import type { components } from './types';

type ProblemCode = components['schemas']['ProblemCode'];

/** What is said with a problem. */
export interface Saying {
  type: string;
  title: string;
  status: number;
  /** When there is nothing more to say. */
  detail: string;
  /** How to authenticate, as WWW-Authenticate says it. */
  challenge?: string;
}

/** The problems of the contract. */
export const problems = ${literal(rows)} as const satisfies Record<ProblemCode, Saying>;
`;
}

function row({ type, title, status, detail, headers }: Problem): object {
  const challenge = headers['WWW-Authenticate'];
  return { type, title, status, detail, ...(challenge !== undefined && { challenge }) };
}
