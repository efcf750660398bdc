import {
  APIGatewayClient,
  CreateDeploymentCommand,
  type GatewayResponseType,
  GetResourcesCommand,
  GetRestApisCommand,
  PutGatewayResponseCommand,
  PutIntegrationCommand,
  PutIntegrationResponseCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { isObject, type Json, objectIn } from '../../../../infra/import-check/json';
import { clientOptions } from './stack';
import type { Engine } from './start';

/** The API of an engine. */
export interface EngineApi {
  readonly client: APIGatewayClient;
  readonly restApiId: string;
  readonly stageName: string;
}

/** Returns the only API of an engine. @param stageName the name of its stage */
export async function apiOf(engine: Engine, stageName: string): Promise<EngineApi> {
  const client = new APIGatewayClient(clientOptions(engine));
  const { items: [api] = [] } = await client.send(new GetRestApisCommand({}));
  if (api?.id === undefined) throw new Error('The engine has no API.');
  return { client, restApiId: api.id, stageName };
}

/** The URL of an API of ministack. */
export const urlOf = ({ url }: Engine, { restApiId, stageName }: EngineApi): string =>
  `${url}/restapis/${restApiId}/${stageName}/_user_request_`;

/**
 * Adds the parts of a definition that the import of ministack ignores: the gateway responses, and the templates and headers of mock
 * integrations. ministack has both, as calls of API Gateway.
 */
export async function completeImport(api: EngineApi, definition: Json): Promise<void> {
  for (const [type, response] of entries(objectIn(definition, 'x-amazon-apigateway-gateway-responses')))
    await putGatewayResponse(api, type, response);
  const { items = [] } = await api.client.send(new GetResourcesCommand({ restApiId: api.restApiId, limit: 500 }));
  for (const [path, methods] of entries(objectIn(definition, 'paths'))) {
    const integration = objectIn(objectIn(methods, 'options'), 'x-amazon-apigateway-integration');
    const resourceId = items.find((item) => item.path === path)?.id;
    if (integration['type'] === 'mock' && resourceId !== undefined) await putMock(api, resourceId, integration);
  }
  await redeploy(api);
}

/** Deploys the current state of the API to its stage. */
export async function redeploy({ client, restApiId, stageName }: EngineApi): Promise<void> {
  const { id = '' } = await client.send(new CreateDeploymentCommand({ restApiId }));
  const patchOperations = [{ op: 'replace' as const, path: '/deploymentId', value: id }];
  await client.send(new UpdateStageCommand({ restApiId, stageName, patchOperations }));
}

async function putGatewayResponse({ client, restApiId }: EngineApi, type: string, response: Json): Promise<void> {
  await client.send(
    new PutGatewayResponseCommand({
      restApiId,
      responseType: responseType(type),
      statusCode: String(response['statusCode']),
      responseParameters: texts(objectIn(response, 'responseParameters')),
      responseTemplates: texts(objectIn(response, 'responseTemplates')),
    }),
  );
}

/** The names of the SDK are those of the definition. */
const responseType = (type: string) => type as GatewayResponseType;

async function putMock({ client, restApiId }: EngineApi, resourceId: string, integration: Json): Promise<void> {
  const method = { restApiId, resourceId, httpMethod: 'OPTIONS' };
  await client.send(
    new PutIntegrationCommand({ ...method, type: 'MOCK', requestTemplates: texts(objectIn(integration, 'requestTemplates')) }),
  );
  for (const [pattern, response] of entries(objectIn(integration, 'responses'))) {
    await client.send(
      new PutIntegrationResponseCommand({
        ...method,
        statusCode: String(response['statusCode']),
        ...(pattern !== 'default' && { selectionPattern: pattern }),
        responseParameters: texts(objectIn(response, 'responseParameters')),
        responseTemplates: texts(objectIn(response, 'responseTemplates')),
      }),
    );
  }
}

const entries = (object: Json): [string, Json][] =>
  Object.entries(object).flatMap(([name, value]) => (isObject(value) ? [[name, value]] : []));

const texts = (object: Json): Record<string, string> =>
  Object.fromEntries(Object.entries(object).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
