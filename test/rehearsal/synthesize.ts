import { spawn } from 'node:child_process';
import { join } from 'node:path';

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
