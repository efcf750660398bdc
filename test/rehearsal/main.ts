import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { bundles } from '../../infra/bundle/bundles';
import type { Json } from '../../infra/import-check/json';
import { selectEnvironment } from '../../infra/environments/environments';
import { InvalidEnvironment } from '../../infra/environments/validation';
import { startEngine } from '../../src/local/engine/engine';
import { codeOf } from '../../src/local/errors';
import { changedVariables } from './backend';
import { walkThrough } from './perform';
import { runSuites } from './run-suites';
import { type Shape, shapes } from './shapes';
import { suitesFor } from './suites';
import { synthesize, synthesizeShape } from './synthesize';
import { readSynthesized } from './template';

const help = `npm run rehearse -- [options]

Integration test of a synthesized template: runs its API, functions, roles and table on this machine, and the suites of the API against
them. Then walks through each shape: an environment with changes, such as on-demand capacity.

  --env NAME       environment to synthesize: dev, staging, prod (default: staging)
  --shape NAME     only this shape: ${shapes.map(({ name }) => name).join(', ')}
  --template FILE  an existing template, with its assets in the same folder
  --help           shows this text
`;

const options = {
  env: { type: 'string', default: 'staging' },
  template: { type: 'string' },
  shape: { type: 'string' },
  help: { type: 'boolean' },
} as const;

const say = (line: string): void => void process.stdout.write(`${line}\n`);

main().catch((error: unknown) => {
  const isUsage = error instanceof InvalidEnvironment || codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (isUsage) process.stderr.write('Run npm run rehearse -- --help to list the options.\n');
  process.exitCode = isUsage ? 2 : 1;
});

async function main(): Promise<void> {
  const { values } = parseArgs({ options });
  if (values.help) return say(help);
  const folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  try {
    if (values.shape !== undefined) return await rehearseShapes(shapesNamed(values.shape), folder);
    if (values.template !== undefined) return await rehearse(values.template);
    selectEnvironment(values.env);
    say(`Synthesizing ${values.env}`);
    await rehearse(await synthesize(values.env, join(folder, values.env)));
    await rehearseShapes(shapes, folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shapesNamed(name: string): Shape[] {
  const named = shapes.filter((shape) => shape.name === name);
  if (named.length > 0) return named;
  throw new Error(`--shape is "${name}"; it must be one of ${shapes.map((shape) => shape.name).join(', ')}`);
}

async function rehearseShapes(chosen: readonly Shape[], folder: string): Promise<void> {
  const bundleFolder = await bundles(folder);
  for (const shape of chosen) {
    say(`Rehearsing ${shape.environment} with the shape ${shape.name}`);
    await assertWalk(synthesizeShape(shape, bundleFolder, join(folder, shape.name)));
  }
}

async function assertWalk(file: string): Promise<Json> {
  const { wrong, body } = await walkOnce(file);
  say(wrong.length === 0 ? 'Every operation succeeds with the permissions of its function' : wrong.join('\n'));
  if (wrong.length > 0) throw new Error(`The rehearsal failed with ${wrong.length} errors.`);
  return body;
}

async function rehearse(file: string): Promise<void> {
  say(`Rehearsing ${file}`);
  const suites = suitesFor(await assertWalk(file));
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
