import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Check, proveAll } from '../clients/platforms/checks';
import type { Part } from './part';
import { stopServers } from './running';

/** How a part ended. */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  /** What is missing on this machine, and how to get it. */
  readonly notTested?: string;
  readonly seconds: number;
}

/** Where a run reports to, and what ends it early. */
export interface Run {
  /** Receives each line of the progress. */
  print(line: string): void;
  readonly signal: AbortSignal;
}

/**
 * Runs the parts one after the other.
 * @throws the reason of the signal when it is aborted
 */
export async function runParts(parts: readonly Part[], run: Run): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const part of parts) {
    run.print(`\n${part.name}`);
    const start = performance.now();
    const outcome = await runPart(part, run);
    run.signal.throwIfAborted();
    outcomes.push({ name: part.name, ...outcome, seconds: (performance.now() - start) / 1000 });
  }
  return outcomes;
}

/** The lines that close a run. The last one stands alone, so that a program can read it. */
export function closingLines(outcomes: readonly Outcome[]): string[] {
  const total = (count: (outcome: Outcome) => number) => outcomes.reduce((sum, outcome) => sum + count(outcome), 0);
  return [...outcomes.map(summary), `${total(({ passed }) => passed)} passed, ${total(({ failed }) => failed)} failed`];
}

function summary({ name, passed, failed, notTested, seconds }: Outcome): string {
  if (notTested !== undefined) return `NOT TESTED: ${name}. ${notTested}`;
  return `${name}: ${passed} of ${passed + failed} checks passed, in ${seconds.toFixed(1)} s`;
}

type Counts = Omit<Outcome, 'name' | 'seconds'>;

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
  if (checks.length === 0) throw new Error('It has no checks.');
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
