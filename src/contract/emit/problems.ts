import { banner, literal } from './code';
import type { Contract, Problem } from '../model';

/** Emits generated/problems.ts: the members of the problem document for each problem code, from the examples of the contract. */
export function emitProblems({ problems }: Contract): string {
  const rows = Object.fromEntries(problems.map((problem) => [problem.code, row(problem)]));
  return `${banner}import type { components } from './types';

type ProblemCode = components['schemas']['ProblemCode'];

/** The fixed members of a problem document (RFC 9457), and the header that belongs to them. */
export interface ProblemText {
  type: string;
  title: string;
  status: number;
  /** The default. A response may contain a more specific detail. */
  detail: string;
  /** The value of WWW-Authenticate. */
  challenge?: string;
}

/** The problems of the contract, by code. */
export const problems = ${literal(rows)} as const satisfies Record<ProblemCode, ProblemText>;
`;
}

function row({ type, title, status, detail, headers }: Problem): object {
  const challenge = headers['WWW-Authenticate'];
  return { type, title, status, detail, ...(challenge !== undefined && { challenge }) };
}
