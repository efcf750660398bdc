import { App } from 'aws-cdk-lib';
import { format } from 'node:util';
import { bundles } from './bundle/bundles';
import { addNagChecks } from './cdk-nag';
import { InvalidEnvironment, warningsOf } from './environments/environment';
import { selectEnvironment } from './environments/environments';
import { assertImportable, InvalidDefinition } from './import-check/check';
import { UserProfilesStack } from './stack/stack';

/** The CDK app, which `cdk` runs: synthesizes one environment, selected by `-c env=dev|staging|prod` and `-c suffix=…`. */
async function main(): Promise<void> {
  const app = new App({ autoSynth: false });
  const selection = selectEnvironment(app.node.tryGetContext('env'), app.node.tryGetContext('suffix'));
  const { environment } = selection;
  const stack = new UserProfilesStack(app, selection, await bundles(app.outdir, environment));
  const { body, name } = stack.api;
  assertImportable(stack.resolve(body), { authorizer: environment.authorizer.kind !== 'none', name: stack.resolve(name) });
  addNagChecks(app, stack);
  // A warning as an annotation of CDK would fail the strict synthesis.
  for (const warning of warningsOf(environment)) process.stderr.write(`Warning: ${warning}\n`);
  app.synth();
}

/** The message of an expected error is complete without its stack. */
const withoutStack = (error: unknown): unknown =>
  error instanceof InvalidEnvironment || error instanceof InvalidDefinition || (error instanceof Error && error.name === 'ValidationFailed')
    ? error.message
    : error;

main().catch((error: unknown) => {
  process.stderr.write(format('%s\n', withoutStack(error)));
  process.exitCode = 1;
});
