import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findDrift, repair, type Drift } from './drift';
import { ContractError } from './read/source';

const help = `npm run generate              compiles openapi.yaml into generated/ and the SDKs
npm run generate -- --check   changes nothing; fails when a generated file is not what openapi.yaml compiles to`;

interface Surroundings {
  /** Where openapi.yaml and the generated folders are. */
  root: string;
  compile(text: string): Promise<Map<string, string>>;
  print(line: string): void;
}

type Print = Surroundings['print'];

/**
 * Runs the command.
 * @returns the exit code: 0 well, 1 the contract or a generated file is not right, 2 the command was not understood.
 */
export async function generate(args: string[], { root, compile, print }: Surroundings): Promise<number> {
  const [option, ...others] = args;
  if (option === '--help') return said(0, [help], print);
  if (others.length > 0 || (option !== undefined && option !== '--check')) {
    return said(2, [`Unknown argument: ${args.join(' ')}`, help], print);
  }
  try {
    const files = await compile(readFileSync(join(root, 'openapi.yaml'), 'utf8'));
    return option === '--check' ? check(findDrift(root, files), print) : write(repair(root, files), print);
  } catch (error) {
    if (error instanceof ContractError) return said(1, [error.message], print);
    throw error;
  }
}

function check(drift: Drift, print: Print): number {
  const lines = [...listed('missing', drift.missing), ...listed('stale', drift.stale), ...listed('orphaned', drift.orphaned)];
  if (lines.length === 0) return said(0, ['The generated files are what openapi.yaml compiles to'], print);
  return said(1, [...lines, 'Run: npm run generate'], print);
}

function write(drift: Drift, print: Print): number {
  const lines = [...listed('wrote', [...drift.missing, ...drift.stale]), ...listed('removed', drift.orphaned)];
  return said(0, lines.length > 0 ? lines : ['The generated files were already what openapi.yaml compiles to'], print);
}

function listed(word: string, files: string[]): string[] {
  return files.map((file) => `${word.padEnd(8)} ${file}`);
}

function said(code: number, lines: string[], print: Print): number {
  for (const line of lines) print(line);
  return code;
}
