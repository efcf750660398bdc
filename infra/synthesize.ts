import type { App } from 'aws-cdk-lib';
import type { BundleFolder } from './bundle/bundles';
import { addNagChecks } from './cdk-nag';
import type { Selection } from './environments/environments';
import { assertImportable } from './import-check/check';
import { UserProfilesStack } from './stack/stack';

/**
 * Synthesizes one environment into the folder of the app, after every check of the definition and of the resources.
 * @returns the template
 * @throws InvalidDefinition if API Gateway would not import the definition as intended; ValidationFailed for a finding of cdk-nag
 */
export function synthesize(app: App, selection: Selection, bundleFolder: BundleFolder): unknown {
  const stack = new UserProfilesStack(app, selection, bundleFolder);
  const { body, name } = stack.api;
  const authorizer = selection.environment.authorizer.kind !== 'none';
  assertImportable(stack.resolve(body), { authorizer, name: stack.resolve(name) });
  addNagChecks(app, stack);
  return app.synth().getStackByName(stack.stackName).template;
}
