import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { environment } from '../../../src/config';
import type { Asset } from './contestants';
import { runtimeApi } from './runtime-api';

/** Of one process: milliseconds, and what it holds after its first answer, in bytes. */
export interface Sample {
  /** Until the function is loaded. */
  init: number;
  /** From then until the first answer is handed in. */
  first: number;
  total: number;
  /** From the second event until its answer. */
  second: number;
  rss: number;
}

/** What the processes stand on. */
export interface Ground {
  node: string;
  /** Before the program, e.g. `taskset`. */
  launcher: readonly string[];
  dynamodb: string;
  systemsManager: string;
  tableName: string;
  /** File with the certificates to trust. */
  roots: string;
}

const timeout = 10_000;

/**
 * As /var/runtime/bootstrap of the Node.js runtimes starts it for 512 MB: a tenth of the memory for what is young. V8 takes no code cache
 * that was made with other flags, so with --expose-gc, before 24.12 also with the sizes, Node.js compiles its own modules anew.
 */
const flags = ['--expose-gc', '--max-http-header-size', '81920', '--max-semi-space-size=25', '--max-old-space-size=461'];

/** Starts the function in a process of its own and asks it twice. @throws Error when it does not answer as expected */
export async function sample(ground: Ground, { folder }: Asset, events: readonly object[], expected: number): Promise<Sample> {
  const api = await runtimeApi(events, timeout);
  const [program, ...args] = [...ground.launcher, ground.node, ...flags, resolve('test/bench/cold-start/runtime.mjs')];
  const child = spawn(program, args, { env: variables(ground, folder, api.address), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const measured = new Promise<Sample>((settle) => child.once('message', settle));
  const ended = new Promise<never>((_, fail) => child.once('exit', (code) => fail(new Error(`The function has ended with ${code}`))));
  try {
    const answers = await Promise.race([api.answers, ended]);
    const wrong = answers.find((answer) => (answer as { statusCode: number }).statusCode !== expected);
    if (wrong !== undefined) throw new Error(`${folder} answers ${JSON.stringify(wrong)}`);
    return await Promise.race([measured, ended]);
  } finally {
    ended.catch(() => {});
    child.kill();
    api.stop();
  }
}

/** https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, and what infra/stack/functions.ts sets. */
const variables = (ground: Ground, folder: string, address: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  TZ: ':UTC',
  _HANDLER: 'index.handler',
  LAMBDA_TASK_ROOT: folder,
  AWS_LAMBDA_RUNTIME_API: address,
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
  AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_REGION: 'us-east-1',
  AWS_DEFAULT_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'bench',
  AWS_SECRET_ACCESS_KEY: 'bench',
  AWS_SESSION_TOKEN: 'bench',
  AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
  AWS_ENDPOINT_URL_DYNAMODB: ground.dynamodb,
  AWS_ENDPOINT_URL_SSM: ground.systemsManager,
  NODE_EXTRA_CA_CERTS: ground.roots,
  [environment.tableName]: ground.tableName,
  [environment.listingShards]: '1',
  [environment.allowedOrigin]: '*',
  [environment.settingsParameter]: '/bench/settings',
  [environment.environmentName]: 'bench',
  [environment.postponedOptimizers]: 'on',
});
