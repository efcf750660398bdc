import { startApi } from '../api';
import type { Options } from '../options';
import type { Part } from '../part';
import { missingEnvironment } from '../python';
import { accepted, type Caller } from './accepted';
import type { Report } from './findings';
import { accepts, unaccepted } from './judge';
import { fuzz, requirements } from './run';

/** An API fuzzer that knows the contract alone. */
export const schemathesisPart = (options: Options): Part => ({
  name: 'schemathesis',
  missing: () => missingEnvironment('schemathesis', requirements, options),
  checks: async (folder) => {
    const apis = {
      open: await startApi(folder),
      administrator: await startApi(folder, '--auth'),
      person: await startApi(folder, '--auth'),
    };
    const start = (caller: Caller) => fuzz(folder, apis[caller], caller);
    // A run keeps one core busy.
    const runs = { open: start('open'), administrator: start('administrator'), person: start('person') };
    await Promise.allSettled(Object.values(runs));
    return [
      { what: 'an API without tokens', prove: async () => verdict(await runs.open) },
      { what: 'an administrator', prove: async () => verdict(await runs.administrator) },
      { what: 'a person', prove: async () => verdict(await runs.person) },
      { what: 'each accepted finding was found', prove: async () => stillFound(await Promise.all(Object.values(runs))) },
    ];
  },
});

/** A run must reach the handlers; a run of nothing but errors proves nothing. */
const leastRequests = 2500;
const leastSuccesses = 20;

function verdict({ caller, requests, answers, findings }: Report): string {
  const faults = unaccepted(findings.values(), accepted, caller);
  if (faults.length > 0) throw new Error(`${faults.length} findings of ${requests} requests\n${faults.join('\n')}`);
  const counts = [...answers].map(([answer, count]) => `${answer}: ${count}`).toSorted();
  const succeeded = [...answers].filter(([answer]) => / (2..|304)$/.test(answer));
  const successes = succeeded.reduce((sum, [, count]) => sum + count, 0);
  if (requests < leastRequests || successes < leastSuccesses) throw new Error(`Too few requests succeeded:\n${counts.join('\n')}`);
  return `${requests} requests, ${successes} succeeded, ${findings.size} accepted findings`;
}

/** An entry that no longer matches could hide the next fault. */
function stillFound(reports: readonly Report[]): string {
  const met = reports.flatMap(({ caller, findings }) => [...findings.keys()].map((name) => ({ name, caller })));
  const stale = accepted.filter((entry) => !met.some(({ name, caller }) => accepts(entry, name, caller)));
  if (stale.length > 0) throw new Error(`Remove these entries of the list:\n${stale.map(({ finding }) => finding).join('\n')}`);
  return `${accepted.length} entries`;
}
