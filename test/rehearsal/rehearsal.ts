import { readDefinition } from '../../src/local/gateway/definition/definition';
import type { LambdaFunction } from '../../src/local/gateway/invocation';
import { accountOf } from './account';
import { type RehearsedApi, readApi } from './api';
import { settingsIn, startEndpoint } from './endpoint';
import { resolver, withConditionsMet } from './intrinsics';
import { type FunctionConfiguration, readFunction, runtimeVariables, startFunction } from './lambda';
import { statementsOf } from './policies';
import { makeTable } from './table';
import { resourcesOf, type Synthesized } from './template';
import { type Tokens, tokensOf } from './tokens';

/** The template at work. */
export interface Rehearsal {
  /** What its API imports. */
  body: RehearsedApi['body'];
  throttling: RehearsedApi['throttling'];
  tokens: Tokens;
  /** By logical id. Each is called as API Gateway may, and reaches what its role allows. */
  functions: Readonly<Record<string, LambdaFunction>>;
  tableName: string;
  /** What was refused since the last time this was asked: a call without permission is a fault of the template. */
  faults(): string[];
  /** The functions that have read no parameter so far: each is to read its settings when it is called again. */
  withoutSettings(): string[];
  stop(): Promise<void>;
}

export interface Stage {
  /** URL of the DynamoDB. */
  endpoint: string;
  /** Environment variables that are set although the template says otherwise. */
  variables?: Record<string, string>;
}

/** @throws TemplateError when the template holds what cannot be; nothing is left running */
export async function startRehearsal(synthesized: Synthesized, { endpoint, variables = {} }: Stage): Promise<Rehearsal> {
  const account = accountOf(synthesized.stackName);
  const resolve = resolver(synthesized.template, account);
  const template = withConditionsMet(synthesized.template, resolve);
  const api = readApi(template, resolve);
  const cast = resourcesOf(template, 'AWS::Lambda::Function').map((resource) => {
    const configuration = readFunction(resource, synthesized, resolve);
    return { configuration, statements: statementsOf(template, configuration.roleArn, resolve) };
  });
  const tableName = await makeTable(template, resolve, endpoint);
  const found: string[] = [];
  const waiting = new Set(cast.map(({ configuration }) => configuration.id));
  const services = { dynamodb: endpoint, settings: settingsIn(template, resolve), account };
  const running = await Promise.all(
    cast.map(async ({ configuration, statements }) => {
      const { id: functionName } = configuration;
      const onParameter = () => void waiting.delete(functionName);
      const aws = await startEndpoint(services, { functionName, statements, onRefusal: (message) => found.push(message), onParameter });
      const own = { ...configuration.variables, ...variables, ...runtimeVariables(configuration, account.region) };
      const { invoke, stop } = await startFunction(configuration, { ...own, AWS_ENDPOINT_URL: aws.url, AWS_ENDPOINT_URL_SSM: aws.url });
      return { configuration, invoke, stop: () => Promise.all([stop(), aws.stop()]) };
    }),
  );
  const functions = running.map(({ configuration, invoke }) => [configuration.id, permitted(configuration, invoke, api, found)] as const);
  return {
    body: api.body,
    throttling: api.throttling,
    tokens: tokensOf(api.body, template, resolve),
    functions: Object.fromEntries(functions),
    tableName,
    faults: () => found.splice(0),
    withoutSettings: () => [...waiting],
    stop: async () => void (await Promise.all(running.map(({ stop }) => stop()))),
  };
}

/** API Gateway answers 500 when it may not call the function. https://repost.aws/knowledge-center/api-gateway-lambda-stage-variable-500 */
function permitted({ id }: FunctionConfiguration, invoke: LambdaFunction, api: RehearsedApi, found: string[]): LambdaFunction {
  const { gatewayResponse } = readDefinition(api.body, {});
  return (event, context) => {
    const { httpMethod, resource, requestContext } = event;
    if (api.mayCall(id, httpMethod, resource)) return invoke(event, context);
    found.push(`No permission lets the API call ${id} for ${httpMethod} ${resource}`);
    const { status, headers, body } = gatewayResponse('API_CONFIGURATION_ERROR', {
      requestId: requestContext.requestId,
      extendedRequestId: '',
    });
    return Promise.resolve({ statusCode: status, headers: Object.fromEntries(headers), body: body.toString() });
  };
}
