import type { Answer } from './answer.js';
import type { Settled } from './attempts.js';
import type { Entity } from './entities.js';
import { parse } from './json.js';
import type { Operation } from './operation.js';
import type { Outcome } from './outcome.js';

export type PlainAnswer = Answer<number, unknown, Readonly<Record<string, string>>>;

/** What an answer says: 304 that the 200 is as it was kept (RFC 9110 §15.4.5), 404 after a DELETE whose answer was lost that it did its work. */
export function meaning({ method, answers }: Operation, settled: Settled, kept: Entity | undefined): Outcome {
  const { status, uncertain } = settled;
  if (status === 304 && kept) return { ...settled, status: 200, text: kept.text };
  return uncertain && status === 404 && method === 'DELETE' && 204 in answers ? { ...settled, status: 204 } : settled;
}

/** An answer as its caller gets it; undefined when its body should be JSON and is not. */
export function readAnswer({ answers }: Operation, { status, headers, text }: Outcome): PlainAnswer | undefined {
  const data = answers[status] === null ? null : parse(text);
  return data === undefined ? data : { status, data: data ?? undefined, headers };
}
