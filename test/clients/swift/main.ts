import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../../../package.json';
import { compatibilitySteps } from '../../compatibility/swift/steps';
import { writeAdversarialPackage } from './adversarial';
import { run } from './child';
import { writeConsumer } from './consumer';
import { documentSteps } from './document-steps';
import { cacheFolder, findSwift, type Place } from './find-swift';
import { draftOf, leftovers } from './leftovers';
import { help, type Options, readOptions } from './options';
import { say, timed } from './say';
import { type Servers, startServers } from './servers';
import { adversarialStep, consumerSteps, type Folders, formatSteps, sdkSteps, type Step } from './steps';
import { exitCodeOf, StepFailed } from './exit-code';
import { interruption } from './interruption';

/** The timeout of a step, in milliseconds: a test that never ends must not block the run. */
const stepTimeout = 600_000;

const withoutNginx =
  'NOT TESTED: the Swift SDK behind a compressing proxy, because nginx is not installed. Install it (apt-get install nginx), then run the suite again.';

const repository = resolve(__dirname, '../../..');

main(interruption()).catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
});

async function main(signal: AbortSignal): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(help);
  const cache = cacheFolder(process.env);
  const persistent = join(cache, `swift-build-${createHash('sha256').update(repository).digest('hex').slice(0, 8)}`);
  const place = await findSwift(cache, { readOnly: [repository], writable: [persistent] }, signal);
  mkdirSync(persistent, { recursive: true });
  const runs = join(persistent, 'run');
  for (const leftover of await leftovers(runs)) rmSync(leftover, { recursive: true });
  const temporary = draftOf(runs);
  mkdirSync(temporary);
  try {
    await test({ repository, persistent, temporary }, options, place, signal);
  } finally {
    rmSync(temporary, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function test(folders: Folders, { filter }: Options, place: Place, signal: AbortSignal): Promise<void> {
  const servers = await startServers(process.env, join(folders.temporary, 'servers'));
  try {
    const steps = sdkSteps(folders, servers, filter);
    if (filter === undefined) steps.push(...(await otherSteps(folders, servers)));
    for (const step of steps) await timed(`\n${step.what}`, () => runStep(step, place, signal));
    say(`\nAll ${steps.length} steps passed.`);
  } finally {
    if (servers.guarded.nginx === undefined) say(withoutNginx);
    await servers.stop();
  }
}

async function otherSteps(folders: Folders, servers: Servers): Promise<Step[]> {
  const adversarial = join(folders.temporary, 'adversarial');
  await writeAdversarialPackage(adversarial);
  return [
    ...formatSteps(folders),
    ...compatibilitySteps(repository, join(folders.temporary, 'compatibility')),
    adversarialStep(adversarial),
    ...consumerSteps(folders, writeConsumer(repository, folders.temporary, version), servers.api),
    ...documentSteps(folders, servers),
  ];
}

/** @throws StepFailed */
async function runStep({ what, words, env, fault }: Step, place: Place, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(stepTimeout);
  const show = (text: string) => process.stdout.write(text);
  const { code, output } = await run(place(words, env), AbortSignal.any([signal, limit]), show).catch((error: unknown) => {
    throw error === limit.reason ? new StepFailed(what, `It took longer than ${stepTimeout / 60_000} minutes.`) : error;
  });
  const reason = code === 0 ? fault?.(output) : `It ended with exit code ${code}.`;
  if (reason !== undefined) throw new StepFailed(what, reason);
}
