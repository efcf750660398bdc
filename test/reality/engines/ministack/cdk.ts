import { run } from '../../../clients/swift/child';
import { interrupted } from '../../interrupted';
import { account, type Engine, region } from './start';

/**
 * Runs the CDK command line against an engine, outside of this project, whose app every command would synthesize.
 * @throws Error with its output when it fails
 */
export async function cdk(engine: Engine, ...args: readonly string[]): Promise<string> {
  const program = {
    program: process.execPath,
    args: [require.resolve('aws-cdk/bin/cdk'), ...args],
    env: { ...engine.env },
    cwd: engine.folder,
  };
  const { code, output } = await run(program, interrupted);
  if (code !== 0) throw new Error(`cdk ${args.join(' ')} failed:\n${output}`);
  return output;
}

/** Prepares the account of an engine for the CDK. */
export const bootstrap = (engine: Engine): Promise<string> => cdk(engine, 'bootstrap', `aws://${account}/${region}`);

/** Deploys a synthesized assembly. @param folder the folder of the assembly */
export const deployAssembly = (engine: Engine, folder: string): Promise<string> =>
  cdk(engine, 'deploy', '--app', folder, '--require-approval', 'never', '--progress', 'events', '--all');
