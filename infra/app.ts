import { App } from 'aws-cdk-lib';
import { format } from 'node:util';
import { bundles } from './bundle/bundles';
import { selectEnvironment, type Selection } from './environments/environments';
import { InvalidEnvironment, warningsOf } from './environments/validation';
import { InvalidDefinition } from './import-check/check';
import { synthesize } from './synthesize';
import { readTemplate, UnreadableTemplate } from './two-deployments/read-template';
import { twoDeploymentWarnings } from './two-deployments/warnings';

/** The CDK app, which `cdk` runs: synthesizes one environment, selected by `-c env=dev|staging|prod`, `-c suffix=…` and `-c protection=on|off`; `-c deployed=FILE` names the deployed template. */
async function main(): Promise<void> {
  const app = new App({ autoSynth: false });
  const selection = selectionOf(app);
  const { environment, suffix } = selection;
  const bundleFolder = await bundles(app.outdir, environment);
  // A warning as an annotation of CDK would fail the strict synthesis.
  for (const warning of warningsOf(environment, suffix)) warn(warning);
  const template = synthesize(app, selection, bundleFolder);
  const deployed: unknown = app.node.tryGetContext('deployed');
  if (typeof deployed === 'string') for (const warning of twoDeploymentWarnings(readTemplate(deployed), template)) warn(warning);
}

const warn = (warning: string): void => void process.stderr.write(`Warning: ${warning}\n`);

function selectionOf({ node }: App): Selection {
  const selection = selectEnvironment(node.tryGetContext('env'), node.tryGetContext('suffix'));
  const protection: unknown = node.tryGetContext('protection') ?? 'on';
  if (protection === 'on' || protection === 'off') return { ...selection, protection };
  throw new InvalidEnvironment(`protection is ${JSON.stringify(protection)}; it must be on or off`);
}

/** The message of an expected error is complete without its stack. */
const withoutStack = (error: unknown): unknown =>
  error instanceof InvalidEnvironment ||
  error instanceof InvalidDefinition ||
  error instanceof UnreadableTemplate ||
  (error instanceof Error && error.name === 'ValidationFailed')
    ? error.message
    : error;

main().catch((error: unknown) => {
  process.stderr.write(format('%s\n', withoutStack(error)));
  process.exitCode = 1;
});
