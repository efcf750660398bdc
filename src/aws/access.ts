import type { Credentials } from './signature';

/** How a Lambda function reaches one AWS service. */
export interface AwsAccess {
  region: string;
  endpoint: URL;
  credentials: Credentials;
}

/**
 * Returns how a Lambda function reaches an AWS service. Lambda sets the region and the credentials of the function's role as environment
 * variables: AWS Lambda Developer Guide, "Defined runtime environment variables". An endpoint other than AWS's own can be set as
 * described in the AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 * @param service the service's name in its host name and in signatures, e.g. `dynamodb`
 * @param env the environment variables of the function
 * @throws Error that names the environment variable that is missing
 */
export function awsAccess(service: string, env: NodeJS.ProcessEnv): AwsAccess {
  const region = required(env, 'AWS_REGION');
  const accessKeyId = required(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = required(env, 'AWS_SECRET_ACCESS_KEY');
  const sessionToken = env['AWS_SESSION_TOKEN'];
  return {
    region,
    endpoint: endpointOf(service, region, env),
    credentials: { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) },
  };
}

function required(env: NodeJS.ProcessEnv, name: string): string {
  const value = env[name];
  if (value) return value;
  throw new Error(
    `The environment variable ${name} is not set. Lambda sets it from the function's role; set it to call AWS from elsewhere.`,
  );
}

function endpointOf(service: string, region: string, env: NodeJS.ProcessEnv): URL {
  const override = env[`AWS_ENDPOINT_URL_${service.toUpperCase()}`] ?? env['AWS_ENDPOINT_URL'];
  return new URL(override ?? `https://${service}.${region}.amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`);
}
