import { Aws, Stack } from 'aws-cdk-lib';
import { CfnDeployment, CfnRestApi, CfnStage } from 'aws-cdk-lib/aws-apigateway';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { createHash } from 'node:crypto';
import definition from '../../generated/api-gateway.json';
import { accessLogFormat } from './access-log';
import { importBody } from './import-body';
import type { Environment, Trusted } from '../environments/environment';
import type { Served } from './functions';
import type { LogGroups } from './logs';
import { named } from './names';

export interface Api {
  name: string;
  stage: CfnStage;
  stageName: string;
  url: string;
}

interface Parts {
  environment: Environment;
  suffix: string;
  /** Absent: nobody is asked for a token. */
  trusted: Trusted | undefined;
  served: readonly Served[];
  logGroups: LogGroups;
}

/** Requests a second, and at once, of all callers together. */
const throttling = { throttlingRateLimit: 1000, throttlingBurstLimit: 2000 };
/** The stage as a whole is measured for nothing. Each of its methods would cost five metrics, where each has a function, and that has its own. */
const observed = { loggingLevel: 'ERROR', dataTraceEnabled: false, metricsEnabled: false };

/** @see https://docs.aws.amazon.com/apigateway/latest/developerguide/import-export-api-endpoints.html */
export function addApi(scope: Construct, { environment, suffix, trusted, served, logGroups }: Parts): Api {
  const name = named(suffix);
  const { allowedOrigin, allowedHeaders = [] } = environment;
  const body = importBody(definition, { title: name, allowedOrigin, allowedHeaders, trusted });
  const api = new CfnRestApi(scope, 'Api', {
    name,
    description: 'Profiles of users, for mobile apps.',
    body,
    minimumCompressionSize: definition['x-amazon-apigateway-minimum-compression-size'],
    endpointConfiguration: { types: ['REGIONAL'] },
    parameters: { endpointConfigurationTypes: 'REGIONAL', basepath: 'ignore', ignore: 'documentation' },
    failOnWarnings: false,
  });
  const stage = addStage(scope, { api, body, suffix, logGroups });
  for (const one of served) addPermission(scope, one, api, suffix);
  const host = `${api.ref}.execute-api.${Aws.REGION}.${Aws.URL_SUFFIX}`;
  return { name, stage, stageName: suffix, url: `https://${host}/${suffix}` };
}

interface StageParts {
  api: CfnRestApi;
  body: object;
  suffix: string;
  logGroups: LogGroups;
}

function addStage(scope: Construct, { api, body, suffix, logGroups }: StageParts): CfnStage {
  const deployment = new CfnDeployment(scope, deploymentId(scope, body), { restApiId: api.ref });
  const accessLogs = logGroups(scope, 'ApiAccessLogs', `/aws/apigateway/${named(suffix)}`);
  // API Gateway makes this one itself when it is not there, and then keeps it for ever.
  const executionLogs = logGroups(scope, 'ApiExecutionLogs', `API-Gateway-Execution-Logs_${api.ref}/${suffix}`);
  const stage = new CfnStage(scope, 'ApiStage', {
    restApiId: api.ref,
    deploymentId: deployment.ref,
    stageName: suffix,
    tracingEnabled: true,
    accessLogSetting: { destinationArn: accessLogs.logGroupArn, format: accessLogFormat },
    methodSettings: [{ httpMethod: '*', resourcePath: '/*', ...throttling, ...observed }],
  });
  stage.node.addDependency(executionLogs);
  return stage;
}

/** A deployment is a copy of the API as it was: only another one, under another id, brings what has changed. */
function deploymentId(scope: Construct, body: object): string {
  const resolved = JSON.stringify(Stack.of(scope).resolve(body));
  return `ApiDeployment${createHash('sha256').update(resolved).digest('hex').slice(0, 16)}`;
}

/** One method of one stage may call the function, no other. */
function addPermission(scope: Construct, { operation, function: served }: Served, api: CfnRestApi, stageName: string): CfnPermission {
  const { method, path, functionName } = operation;
  const resourceName = `${stageName}/${method}${path.replaceAll(/\{[^}]+\}/g, '*')}`;
  return new CfnPermission(scope, `${functionName}Permission`, {
    action: 'lambda:InvokeFunction',
    functionName: served.functionArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: Stack.of(scope).formatArn({ service: 'execute-api', resource: api.ref, resourceName }),
  });
}
