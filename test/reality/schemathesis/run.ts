import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { run } from '../../clients/swift/child';
import type { Api } from '../api';
import { interrupted } from '../interrupted';
import { environmentOf, programOf } from '../python';
import type { Caller } from './accepted';
import { readReport, type Report } from './findings';

export const requirements = resolve('test/reality/schemathesis/requirements.txt');

/** With the seed, a run generates the same inputs each time. */
const seed = 20_261_128;
/** Of each operation and phase. */
const examples = { open: 800, administrator: 500, person: 200 };
const flags = [
  '--no-color',
  '--checks=all',
  '--workers=1',
  '--continue-on-failure',
  '--no-shrink',
  '--generation-database=none',
  '--generation-with-security-parameters=false',
  '--report=ndjson',
];
/** A run may not take longer, in seconds. */
const longest = 120;

const token = (name: string, value: string) => ({ name, fixedHeaders: [{ name: 'Authorization', value: `Bearer ${value}` }] });

/**
 * Runs Schemathesis against the API with all of its checks.
 * @throws Error with its output when it does not come to an end
 */
export async function fuzz(folder: string, api: Api, caller: Caller): Promise<Report> {
  const report = join(folder, `${caller}.ndjson`);
  const settings = settingsFor(folder, api, caller);
  const args = ['--config-file', settings, 'run', resolve('openapi.yaml'), '--url', api.url, '--report-ndjson-path', report, ...flags];
  args.push('--seed', String(seed), '--max-examples', String(examples[caller]));
  const program = programOf(environmentOf('schemathesis', requirements), 'schemathesis');
  const { code, output } = await run({ program, args }, AbortSignal.any([interrupted, AbortSignal.timeout(longest * 1000)]));
  if (code > 1) throw new Error(output);
  return readReport(caller, report, output);
}

/** The two persons must not see what belongs to the other. */
function settingsFor(folder: string, { administrator, person, stranger }: Api, caller: Caller): string {
  const settings = join(folder, `${caller}.toml`);
  const users = join(folder, `${caller}.json`);
  const entries =
    caller === 'person' ? [token('owner', person.token), token('stranger', stranger.token)] : [token('administrator', administrator)];
  writeFileSync(users, JSON.stringify({ auth: entries }));
  const peers = caller === 'person' ? 'user = "owner"\npeers = ["owner", "stranger"]\n' : '';
  writeFileSync(settings, caller === 'open' ? '' : `[auth.wfc]\npath = ${JSON.stringify(users)}\n${peers}`);
  return settings;
}
