import { readDefinition } from '../../src/local/gateway/definition/definition';
import type { LambdaFunction } from '../../src/local/gateway/invocation';
import { accountOf } from './account';
import { type RehearsedApi, readApi } from './api';
import { auditCheck } from './audit';
import { settingsIn, startEndpoint } from './endpoint';
import { resolver, withConditionsMet } from './intrinsics';
import { type FunctionConfiguration, readFunction, runtimeVariables, startFunction } from './lambda';
import { logGroupsIn } from './log-events';
import { keyFault } from './table-key';
import { statementsOf } from './policies';
import { makeTable } from './table';
import { resourcesOf, type Synthesized } from './template';
import { type Tokens, tokensOf } from './tokens';

/** A running rehearsal: the functions of a template in processes of their own. */
export interface Rehearsal {
  /** The definition that its API imports. */
  body: RehearsedApi['body'];
  throttling: RehearsedApi['throttling'];
  basePath: RehearsedApi['basePath'];
  tokens: Tokens;
  /** The functions by logical id. Permissions limit who invokes them, and roles limit what they can access. */
  functions: Readonly<Record<string, LambdaFunction>>;
  tableName: string;
  /** Returns the rejected calls since the last call of this method. A rejected call is an error in the template. */
  faults(): string[];
  /** Returns the functions that have not read their settings yet. A function reads them at its second invocation. */
  withoutSettings(): string[];
  /** Returns the actions of administrators that the audit log lacks, and its lines without such an action. */
  auditFaults(): string[];
  stop(): Promise<void>;
}

export interface Stage {
  /** URL of the DynamoDB. */
  endpoint: string;
  /** Environment variables that override those of the template. */
  variables?: Record<string, string>;
}

/** Starts the functions of a template. @throws TemplateError for an invalid template; no process is left running */
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
  const found = cast.flatMap(({ configuration, statements }) => keyFault(template, configuration.id, statements));
  const waiting = new Set(cast.map(({ configuration }) => configuration.id));
  const services = { dynamodb: endpoint, settings: settingsIn(template, resolve), logGroups: logGroupsIn(template, resolve), account };
  const audit = auditCheck();
  const running = await Promise.all(
    cast.map(async ({ configuration, statements }) => {
      const { id: functionName } = configuration;
      const onParameter = () => void waiting.delete(functionName);
      const onRejection = (message: string) => found.push(message);
      const guard = { functionName, statements, onRejection, onParameter, onLogMessage: audit.onLine, streams: new Set<string>() };
      const aws = await startEndpoint(services, guard);
      const own = { ...configuration.variables, ...variables, ...runtimeVariables(configuration, account.region) };
      const { invoke, stop } = await startFunction(configuration, { ...own, AWS_ENDPOINT_URL: aws.url, AWS_ENDPOINT_URL_SSM: aws.url });
      return { configuration, invoke: audit.observed(invoke), stop: () => Promise.all([stop(), aws.stop()]) };
    }),
  );
  const functions = running.map(({ configuration, invoke }) => [configuration.id, permitted(configuration, invoke, api, found)] as const);
  return {
    body: api.body,
    throttling: api.throttling,
    basePath: api.basePath,
    tokens: tokensOf(api.body, template, resolve),
    functions: Object.fromEntries(functions),
    tableName,
    faults: () => found.splice(0),
    withoutSettings: () => [...waiting],
    auditFaults: audit.faults,
    stop: async () => void (await Promise.all(running.map(({ stop }) => stop()))),
  };
}

/** API Gateway returns 500 if it lacks permission to invoke the function. @see https://repost.aws/knowledge-center/api-gateway-lambda-stage-variable-500 */
function permitted({ id }: FunctionConfiguration, invoke: LambdaFunction, api: RehearsedApi, found: string[]): LambdaFunction {
  const { gatewayResponse } = readDefinition(api.body, {});
  return (event, context) => {
    const { httpMethod, resource, requestContext } = event;
    if (api.mayCall(id, httpMethod, resource)) return invoke(event, context);
    found.push(`No permission allows the API to invoke ${id} for ${httpMethod} ${resource}`);
    const { status, headers, body } = gatewayResponse('API_CONFIGURATION_ERROR', {
      requestId: requestContext.requestId,
      extendedRequestId: '',
    });
    return Promise.resolve({ statusCode: status, headers: Object.fromEntries(headers), body: body.toString() });
  };
}
