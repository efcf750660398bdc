import { type Integration, readIntegration } from './integration';
import { DefinitionError, type JsonObject, knowOnly, listAt, objectAt, optionalObjectAt, textAt } from './json';
import { type GatewayResponses, readGatewayResponses } from '../gateway-responses';
import { type BodyRule, mediaTypeOf, modelCompiler, type RequestRules } from '../validation';
import type { Placeholders } from './templates';

/** A REST API as API Gateway imports it. */
export interface Definition {
  routes: Route[];
  /** Media types whose bodies a function receives in base64; may contain wildcards. */
  binaryMediaTypes: string[];
  /** Minimum size of a response body to be compressed, in bytes; undefined: no response is compressed. */
  minCompressionSize: number | undefined;
  gatewayResponse: GatewayResponses;
}

export interface Route {
  /** In upper case. */
  method: string;
  /** Path with its parameters in braces, such as `/users/{userId}`. */
  resource: string;
  /** Whether the method requires authorization. */
  secured: boolean;
  rules: RequestRules;
  integration: Integration;
}

const aws = (name: string) => `x-amazon-apigateway-${name}`;
// `servers` contains the switch of the default endpoint, which this gateway does not have.
const rootKeys = ['openapi', 'info', 'servers', 'paths', 'components', ...['request-validators', 'request-validator'].map(aws)];
const minimumCompression = aws('minimum-compression-size');
const responseKeys = [minimumCompression, ...['binary-media-types', 'gateway-responses'].map(aws)];
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const documentation = ['operationId', 'summary', 'description', 'tags', 'responses'];
const methodKeys = [...documentation, 'parameters', 'requestBody', 'security', aws('integration'), aws('request-validator')];

/**
 * Reads the body of a REST API import: OpenAPI 3.0 with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 * @param placeholders values for `${Name}` in headers and bodies that the gateway generates
 * @throws DefinitionError with the location of what this gateway does not support
 */
export function readDefinition(body: unknown, placeholders: Placeholders): Definition {
  const root = objectAt(body, 'definition');
  if (root['security'] !== undefined) throw new DefinitionError('security', 'API Gateway ignores it here; every method needs its own');
  knowOnly(root, [...rootKeys, ...responseKeys], 'definition');
  const components = optionalObjectAt(root['components'], 'components');
  knowOnly(components, ['schemas', 'securitySchemes'], 'components');
  const context: Context = {
    root,
    placeholders,
    schemes: optionalObjectAt(components['securitySchemes'], 'components.securitySchemes'),
    modelOf: modelCompiler(optionalObjectAt(components['schemas'], 'components.schemas')),
  };
  return {
    routes: Object.entries(objectAt(root['paths'], 'paths')).flatMap(([resource, item]) => readPath(resource, item, context)),
    binaryMediaTypes: listAt(root[aws('binary-media-types')], aws('binary-media-types')).map((type) =>
      textAt(type, aws('binary-media-types')).toLowerCase(),
    ),
    minCompressionSize: readMinCompressionSize(root[minimumCompression]),
    gatewayResponse: readGatewayResponses(root[aws('gateway-responses')], placeholders),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-openapi-minimum-compression-size.html */
function readMinCompressionSize(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10 * 1024 * 1024) return value;
  throw new DefinitionError(minimumCompression, `must be an integer from 0 to 10485760 bytes, it is ${JSON.stringify(value)}`);
}

/** The parts of the definition that methods refer to. */
interface Context {
  root: JsonObject;
  placeholders: Placeholders;
  schemes: JsonObject;
  modelOf: ReturnType<typeof modelCompiler>;
}

function readPath(resource: string, value: unknown, context: Context): Route[] {
  const item = objectAt(value, `paths.${resource}`);
  knowOnly(item, methods, `paths.${resource}`);
  return Object.entries(item).map(([method, operation]) => readMethod(method, resource, operation, context));
}

function readMethod(method: string, resource: string, value: unknown, context: Context): Route {
  const location = `paths.${resource}.${method}`;
  const operation = objectAt(value, location);
  knowOnly(operation, methodKeys, location);
  const checks = validatorOf(operation, location, context);
  return {
    method: method.toUpperCase(),
    resource,
    secured: isSecured(operation['security'], `${location}.security`, context.schemes),
    rules: {
      required: checks.parameters ? readRequired(operation['parameters'], `${location}.parameters`) : [],
      body: checks.body ? readBody(operation['requestBody'], `${location}.requestBody`, context) : undefined,
    },
    integration: readIntegration(operation[aws('integration')], `${location}.${aws('integration')}`, context.placeholders),
  };
}

/** Without a validator, API Gateway validates neither parameters nor body. */
function validatorOf(operation: JsonObject, location: string, { root }: Context): { parameters: boolean; body: boolean } {
  const name = operation[aws('request-validator')] ?? root[aws('request-validator')];
  if (name === undefined) return { parameters: false, body: false };
  const all = optionalObjectAt(root[aws('request-validators')], aws('request-validators'));
  const at = `${aws('request-validators')}.${textAt(name, `${location}.${aws('request-validator')}`)}`;
  const validator = objectAt(all[textAt(name, location)], at);
  knowOnly(validator, ['validateRequestParameters', 'validateRequestBody'], at);
  return { parameters: validator['validateRequestParameters'] === true, body: validator['validateRequestBody'] === true };
}

function isSecured(value: unknown, location: string, schemes: JsonObject): boolean {
  const names = listAt(value, location).flatMap((requirement) => Object.keys(objectAt(requirement, location)));
  for (const name of names) {
    const at = `components.securitySchemes.${name}`;
    const type = objectAt(schemes[name], at)[aws('authtype')];
    if (type !== 'cognito_user_pools') throw new DefinitionError(`${at}.${aws('authtype')}`, 'must be cognito_user_pools');
  }
  return names.length > 0;
}

function readRequired(value: unknown, location: string): RequestRules['required'] {
  return listAt(value, location).flatMap((item, index) => {
    const at = `${location}.${index}`;
    const parameter = objectAt(item, at);
    const name = textAt(parameter['name'], `${at}.name`);
    const where = textAt(parameter['in'], `${at}.in`);
    if (where !== 'header' && where !== 'query' && where !== 'path') throw new DefinitionError(`${at}.in`, 'must be header, query or path');
    return parameter['required'] === true && where !== 'path' ? [{ in: where, name }] : [];
  });
}

function readBody(value: unknown, location: string, { modelOf }: Context): BodyRule | undefined {
  if (value === undefined) return undefined;
  const body = objectAt(value, location);
  knowOnly(body, ['description', 'required', 'content'], location);
  const models = Object.entries(objectAt(body['content'], `${location}.content`)).map(([type, content]) => {
    const at = `${location}.content.${type}.schema`;
    const schema = objectAt(objectAt(content, `${location}.content.${type}`)['schema'], at);
    return [mediaTypeOf(type), modelOf(textAt(schema['$ref'], `${at}.$ref`), at)] as const;
  });
  return { required: body['required'] === true, models: new Map(models) };
}
