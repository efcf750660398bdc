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

Runs the API as a template describes it, on this machine and from the template alone, and the suites of the API against it.

  --env NAME       environment to synthesize: dev, staging (when nothing is said), prod
  --template FILE  a template that is there already, with its assets beside it
  --help           this text
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
  say(wrong.length === 0 ? 'Each operation works with what its function may do' : wrong.join('\n'));
  if (wrong.length > 0) throw new Error(`The rehearsal failed: ${wrong.length} faults`);
  const suites = suitesFor(body);
  for (const { what, reason } of suites.leftOut) say(`Not rehearsed: ${what}: ${reason}`);
  say('Where a test wants a function to fail or to hang, another one stands in: there the gateway responses alone are rehearsed');
  say(`Not rehearsed: the runtime of Lambda: the functions run in Node.js ${process.version}, each in one process`);
  say('Not rehearsed: X-Ray, logs, alarms, scaling and the web ACL: this machine has none of them');
  say('Not rehearsed: Cognito: tokens are signed here, and held to the user pool and the apps that the template names');
  for (const [name, value] of Object.entries(changedVariables)) say(`Changed for the suites: ${name}=${value}`);
  const { passed, failed, leftOut } = await runSuites(suites, file);
  say(`${passed} tests passed in the rehearsal, ${failed} failed, ${leftOut} were left out for the reasons above`);
  if (failed > 0 || passed === 0) throw new Error('The rehearsal failed');
}

async function walkOnce(file: string) {
  const engine = await startEngine();
  try {
    return await walkThrough(readSynthesized(file), engine.endpoint);
  } finally {
    await engine.stop();
  }
}
