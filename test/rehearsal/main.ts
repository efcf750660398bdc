import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEngine } from '../../src/local/engine/engine';
import { changedVariables } from './backend';
import { walkThrough } from './perform';
import { runSuites } from './run-suites';
import { suitesFor } from './suites';
import { synthesize } from './synthesize';
import { readSynthesized } from './template';

const help = `npm run rehearse -- [options]

Integration test of a synthesized template: runs its API, functions, roles and table on this machine, and the suites of the API against
them.

  --env NAME       environment to synthesize: dev, staging, prod (default: staging)
  --template FILE  an existing template, with its assets in the same folder
  --help           shows this text
`;

const options = { env: { type: 'string', default: 'staging' }, template: { type: 'string' }, help: { type: 'boolean' } } as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return say(help);
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  try {
    if (values.template === undefined) say(`Synthesizing ${values.env}`);
    await rehearse(values.template ?? (await synthesize(values.env, folder)));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function rehearse(file: string): Promise<void> {
  say(`Rehearsing ${file}`);
  const { wrong, body } = await walkOnce(file);
  say(wrong.length === 0 ? 'Every operation succeeds with the permissions of its function' : wrong.join('\n'));
  if (wrong.length > 0) throw new Error(`The rehearsal failed with ${wrong.length} errors.`);
  const suites = suitesFor(body);
  for (const { what, reason } of suites.leftOut) say(`Not rehearsed: ${what}: ${reason}`);
  say('Tests in which a function fails or hangs use a test double of the function; they rehearse only the gateway responses');
  say(`Not rehearsed: the Lambda runtime: each function runs in one process of Node.js ${process.version}`);
  say('Not rehearsed: X-Ray, logs, alarms, auto scaling and the web ACL: they do not exist on this machine');
  say('Not rehearsed: Cognito: the rehearsal issues the tokens and verifies the user pool and app clients that the template names');
  for (const [name, value] of Object.entries(changedVariables)) say(`Changed for the suites: ${name}=${value}`);
  const { passed, failed, leftOut } = await runSuites(suites, file);
  say(`${passed} tests passed in the rehearsal, ${failed} failed, ${leftOut} were omitted for the reasons above`);
  if (failed > 0 || passed === 0) throw new Error('The rehearsal failed.');
}

async function walkOnce(file: string) {
  const engine = await startEngine();
  try {
    return await walkThrough(readSynthesized(file), engine.endpoint);
  } finally {
    await engine.stop();
  }
}
