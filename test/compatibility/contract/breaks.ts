import { readFileSync } from 'node:fs';
import type { Break } from '../break';
import { listBreaks } from './lists';
import { redoclyBreaks } from './redocly';

/**
 * Returns the changes of a contract that break clients.
 * @param base the path of the contract that clients were written for.
 * @param revision the path of the new contract.
 */
export async function contractBreaks(base: string, revision: string): Promise<Break[]> {
  const [before, after] = [base, revision].map((file) => readFileSync(file, 'utf8'));
  return [...(await redoclyBreaks(base, revision)), ...listBreaks(before ?? '', after ?? '')];
}
