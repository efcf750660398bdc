import { App } from 'aws-cdk-lib';
import flags from 'aws-cdk-lib/recommended-feature-flags.json';
import { format } from 'node:util';
import { bundles } from './bundle/bundles';
import { choice } from './environments/environments';
import { warningsOf, WrongChoice } from './environments/environment';
import { check } from './cdk-nag';
import { UserProfilesStack } from './stack/stack';

/** Run by `cdk`: synthesizes one environment, `-c env=dev|staging|prod -c suffix=…`. */
async function main(): Promise<void> {
  const app = new App({ context: flags, autoSynth: false });
  const chosen = choice(app.node.tryGetContext('env'), app.node.tryGetContext('suffix'));
  const stack = new UserProfilesStack(app, chosen, await bundles(app.outdir));
  check(app, stack);
  // A warning of CDK would fail the strict synthesis, and so the choice itself.
  for (const warning of warningsOf(chosen.environment)) process.stderr.write(`Warning: ${warning}\n`);
  app.synth();
}

/** A wrong choice and a finding of the checks say all there is to say; of a fault it matters where it happened. */
const explained = (error: unknown): unknown =>
  error instanceof Error && (error instanceof WrongChoice || error.name === 'ValidationFailed') ? error.message : error;

main().catch((error: unknown) => {
  process.stderr.write(format('%s\n', explained(error)));
  process.exitCode = 1;
});
