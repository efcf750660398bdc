import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, type Ended, run } from '../../clients/swift/child';
import type { Api } from '../api';
import { interrupted } from '../interrupted';
import { environmentOf, programOf } from '../python';
import type { Caller } from './accepted';
import { readReport, type Report } from './findings';

export const requirements = resolve('test/reality/schemathesis/requirements.txt');

/** The same seed generates the same inputs in each run. */
const seed = 20_261_128;
/** Maximum number of generated requests for each operation and phase. */
const examples = { open: 800, administrator: 500, user: 200 };
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
/** Maximum duration of a run, in seconds. */
const longest = 300;

const token = (name: string, value: string) => ({ name, fixedHeaders: [{ name: 'Authorization', value: `Bearer ${value}` }] });

/**
 * Runs Schemathesis against the API with all of its checks.
 * @throws Error with its output when it fails or times out
 */
export async function fuzz(folder: string, api: Api, caller: Caller): Promise<Report> {
  // Schemathesis writes its cache to the working directory.
  const cwd = join(folder, caller);
  mkdirSync(cwd);
  writeSettings(cwd, api, caller);
  const args = [
    '--config-file',
    'settings.toml',
    'run',
    resolve('openapi.yaml'),
    '--url',
    api.url,
    '--report-ndjson-path',
    'report.ndjson',
  ];
  args.push('--seed', String(seed), '--max-examples', String(examples[caller]), ...flags);
  const { code, output } = await runWithin(longest, {
    program: programOf(environmentOf('schemathesis', requirements), 'schemathesis'),
    args,
    cwd,
  });
  if (code > 1) throw new Error(output);
  return readReport(caller, join(cwd, 'report.ndjson'), output);
}

async function runWithin(seconds: number, command: Command): Promise<Ended> {
  const limit = AbortSignal.timeout(seconds * 1000);
  return run(command, AbortSignal.any([interrupted, limit])).catch((error: unknown) => {
    throw error === limit.reason ? new Error(`${command.program} took longer than ${seconds} seconds.`) : error;
  });
}

/** Neither of the two users may read the profile of the other. */
function writeSettings(folder: string, { administrator, user, otherUser }: Api, caller: Caller): void {
  const isUser = caller === 'user';
  const entries = isUser ? [token('owner', user.token), token('other', otherUser.token)] : [token('administrator', administrator)];
  const peers = isUser ? 'user = "owner"\npeers = ["owner", "other"]\n' : '';
  writeFileSync(join(folder, 'users.json'), JSON.stringify({ auth: entries }));
  writeFileSync(join(folder, 'settings.toml'), caller === 'open' ? '' : `[auth.wfc]\npath = "users.json"\n${peers}`);
}
