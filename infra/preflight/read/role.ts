import { STSClient } from '@aws-sdk/client-sts';
import { authorizationOf } from '../../../src/aws/signature';
import type { AwsConfig } from '../aws';
import { partitionOf } from '../partition';

const timeout = 8000;

/**
 * Reads whether an IAM role exists. The project does not depend on the SDK's client of IAM, which only this question would use.
 * @see https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html
 * @throws Error with the code of IAM, such as AccessDenied
 */
export async function readWhetherRoleExists(aws: AwsConfig, name: string): Promise<boolean> {
  const endpoint = endpointOf(aws.region);
  const body = new URLSearchParams({ Action: 'GetRole', Version: '2010-05-08', RoleName: name }).toString();
  const headers = await signed(aws, endpoint, body);
  const response = await fetch(endpoint.url, { method: 'POST', headers, body, signal: AbortSignal.timeout(timeout) });
  const text = await response.text();
  if (response.ok) return true;
  const code = /<Code>([^<]+)/.exec(text)?.[1] ?? `status ${response.status}`;
  if (code === 'NoSuchEntity') return false;
  throw new Error(`IAM returned ${code}`);
}

interface Endpoint {
  url: URL;
  signingRegion: string;
}

/** IAM is global: each partition has one endpoint. @see https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
function endpointOf(region: string): Endpoint {
  const { AWS_ENDPOINT_URL_IAM, AWS_ENDPOINT_URL } = process.env;
  const endpoints = {
    aws: { host: 'iam.amazonaws.com', signingRegion: 'us-east-1' },
    'aws-cn': { host: 'iam.cn-north-1.amazonaws.com.cn', signingRegion: 'cn-north-1' },
    'aws-us-gov': { host: 'iam.us-gov.amazonaws.com', signingRegion: 'us-gov-west-1' },
  };
  const { host, signingRegion } = endpoints[partitionOf(region)];
  return { url: new URL(AWS_ENDPOINT_URL_IAM ?? AWS_ENDPOINT_URL ?? `https://${host}`), signingRegion };
}

async function signed(aws: AwsConfig, { url, signingRegion }: Endpoint, body: string): Promise<Record<string, string>> {
  const credentials = await new STSClient(aws).config.credentials();
  const time = new Date().toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    host: url.host,
    'x-amz-date': time,
    ...(credentials.sessionToken !== undefined && { 'x-amz-security-token': credentials.sessionToken }),
  };
  const scope = { time, region: signingRegion, service: 'iam' };
  const { host: _, ...sent } = headers;
  return { ...sent, authorization: authorizationOf({ path: '/', headers, body }, scope, credentials) };
}
