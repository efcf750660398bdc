import { Aws, type CfnCondition, Fn, type IResolvable, Stack } from 'aws-cdk-lib';
import { CfnDeployment, CfnRestApi, CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import definition from '../../generated/api-gateway.json';
import { throttling as defaultThrottling } from '../../src/config';
import type { Environment, TrustedTokens } from '../environments/environment';
import type { Served } from './functions';
import { importBody } from './import-body';
import type { LogGroups } from './logs';
import { named } from './names';

/** The deployed REST API. Its texts are tokens of CDK. */
export interface Api {
  name: string;
  /** The OpenAPI definition that API Gateway imports. */
  body: object;
  stage: CfnStage;
  stageName: string;
  url: string;
}

interface ApiProps {
  environment: Environment;
  suffix: string;
  /** Undefined when the API requires no token. */
  trusted: TrustedTokens | undefined;
  served: readonly Served[];
  logGroups: LogGroups;
  /** Whether the deployment has the domain of its environment. Undefined when the environment has no domain. */
  hasDomain: CfnCondition | undefined;
}

/**
 * Metrics of the stage as a whole are free. Metrics of each method would cost five metrics per method, and each method has a function
 * whose own metrics are free.
 */
const stageMonitoring = { loggingLevel: 'ERROR', dataTraceEnabled: false, metricsEnabled: false };

/**
 * Adds the REST API, imported from the generated definition, with its stage and the permissions to call the functions.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/import-export-api-endpoints.html
 */
export function addRestApi(scope: Construct, { environment, suffix, trusted, served, logGroups, hasDomain }: ApiProps): Api {
  const name = named(suffix);
  const { allowedOrigins, allowedHeaders = [] } = environment;
  const disableExecuteApiEndpoint = endpointSwitch(environment, hasDomain);
  const body = importBody(definition, { title: name, allowedOrigins, allowedHeaders, trusted, disableExecuteApiEndpoint });
  const api = new CfnRestApi(scope, 'Api', {
    name,
    description: 'User profiles for mobile apps.',
    body,
    minimumCompressionSize: definition['x-amazon-apigateway-minimum-compression-size'],
    endpointConfiguration: { types: ['REGIONAL'] },
    ...(disableExecuteApiEndpoint && { disableExecuteApiEndpoint }),
    parameters: { endpointConfigurationTypes: 'REGIONAL', basepath: 'ignore', ignore: 'documentation' },
    failOnWarnings: false,
  });
  const { throttling = defaultThrottling } = environment;
  const permissions = served.map((one) => addPermission(scope, one, api, suffix));
  const stage = addStage(scope, { api, body, suffix, logGroups, throttling, permissions });
  const host = `${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  return { name, body, stage, stageName: suffix, url: `https://${host}/${suffix}` };
}

/** A deployment without the domain keeps its only URL. Undefined when the default endpoint is on. */
const endpointSwitch = ({ domain }: Environment, hasDomain: CfnCondition | undefined): IResolvable | undefined =>
  domain?.defaultEndpoint === 'off' && hasDomain ? Fn.conditionIf(hasDomain.logicalId, true, false) : undefined;

interface StageProps {
  api: CfnRestApi;
  body: object;
  suffix: string;
  logGroups: LogGroups;
  throttling: { rate: number; burst: number };
  permissions: readonly CfnPermission[];
}

function addStage(scope: Construct, { api, body, suffix, logGroups, throttling, permissions }: StageProps): CfnStage {
  const deployment = new CfnDeployment(scope, deploymentId(scope, body), { restApiId: api.ref });
  // Otherwise the stage could serve a new operation before it is permitted to invoke the function.
  for (const permission of permissions) deployment.addResourceDependency(permission);
  const accessLogs = logGroups(scope, 'ApiAccessLogs', `/aws/apigateway/${named(suffix)}`);
  // If this log group is missing, API Gateway creates it, and then its events never expire.
  const executionLogs = logGroups(scope, 'ApiExecutionLogs', `API-Gateway-Execution-Logs_${api.ref}/${suffix}`);
  const { rate, burst } = throttling;
  const stage = new CfnStage(scope, 'ApiStage', {
    restApiId: api.ref,
    deploymentId: deployment.ref,
    stageName: suffix,
    tracingEnabled: true,
    accessLogSetting: { destinationArn: accessLogs.logGroupArn, format: accessLogFormat },
    methodSettings: [{ httpMethod: '*', resourcePath: '/*', throttlingRateLimit: rate, throttlingBurstLimit: burst, ...stageMonitoring }],
  });
  stage.node.addDependency(executionLogs);
  return stage;
}

/** A deployment is an immutable snapshot of the API. A changed definition needs a deployment with another logical id. */
function deploymentId(scope: Construct, body: object): string {
  const resolved = JSON.stringify(Stack.of(scope).resolve(body));
  return `ApiDeployment${createHash('sha256').update(resolved).digest('hex').slice(0, 16)}`;
}

/** Allows one method of this stage, and no other, to call the alias of the function. */
function addPermission(scope: Construct, { operation, alias }: Served, api: CfnRestApi, stageName: string): CfnPermission {
  const { method, path, functionName } = operation;
  const resourceName = `${stageName}/${method}${path.replaceAll(/\{[^}]+\}/g, '*')}`;
  return new CfnPermission(scope, `${functionName}Permission`, {
    action: 'lambda:InvokeFunction',
    functionName: alias.ref,
    principal: 'apigateway.amazonaws.com',
    sourceArn: Stack.of(scope).formatArn({ service: 'execute-api', resource: api.ref, resourceName }),
  });
}

/**
 * The fields that the access log contains for each request. None of them is personal data: no IP address, no path with a user's id, no
 * token.
 * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-variables-for-access-logging.html
 */
const accessLogFields = {
  requestId: '$context.requestId',
  extendedRequestId: '$context.extendedRequestId',
  traceId: '$context.xrayTraceId',
  time: '$context.requestTimeEpoch',
  method: '$context.httpMethod',
  resource: '$context.resourcePath',
  status: '$context.status',
  latency: '$context.responseLatency',
  length: '$context.responseLength',
  functionStatus: '$context.integration.status',
  functionLatency: '$context.integration.latency',
  errorType: '$context.error.responseType',
  authorizerStatus: '$context.authorizer.status',
  wafStatus: '$context.waf.status',
} as const;

/** One JSON object in one line. Every value is a string, because API Gateway writes `-` for a missing value. */
export const accessLogFormat = JSON.stringify(accessLogFields);
