import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';
import { selectEnvironment } from '../../infra/environments/environments';
import { parameterName } from '../../infra/stack/names';
import { UsageError } from '../../src/local/options/arguments';
import type { Options } from './options';

/** The deployment to test. */
export interface Target {
  readonly url: string;
  /** Undefined when the API is given by its URL or has no user pool of its own. */
  readonly pool?: Pool;
  /** Undefined when the API is given by its URL. */
  readonly tableName?: string;
  /** The web origin for the CORS checks. */
  readonly origin?: string;
}

export interface Pool {
  readonly userPoolId: string;
  readonly clientId: string;
  /** URL of a Cognito other than AWS's own. */
  readonly endpoint?: string;
}

/** Returns the deployment that the options select. @throws Error when it has no parameters in Systems Manager */
export async function targetOf(options: Options): Promise<Target> {
  const { env, suffix, url, origin } = options;
  if (env === undefined) return { url: url ?? '', ...(origin !== undefined && { origin }) };
  const selected = select(env, suffix);
  const values = await parametersOf(selected.suffix);
  const apiUrl = url ?? values.get('api-url');
  if (apiUrl === undefined)
    throw new Error(
      `Systems Manager has no parameter ${parameterName(selected.suffix, 'api-url')} in this account and region. Deploy the environment, or check AWS_REGION.`,
    );
  const [first = '*'] = selected.environment.allowedOrigins;
  const userPoolId = values.get('user-pool-id');
  const clientId = values.get('user-pool-client-id');
  const tableName = values.get('table-name');
  return {
    url: apiUrl,
    origin: origin ?? (first === '*' ? 'https://smoke-test.example.com' : first),
    ...(tableName !== undefined && { tableName }),
    ...(userPoolId !== undefined && clientId !== undefined && { pool: { userPoolId, clientId, ...cognitoEndpoint(process.env) } }),
  };
}

/** Returns the endpoint that the AWS SDK would use, because the client library of Cognito does not know these variables. */
function cognitoEndpoint(env: NodeJS.ProcessEnv): Pick<Pool, 'endpoint'> {
  const endpoint = env['AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER'] ?? env['AWS_ENDPOINT_URL'];
  return endpoint === undefined ? {} : { endpoint };
}

function select(env: string, suffix: string | undefined) {
  try {
    return selectEnvironment(env, suffix);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Returns the values of the parameters of an environment by the last part of their names. */
async function parametersOf(suffix: string): Promise<ReadonlyMap<string, string>> {
  const names = ['api-url', 'user-pool-id', 'user-pool-client-id', 'table-name'].map((name) => parameterName(suffix, name));
  const { Parameters = [] } = await new SSMClient().send(new GetParametersCommand({ Names: names })).catch((cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Systems Manager cannot be read: ${reason}. Check the AWS credentials, the region and the network.`, { cause });
  });
  return new Map(Parameters.map(({ Name = '', Value = '' }) => [Name.slice(Name.lastIndexOf('/') + 1), Value]));
}
