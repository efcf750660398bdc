import { APIGatewayClient, GetResourcesCommand, ImportRestApiCommand, type Resource } from '@aws-sdk/client-api-gateway';
import { isObject, type Json, objectIn } from '../../../../infra/import-check/json';
import type { Check } from '../../../clients/platforms/checks';
import type { Options } from '../../options';
import type { Part } from '../../part';
import { allShapes, synthesizeAll, type Template } from '../shapes';
import { definitionIn, literal, readJson } from '../template';
import { missingLocalstack, startLocalstack } from './start';

/**
 * The definition of every environment and shape, imported by the API Gateway of LocalStack with warnings as errors. LocalStack warns less
 * than AWS: it also accepts OpenAPI 3.1. So the imported methods are compared with those of the definition.
 */
export const localstackPart = (options: Options): Part => ({
  name: 'engines/localstack',
  missing: () => missingLocalstack(options),
  checks: async (folder) => {
    const [endpoint, templates] = await Promise.all([startLocalstack(folder), synthesizeAll(allShapes, folder)]);
    const client = new APIGatewayClient({ endpoint, region: 'eu-west-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
    return [
      ...templates.map((template) => imports(client, template)),
      ...templates.slice(0, 1).map((template) => rejects(client, template)),
    ];
  },
});

const definitionOf = ({ file }: Template): Json => literal(definitionIn(readJson(file)));

const imports = (client: APIGatewayClient, template: Template): Check => ({
  what: `the definition of ${template.name} is imported with warnings as errors`,
  prove: async () => {
    const definition = definitionOf(template);
    const expected = methodsIn(definition).toSorted().join('\n');
    const methods = (await importDefinition(client, definition)).flatMap(methodsOf).toSorted();
    if (methods.join('\n') !== expected)
      throw new Error(`LocalStack has imported\n${methods.join('\n')}\nand the definition has\n${expected}`);
    return `${methods.length} methods`;
  },
});

const rejects = (client: APIGatewayClient, template: Template): Check => ({
  what: 'a definition with a reference to nothing is not imported',
  prove: async () => {
    const definition = { ...definitionOf(template), components: {} };
    const imported = await importDefinition(client, definition).then(
      () => true,
      () => false,
    );
    if (imported) throw new Error('LocalStack imports a definition without its components, so the other checks prove nothing.');
    return '';
  },
});

async function importDefinition(client: APIGatewayClient, definition: Json): Promise<Resource[]> {
  const parameters = { endpointConfigurationTypes: 'REGIONAL', basepath: 'ignore', ignore: 'documentation' };
  const body = Buffer.from(JSON.stringify(definition));
  const { id, warnings = [] } = await client.send(new ImportRestApiCommand({ failOnWarnings: true, parameters, body }));
  if (warnings.length > 0) throw new Error(`LocalStack warns:\n${warnings.join('\n')}`);
  const { items = [] } = await client.send(new GetResourcesCommand({ restApiId: id, embed: ['methods'], limit: 500 }));
  return items;
}

/** Returns the method, the path, the authorization and the integration of each imported method. */
const methodsOf = ({ path = '', resourceMethods = {} }: Resource): string[] =>
  Object.entries(resourceMethods).map(
    ([method, { authorizationType, methodIntegration }]) => `${method} ${path} ${authorizationType} ${methodIntegration?.type}`,
  );

function methodsIn(definition: Json): string[] {
  const isOpen = Object.keys(objectIn(objectIn(definition, 'components'), 'securitySchemes')).length === 0;
  return Object.entries(objectIn(definition, 'paths')).flatMap(([path, methods]) =>
    Object.entries(isObject(methods) ? methods : {}).flatMap(([method, operation]) => {
      if (!isObject(operation)) return [];
      const type = String(objectIn(operation, 'x-amazon-apigateway-integration')['type']).toUpperCase();
      const authorization = isOpen || method === 'options' ? 'NONE' : 'COGNITO_USER_POOLS';
      return [`${method.toUpperCase()} ${path} ${authorization} ${type}`];
    }),
  );
}
