import { startApi } from '../api';
import type { Options } from '../options';
import type { Part } from '../part';
import { missingEnvironment } from '../python';
import { accepted, type Caller } from './accepted';
import type { Report } from './findings';
import { stale, unaccepted } from './judge';
import { fuzz, requirements } from './run';

/** An API fuzzer that generates requests from the contract. */
export const schemathesisPart = (options: Options): Part => ({
  name: 'schemathesis',
  missing: () => missingEnvironment('schemathesis', requirements, options),
  checks: async (folder) => {
    const apis = {
      open: await startApi(folder),
      administrator: await startApi(folder, '--auth'),
      user: await startApi(folder, '--auth'),
    };
    const start = (caller: Caller) => fuzz(folder, apis[caller], caller);
    // A run keeps one core busy.
    const runs = { open: start('open'), administrator: start('administrator'), user: start('user') };
    await Promise.allSettled(Object.values(runs));
    return [
      { what: 'without --auth, every finding is accepted', prove: async () => verdict(await runs.open) },
      { what: 'for an administrator, every finding is accepted', prove: async () => verdict(await runs.administrator) },
      { what: 'for a user, every finding is accepted', prove: async () => verdict(await runs.user) },
      {
        what: 'the list of accepted findings has no entry without a finding',
        prove: async () => allFound(await Promise.all(Object.values(runs))),
      },
    ];
  },
});

/** A run whose requests reach no handler proves nothing. A user may read only one profile, which the fuzzer has to find. */
const least: Readonly<Record<Caller, { requests: number; successes: number }>> = {
  open: { requests: 3000, successes: 500 },
  administrator: { requests: 2000, successes: 300 },
  user: { requests: 1000, successes: 5 },
};

function verdict(report: Report): string {
  const { caller, requests, answers, findings } = report;
  const faults = unaccepted(report, accepted).map(({ name, example }) => `${name}\n    ${example}`);
  if (faults.length > 0) throw new Error(`${faults.length} findings of ${requests} requests\n${faults.join('\n')}`);
  const succeeded = [...answers].filter(([answer]) => / (2..|304)$/.test(answer));
  const successes = succeeded.reduce((sum, [, count]) => sum + count, 0);
  const summary = `${requests} requests, ${successes} of them succeeded`;
  if (requests >= least[caller].requests && successes >= least[caller].successes) return `${summary}, ${findings.size} accepted findings`;
  const counts = [...answers].map(([answer, count]) => `${answer}: ${count}`).toSorted();
  throw new Error(`The run has too few successful requests: ${summary}\n${counts.join('\n')}`);
}

function allFound(reports: readonly Report[]): string {
  const entries = stale(reports, accepted);
  if (entries.length === 0) return `${accepted.length} entries`;
  throw new Error(`Remove these entries from the list:\n${entries.map((entry) => entry.findings.join(', ')).join('\n')}`);
}
