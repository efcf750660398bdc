import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Synthesizes an environment with its bundles, as `npm run synth` does but for CloudFormation's own rules, which are for that.
 * @returns the template's file
 * @throws Error with the words of `cdk` when it fails
 */
export async function synthesize(environmentName: string, folder: string): Promise<string> {
  const args = [require.resolve('aws-cdk/bin/cdk'), 'synth', '--quiet', '-c', `env=${environmentName}`, '--output', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, CDK_VALIDATION: 'false' } });
  let words = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
  const code = await new Promise((settle) => child.once('close', settle));
  if (code !== 0) throw new Error(`cdk synth failed:\n${words}`);
  return join(folder, `user-profiles-${environmentName}.template.json`);
}
