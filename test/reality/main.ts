// Tests the API and the TypeScript SDK with programs of other projects: node --import tsx test/reality/main.ts
import { setTimeout as delay } from 'node:timers/promises';
import { exitCodeOf } from '../clients/swift/exit-code';
import { say } from '../clients/swift/say';
import { engineParts } from './engines/parts';
import { generatedClientParts } from './generated-clients/parts';
import { interrupted } from './interrupted';
import { helpFor, type Options, readOptions, selectParts } from './options';
import type { Part } from './part';
import { chromiumPart } from './chromium/part';
import { patternParts } from './patterns/part';
import { lambdaRuntimeParts } from './lambda-runtime/part';
import { reactPart } from './react/part';
import { deploymentChecks } from './deployment-checks/part';
import { reactNative } from './react-native/part';
import { apachePart } from './proxies/apache';
import { nginxPart } from './proxies/nginx';
import { schemathesisPart } from './schemathesis/part';
import { velocityPart } from './velocity/part';
import { closingLines, runParts } from './run-parts';
import { stopServers } from './running';

const partsFor = (options: Options): readonly Part[] => [
  nginxPart(options),
  apachePart(options),
  chromiumPart(options),
  schemathesisPart(options),
  velocityPart,
  ...generatedClientParts(options),
  ...lambdaRuntimeParts(options),
  ...patternParts,
  deploymentChecks(options),
  reactNative,
  reactPart(options),
  ...engineParts(options),
];

/** How long child processes may take to clean up after an interruption, in milliseconds. */
const grace = 3000;

main().catch((error: unknown) => {
  process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = exitCodeOf(error);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  const parts = partsFor(options);
  if (options.help) return say(helpFor(parts.map(({ name }) => name)));
  process.env['LOG_LEVEL'] ??= 'SILENT';
  const running = runParts(selectParts(parts, options), {
    print: (line) => {
      if (!interrupted.aborted) say(line);
    },
    signal: interrupted,
  });
  const results = await Promise.race([running, interruptionOf(running)]);
  say('');
  for (const line of closingLines(results)) say(line);
  process.exitCode = results.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** @throws Interrupted after the servers and children of the current part have ended */
async function interruptionOf(running: Promise<unknown>): Promise<never> {
  await new Promise((settle) => interrupted.addEventListener('abort', settle));
  await stopServers();
  await Promise.race([running, delay(grace, undefined, { ref: false })]);
  throw interrupted.reason;
}
