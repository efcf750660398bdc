import type { Credentials } from './signature';

/** How a Lambda function reaches one AWS service. */
export interface AwsAccess {
  region: string;
  endpoint: URL;
  credentials: Credentials;
}

/** The services by the name in their host names and signatures, with the ends of the names of their environment variables. */
const variableEnds = { dynamodb: 'DYNAMODB', logs: 'CLOUDWATCH_LOGS', ssm: 'SSM' } as const;

/** A service that a function can call. */
export type Service = keyof typeof variableEnds;

/**
 * Returns how a Lambda function reaches an AWS service. Lambda sets the region and the credentials of the function's role as environment
 * variables: AWS Lambda Developer Guide, "Defined runtime environment variables". Another endpoint than AWS's own can be set for one service,
 * for example with `AWS_ENDPOINT_URL_DYNAMODB`, or for all with `AWS_ENDPOINT_URL`; `AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true` switches
 * these variables off. Source: AWS SDKs and Tools Reference Guide, "Service-specific endpoints".
 * @param env the environment variables of the function
 * @throws Error that names the environment variable that is missing or invalid
 */
export function awsAccess(service: Service, env: NodeJS.ProcessEnv): AwsAccess {
  const region = required(env, 'AWS_REGION');
  const accessKeyId = required(env, 'AWS_ACCESS_KEY_ID');
  const secretAccessKey = required(env, 'AWS_SECRET_ACCESS_KEY');
  const sessionToken = env['AWS_SESSION_TOKEN'];
  const domain = `amazonaws.com${region.startsWith('cn-') ? '.cn' : ''}`;
  return {
    region,
    endpoint: configuredEndpoint(service, env) ?? new URL(`https://${service}.${region}.${domain}`),
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

function configuredEndpoint(service: Service, env: NodeJS.ProcessEnv): URL | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return undefined;
  const name = [`AWS_ENDPOINT_URL_${variableEnds[service]}`, 'AWS_ENDPOINT_URL'].find((each) => env[each]);
  return name === undefined ? undefined : originIn(name, env[name] ?? '');
}

/** A path is rejected, because the signatures of requests do not include one. The value is not quoted: it may contain a password. */
function originIn(name: string, value: string): URL {
  if (URL.canParse(value)) {
    const url = new URL(value);
    if (/^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url;
  }
  throw new Error(
    `The environment variable ${name} is not the URL of an endpoint. Set it to a scheme (http or https), a host and, if necessary, a port, without a path: http://localhost:4566.`,
  );
}
