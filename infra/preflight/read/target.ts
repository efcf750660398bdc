import { AssumeRoleCommand, type Credentials, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Environment } from '../../environments/environment';
import { type AwsConfig, impatient } from '../aws';
import { partitionOf } from '../partition';

/** Where the stack will be deployed, and how the checks call AWS there. */
export interface Target {
  account: string;
  region: string;
  /** The region of the environment variables or the profile. */
  shellRegion: string | undefined;
  /** ARN of the caller. */
  caller: string;
  aws: AwsConfig;
}

/** AWS rejected the credentials, there are none, or AWS cannot be reached. The message says what to do. */
export class NoTarget extends Error {
  override readonly name = 'NoTarget';
}

/**
 * Reads the account and the region of a deployment. The checks use the lookup role of the CDK bootstrap if the caller may assume it, like
 * the CDK itself: it can read everything, while the role of a workflow often may only assume the roles of the CDK.
 * @throws NoTarget
 */
export async function readTarget({ region: selected }: Environment): Promise<Target> {
  const shellRegion = await regionOfShell();
  const region = selected ?? shellRegion ?? 'us-east-1';
  const sts = new STSClient({ region, ...impatient });
  const { Account: account, Arn: caller } = await sts.send(new GetCallerIdentityCommand({})).catch((error: unknown) => {
    throw new NoTarget(explanation(error), { cause: error });
  });
  if (account === undefined || caller === undefined)
    throw new NoTarget('AWS did not name the account of the credentials. Check AWS_ENDPOINT_URL.');
  const credentials = await lookupCredentials(sts, account, region);
  return { account, region, shellRegion, caller, aws: { region, credentials: credentials ?? sts.config.credentials, ...impatient } };
}

/** The CDK reads AWS_DEFAULT_REGION too, the SDK does not. */
async function regionOfShell(): Promise<string | undefined> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  return AWS_REGION ?? AWS_DEFAULT_REGION ?? (await new STSClient({}).config.region().catch(() => undefined));
}

async function lookupCredentials(sts: STSClient, account: string, region: string): Promise<AwsConfig['credentials']> {
  const role = `arn:${partitionOf(region)}:iam::${account}:role/cdk-hnb659fds-lookup-role-${account}-${region}`;
  const assume = new AssumeRoleCommand({ RoleArn: role, RoleSessionName: 'user-profiles-checks' });
  return sts.send(assume).then(
    ({ Credentials: issued }) => identityOf(issued),
    () => undefined,
  );
}

function identityOf({ AccessKeyId, SecretAccessKey, SessionToken }: Partial<Credentials> = {}): AwsConfig['credentials'] {
  if (AccessKeyId === undefined || SecretAccessKey === undefined || SessionToken === undefined) return undefined;
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

function explanation(error: unknown): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  if (name === 'CredentialsProviderError')
    return `There are no AWS credentials: ${message}. Run aws sso login, or set AWS_PROFILE or AWS_ACCESS_KEY_ID.`;
  if (/token|signature|accesskey|denied|auth/i.test(name))
    return `AWS rejected the credentials: ${name}: ${message}. Sign in again, for example with aws sso login.`;
  return `AWS cannot be reached: ${message}. Check the network, the proxy and AWS_ENDPOINT_URL.`;
}
