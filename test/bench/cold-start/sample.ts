import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { environment } from '../../../src/config';
import type { Asset } from './implementations';
import { runtimeApi } from './runtime-api';

/** The measurements of one process. Times are milliseconds. */
export interface Sample {
  /** Time until the function is loaded. */
  init: number;
  /** Time from then until the first response. */
  first: number;
  total: number;
  /** Time from the second event until its response. */
  second: number;
  /** Resident memory after the first response, in bytes. */
  rss: number;
}

/** The environment of the processes. */
export interface Ground {
  node: string;
  /** The command before the program, for example `taskset`. */
  launcher: readonly string[];
  dynamodb: string;
  systemsManager: string;
  tableName: string;
  /** File with the trusted root certificates. */
  roots: string;
}

const timeout = 10_000;

/**
 * The flags that /var/runtime/bootstrap of the Node.js runtimes sets for 512 MB: a tenth of the memory for the young generation. V8 rejects a
 * code cache that was created with other flags, so with --expose-gc (before 24.12 also with the sizes) Node.js compiles its own modules again.
 */
const flags = ['--expose-gc', '--max-http-header-size', '81920', '--max-semi-space-size=25', '--max-old-space-size=461'];

/** Runs two invocations of the function in a new process. @throws Error for an unexpected response */
export async function sample(ground: Ground, { folder }: Asset, events: readonly object[], expected: number): Promise<Sample> {
  const api = await runtimeApi(events, timeout);
  const [program, ...args] = [...ground.launcher, ground.node, ...flags, resolve('test/bench/cold-start/runtime.mjs')];
  const child = spawn(program, args, { env: variables(ground, folder, api.address), stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const measured = new Promise<Sample>((settle) => child.once('message', settle));
  const ended = new Promise<never>((_, fail) => child.once('exit', (code) => fail(new Error(`The function exited with ${code}`))));
  try {
    const responses = await Promise.race([api.responses, ended]);
    const unexpected = responses.find((response) => (response as { statusCode: number }).statusCode !== expected);
    if (unexpected !== undefined) throw new Error(`${folder} returned ${JSON.stringify(unexpected)}`);
    return await Promise.race([measured, ended]);
  } finally {
    ended.catch(() => {});
    child.kill();
    api.stop();
  }
}

/**
 * The environment variables of Lambda and of infra/stack/functions.ts.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
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
  [environment.allowedOrigins]: '*',
  [environment.settingsParameter]: '/bench/settings',
  [environment.environmentName]: 'bench',
  [environment.postponedOptimizers]: 'on',
});
