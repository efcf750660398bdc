import { isObject, type Json, listIn, objectIn } from '../import-check/json';

/** An operation of the API in a template. */
export interface DeployedOperation {
  id: string;
  method: string;
  path: string;
  isSecured: boolean;
}

/** Returns the properties of the resources of one type by logical id. A value that is no template has none. */
export function resourcesIn(template: unknown, type: string): Map<string, Json> {
  const resources = isObject(template) ? objectIn(template, 'Resources') : {};
  return new Map(
    Object.entries(resources).flatMap(([id, resource]) =>
      isObject(resource) && resource['Type'] === type ? [[id, objectIn(resource, 'Properties')] as const] : [],
    ),
  );
}

/** Returns the imported definition of the API, or an empty object. */
export function definitionIn(template: unknown): Json {
  const [api = {}] = resourcesIn(template, 'AWS::ApiGateway::RestApi').values();
  return objectIn(api, 'Body');
}

/** Returns the operations of the imported definition by operation id. */
export function operationsIn(template: unknown): Map<string, DeployedOperation> {
  const paths = Object.entries(objectIn(definitionIn(template), 'paths'));
  const operations = paths.flatMap(([path, item]) =>
    Object.entries(isObject(item) ? item : {}).flatMap(([method, operation]) =>
      isObject(operation) && typeof operation['operationId'] === 'string'
        ? [{ id: operation['operationId'], method: method.toUpperCase(), path, isSecured: 'security' in operation }]
        : [],
    ),
  );
  return new Map(operations.map((operation) => [operation.id, operation]));
}

/** Returns a variable of the functions, which has the same value for all of them; undefined if no function has it. */
export const variableIn = (template: unknown, name: string): unknown =>
  [...resourcesIn(template, 'AWS::Lambda::Function').values()]
    .map((properties) => objectIn(objectIn(properties, 'Environment'), 'Variables')[name])
    .find((value) => value !== undefined);

/** Returns the IAM actions that the role of each function allows, by logical id of the function. */
export function actionsIn(template: unknown): Map<string, readonly string[]> {
  const roles = resourcesIn(template, 'AWS::IAM::Role');
  const functions = [...resourcesIn(template, 'AWS::Lambda::Function')];
  return new Map(functions.map(([id, { Role }]) => [id, allowedBy(roles.get(roleIdIn(Role)) ?? {})]));
}

/** Returns the logical id in Fn::GetAtt of the ARN of a role. */
const roleIdIn = (value: unknown): string => (isObject(value) ? String(listIn(value, 'Fn::GetAtt')[0]) : '');

const allowedBy = (role: Json): string[] =>
  listIn(role, 'Policies')
    .filter(isObject)
    .flatMap((policy) => listIn(objectIn(policy, 'PolicyDocument'), 'Statement'))
    .filter(isObject)
    .flatMap(({ Effect, Action }) => (Effect === 'Allow' ? [Action].flat().map(String) : []));
