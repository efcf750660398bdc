import { join, resolve } from 'node:path';
import type { Options } from '../../options';
import { environmentOf, missingEnvironment, programOf } from '../../python';
import { freePort, startServer } from '../../server';

const name = 'ministack';
const requirements = resolve('test/reality/engines/ministack/requirements.txt');

/** Installs ministack unless it is installed. @returns why it could not be installed; undefined on success */
export const missingMinistack = (options: Options): Promise<string | undefined> => missingEnvironment(name, requirements, options);

/** An AWS account in an engine, empty at the start. */
export interface Engine {
  /** The folder of its files. It contains no project. */
  readonly folder: string;
  /** The URL of all services. */
  readonly url: string;
  /** The environment variables with which the AWS CLI, the CDK CLI and the AWS SDKs use the engine. */
  readonly env: Readonly<Record<string, string>>;
}

/** The account that ministack has without further configuration. */
export const account = '000000000000';
export const region = 'eu-west-1';

/**
 * Starts ministack, an AWS emulator of another project, on a free port of 127.0.0.1. It is stopped when the part ends.
 * @param folder the folder for its files
 */
export async function startMinistack(folder: string): Promise<Engine> {
  const port = await freePort();
  const env = {
    BIND_HOST: '127.0.0.1',
    MINISTACK_HOST: '127.0.0.1',
    GATEWAY_PORT: `${port}`,
    MINISTACK_REGION: region,
    IOT_MTLS_ENABLED: '0',
    STATE_DIR: join(folder, 'state'),
    S3_DATA_DIR: join(folder, 's3'),
    // The functions of the engine inherit it, so it must be a level of both.
    LOG_LEVEL: 'ERROR',
  };
  const program = programOf(environmentOf(name, requirements), 'python');
  await startServer({ program, args: [resolve('test/reality/engines/ministack/start.py')], env, cwd: folder }, port);
  const url = `http://127.0.0.1:${port}`;
  return { folder, url, env: { ...credentials, AWS_ENDPOINT_URL: url, AWS_ENDPOINT_URL_S3: url } };
}

const credentials = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_REGION: region,
  AWS_DEFAULT_REGION: region,
  CDK_DEFAULT_ACCOUNT: account,
  CDK_DEFAULT_REGION: region,
  // No profile of this machine counts.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};
