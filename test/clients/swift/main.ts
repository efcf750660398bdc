import { createHash } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { version } from '../../../package.json';
import { writeAdversarialPackage } from './adversarial';
import { run } from './child';
import { writeConsumer } from './consumer';
import { documentSteps } from './document-steps';
import { cacheFolder, findSwift, type Place } from './find-swift';
import { draftOf, leftovers } from './leftovers';
import { help, type Options, readOptions } from './options';
import { say, timed } from './say';
import { type Servers, startServers } from './servers';
import { adversarialStep, consumerSteps, type Folders, formSteps, sdkSteps, type Step } from './steps';
import { exitCodeOf, StepFailed } from './exit-code';
import { interruption } from './interruption';

/** A test that waits for ever must not hold up everything. In milliseconds. */
const longestStep = 600_000;

const withoutNginx = 'NOT TESTED: the Swift SDK behind a proxy that compresses. Install nginx (apt-get install nginx) and run this again.';

const repository = resolve(__dirname, '../../..');

main(interruption()).catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
});

async function main(signal: AbortSignal): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(help);
  const cache = cacheFolder(process.env);
  const kept = join(cache, `swift-build-${createHash('sha256').update(repository).digest('hex').slice(0, 8)}`);
  const place = await findSwift(cache, { readOnly: [repository], writable: [kept] }, signal);
  mkdirSync(kept, { recursive: true });
  const runs = join(kept, 'run');
  for (const leftover of await leftovers(runs)) rmSync(leftover, { recursive: true });
  const fresh = draftOf(runs);
  mkdirSync(fresh);
  try {
    await test({ repository, kept, fresh }, options, place, signal);
  } finally {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 10 });
  }
}

async function test(folders: Folders, { filter }: Options, place: Place, signal: AbortSignal): Promise<void> {
  const servers = await startServers(process.env, join(folders.fresh, 'servers'));
  try {
    const steps = sdkSteps(folders, servers, filter);
    if (filter === undefined) steps.push(...(await otherSteps(folders, servers)));
    for (const step of steps) await timed(`\n${step.what}`, () => take(step, place, signal));
    say(`\nAll ${steps.length} steps passed.`);
  } finally {
    if (servers.guarded.nginx === undefined) say(withoutNginx);
    await servers.stop();
  }
}

async function otherSteps(folders: Folders, servers: Servers): Promise<Step[]> {
  const adversarial = join(folders.fresh, 'adversarial');
  await writeAdversarialPackage(adversarial);
  return [
    ...formSteps(folders),
    adversarialStep(adversarial),
    ...consumerSteps(folders, writeConsumer(repository, folders.fresh, version), servers.api),
    ...documentSteps(folders, servers),
  ];
}

/** @throws StepFailed */
async function take({ what, words, env, fault }: Step, place: Place, signal: AbortSignal): Promise<void> {
  const limit = AbortSignal.timeout(longestStep);
  const show = (text: string) => process.stdout.write(text);
  const { code, output } = await run(place(words, env), AbortSignal.any([signal, limit]), show).catch((error: unknown) => {
    throw error === limit.reason ? new StepFailed(what, `It took longer than ${longestStep / 60_000} minutes.`) : error;
  });
  const reason = code === 0 ? fault?.(output) : `It ended with the code ${code}.`;
  if (reason !== undefined) throw new StepFailed(what, reason);
}
