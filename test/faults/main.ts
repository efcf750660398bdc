// Tests the guarantees of npm start under faults: node --import tsx test/faults/main.ts
import { UsageError } from '../../src/local/options/arguments';
import { interruption } from '../clients/swift/interruption';
import { say } from '../clients/swift/say';
import { emptyHistory } from './history';
import { inNamespace } from './namespace';
import { help, type Options, readOptions } from './options';
import { destroyPrograms } from './environment/program';
import { accountOf, lineFor, tableFor } from './report';
import { type RoundResult, runRound } from './round';
import { roundsOf, type Task } from './schedule';
import { violationKinds } from './check/violation';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

/** Number of rounds that run at the same time. Rounds wait most of the time. */
const lanes = 4;

const exitCodes = { violation: 1, usage: 2, interrupted: 130 };

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = error instanceof UsageError ? exitCodes.usage : exitCodes.violation;
});

async function main(): Promise<void> {
  const args = process.argv.slice(2);
  const options = readOptions(args, Date.now());
  if (options === 'help') return say(help);
  const code = await inNamespace(args);
  process.exitCode = code ?? (await run(options));
}

interface Run {
  options: Options;
  tasks: Iterator<Task>;
  results: RoundResult[];
  /** Aborted by Ctrl-C. */
  interrupted: AbortSignal;
  /** Aborted by the first violation, unless `keepGoing` is set. */
  failed: AbortController;
}

async function run(options: Options): Promise<number> {
  const state: Run = { options, tasks: roundsOf(options), results: [], interrupted: interruption(), failed: new AbortController() };
  say(`Seed: ${options.seed}`);
  const failures = (await Promise.all(Array.from({ length: lanes }, () => lane(state)))).flat();
  destroyPrograms();
  const { results, interrupted } = state;
  say(`\n${tableFor(results)}`);
  for (const reason of new Set(results.flatMap(({ kind, notTested }) => (notTested ? `${kind}: ${notTested}` : []))))
    say(`NOT TESTED ${reason}`);
  if (interrupted.aborted) return exitCodes.interrupted;
  return failures.length > 0 || results.some(({ violations }) => violations.length > 0) ? exitCodes.violation : 0;
}

/** Runs one round after another. @returns errors other than violations */
async function lane(state: Run): Promise<string[]> {
  const { options, tasks, results, interrupted, failed } = state;
  const signal = AbortSignal.any([interrupted, failed.signal]);
  const failures: string[] = [];
  for (let next = tasks.next(); !next.done && !signal.aborted; next = tasks.next()) {
    const { kind, seed } = next.value;
    const begin = performance.now();
    try {
      const result = await runRound({ kind, seed, subject: options.subject, signal });
      // The histories of a long run would not fit into memory.
      results.push({ ...result, history: emptyHistory() });
      print(result, options, (performance.now() - begin) / 1000);
      if (result.violations.length > 0 && !options.keepGoing) failed.abort();
    } catch (error) {
      if (signal.aborted) break;
      const text = `${kind} (seed ${seed}) could not be completed: ${error instanceof Error ? error.message : String(error)}`;
      say(text);
      failures.push(text);
      if (!options.keepGoing) failed.abort();
    }
  }
  return failures;
}

function print(result: RoundResult, { subject }: Options, seconds: number): void {
  say(lineFor(result, seconds));
  const { violations } = result;
  const first = violationKinds.flatMap((kind) => violations.find((violation) => violation.kind === kind) ?? []);
  for (const violation of first) say(accountOf(violation, result, subject));
  if (violations.length > first.length) say(`${violations.length - first.length} more violations in this round`);
}
