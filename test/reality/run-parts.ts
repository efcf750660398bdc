import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, proveAll } from '../clients/platforms/checks';
import type { Part } from './part';
import { stopServers } from './running';

/** The result of a part. */
export interface PartResult {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What is missing on this machine, and how to install it. */
  readonly notTested?: string;
  readonly seconds: number;
}

/** Where a run prints, and the signal that ends it early. */
export interface Run {
  /** Called for each line of the report. */
  print(line: string): void;
  readonly signal: AbortSignal;
}

/**
 * Runs the parts one after another.
 * @throws the reason of the signal when it is aborted
 */
export async function runParts(parts: readonly Part[], run: Run): Promise<PartResult[]> {
  const results: PartResult[] = [];
  for (const part of parts) {
    run.print(`\n${part.name}`);
    const start = performance.now();
    const result = await runPart(part, run);
    run.signal.throwIfAborted();
    results.push({ name: part.name, ...result, seconds: (performance.now() - start) / 1000 });
  }
  return results;
}

/** Returns the last lines of the report. The last one contains only the totals, so that programs can parse it. */
export function closingLines(results: readonly PartResult[]): string[] {
  const total = (count: (result: PartResult) => number) => results.reduce((sum, result) => sum + count(result), 0);
  return [...results.map(summary), `${total(({ passed }) => passed)} passed, ${total(({ failed }) => failed)} failed`];
}

function summary({ name, passed, failed, notTested, seconds }: PartResult): string {
  if (notTested !== undefined) return `NOT TESTED: ${name}. ${notTested}`;
  return `${name}: ${passed} of ${passed + failed} checks passed, in ${seconds.toFixed(1)} s`;
}

type Counts = Omit<PartResult, 'name' | 'seconds'>;

async function runPart(part: Part, run: Run): Promise<Counts> {
  const folder = mkdtempSync(join(tmpdir(), `${part.name.replaceAll('/', '-')}-`));
  try {
    const notTested = await part.missing();
    if (notTested === undefined) return await proveChecks(await part.checks(folder), run);
    run.print(`NOT TESTED: ${part.name}. ${notTested}`);
    return { passed: 0, failed: 0, notTested };
  } catch (error) {
    run.print(`✗ the part ${part.name} starts\n    ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    await stopServers();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function proveChecks(checks: readonly Check[], { print, signal }: Run): Promise<Counts> {
  if (checks.length === 0) throw new Error('The part has no checks.');
  const failed = await proveAll(
    checks.map((check) => until(signal, check)),
    print,
  );
  return { passed: checks.length - failed, failed };
}

const until = (signal: AbortSignal, { what, prove }: Check): Check => ({
  what,
  prove: async () => {
    signal.throwIfAborted();
    return prove();
  },
});
