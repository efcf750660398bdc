// Tests a deployed API with the TypeScript SDK: node --import tsx test/smoke/main.ts
import { exitCodeOf } from '../clients/swift/exit-code';
import { say } from '../clients/swift/say';
import { interrupted } from '../reality/interrupted';
import { missingPackagesIn } from '../reality/install';
import { explain } from './check';
import { help, readOptions } from './options';
import { packageFolder } from './sign-in';
import { smokeTest } from './smoke-test';
import { targetOf } from './target';

process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
// The AWS CLI reads this variable; the AWS SDK for JavaScript does not.
const region = process.env['AWS_DEFAULT_REGION'];
if (region) process.env['AWS_REGION'] ??= region;

main().catch((error: unknown) => {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = exitCodeOf(error);
});

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options.help) return say(help.trimEnd());
  const missing = options.token === undefined ? await missingPackagesIn(packageFolder) : undefined;
  if (missing !== undefined) throw new Error(missing);
  const target = await targetOf(options);
  say(`Testing ${target.url}`);
  if (target.origin === undefined) say('NOT CHECKED: CORS. Add the web origin of an app with --origin.');
  const start = performance.now();
  const results = await smokeTest(target, options, { print: say, signal: interrupted });
  const failed = results.filter((passed) => !passed).length;
  say(`${results.length - failed} passed, ${failed} failed, in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  process.exitCode = failed > 0 ? 1 : 0;
}
