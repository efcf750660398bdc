import { existsSync, rmSync } from 'node:fs';
import { delimiter, dirname, join, resolve } from 'node:path';
import { measuredNode, versionOf } from '../../bench/cold-start/install';
import { run } from '../../clients/swift/child';
import { missingPackagesIn } from '../install';
import { interrupted } from '../interrupted';

const folder = resolve('test/reality/lambda-runtime');
const client = join(folder, 'node_modules/aws-lambda-ric');
const addon = join(client, 'rapid-client.node');

/** The file that Node.js runs: AWS's own client of the Runtime API. */
export const runtimeClient = join(client, 'index.mjs');

/** The programs that compile the native part of the client. */
const compilers = ['cmake', 'make', 'g++', 'python3'];

/** Returns the path of Node.js 24. */
export const node24 = (): string => measuredNode(() => {});

/** Installs and compiles aws-lambda-ric. @returns what is missing; undefined on success */
export async function missingRuntimeClient(): Promise<string | undefined> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return 'The Node.js 24 of npm and the freezes require Linux on x64.';
  const failure = await missingPackagesIn(folder);
  if (failure !== undefined || existsSync(addon)) return failure;
  for (const program of compilers) {
    if (!(await isInstalled(program))) return `${program} is not installed. Install it with apt-get install cmake make g++ python3.`;
  }
  return compile(node24());
}

const isInstalled = (program: string): Promise<boolean> =>
  run({ program, args: ['--version'] }, interrupted).then(
    ({ code }) => code === 0,
    () => false,
  );

/** Compiles with the headers that the npm package of Node.js contains. */
async function compile(node: string): Promise<string | undefined> {
  rmSync(join(client, 'deps/artifacts'), { recursive: true, force: true });
  const bin = dirname(node);
  const env = { PATH: `${bin}${delimiter}${process.env['PATH'] ?? ''}`, npm_config_nodedir: dirname(bin) };
  const { code, output } = await run({ program: 'npm', args: ['rebuild', 'aws-lambda-ric', '--prefix', folder], env }, interrupted);
  if (code === 0 && existsSync(addon)) return undefined;
  return `aws-lambda-ric could not be compiled for Node.js ${versionOf(node)}: ${output.trim().split('\n').slice(-5).join('\n')}`;
}
