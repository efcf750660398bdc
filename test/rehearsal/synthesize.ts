import { App } from 'aws-cdk-lib';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import cdk from '../../cdk.json';
import type { BundleFolder } from '../../infra/bundle/bundles';
import { selectEnvironment } from '../../infra/environments/environments';
import { validated } from '../../infra/environments/validation';
import { synthesize as synthesizeIn } from '../../infra/synthesize';
import type { Shape } from './shapes';

/**
 * Synthesizes an environment with its bundles, like `npm run synth` without the rules of CloudFormation.
 * @returns the path of the template
 * @throws Error with the output of `cdk` if it fails
 */
export async function synthesize(environmentName: string, folder: string): Promise<string> {
  const args = [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '-c', `env=${environmentName}`, '--output', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CDK_VALIDATION: 'false' } });
  let output = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise((settle) => child.once('close', settle));
  if (code !== 0) throw new Error(`cdk synth failed:\n${output}`);
  return join(folder, `user-profiles-${environmentName}.template.json`);
}

/**
 * Synthesizes a changed environment in this process, which takes a second instead of the ten of a CDK process with its bundles.
 * @param folder an empty folder for the template and its assets
 * @returns the path of the template
 * @throws InvalidEnvironment, InvalidDefinition or ValidationFailed, as `npm run synth` would
 */
export function synthesizeShape({ environment: name, changes }: Shape, bundleFolder: BundleFolder, folder: string): string {
  const { environment, suffix } = selectEnvironment(name);
  const app = new App({ outdir: folder, autoSynth: false, context: cdk.context });
  synthesizeIn(app, { environment: validated({ ...environment, ...changes }), suffix }, bundleFolder);
  return join(folder, `user-profiles-${suffix}.template.json`);
}
