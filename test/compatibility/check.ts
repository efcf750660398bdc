import { join } from 'node:path';
import type { Break } from './break';
import { contractBreaks } from './contract/breaks';
import { parts, stateIn, undeclared } from './declaration';
import { baselineIn, recordPath, textIn } from './releases';
import { swiftBreaks } from './swift/breaks';
import { typescriptBreaks } from './typescript/breaks';

const message = (root: string, part: keyof typeof parts, breaks: readonly Break[]): string | undefined =>
  undeclared(parts[part], breaks, stateIn(root, parts[part], baselineIn(root)));

/** Returns what is wrong with the breaking changes of openapi.yaml since the last release, and what to do. */
export async function contractFault(root: string): Promise<string | undefined> {
  const base = join(root, recordPath(baselineIn(root).version, 'contract'));
  return message(root, 'contract', await contractBreaks(base, join(root, 'openapi.yaml')));
}

/** Does the same for the TypeScript SDK with this public interface. */
export const typescriptFault = (root: string, surface: readonly string[]): string | undefined =>
  message(root, 'typescript', typescriptBreaks(...recorded(root, 'typescript', surface)));

/** Does the same for the Swift SDK with this public interface. */
export const swiftFault = (root: string, surface: readonly string[]): string | undefined =>
  message(root, 'swift', swiftBreaks(...recorded(root, 'swift', surface)));

function recorded(root: string, part: 'typescript' | 'swift', surface: readonly string[]): [readonly string[], readonly string[], string] {
  const path = recordPath(baselineIn(root).version, part);
  return [textIn(root, path).trimEnd().split('\n'), surface, path];
}
