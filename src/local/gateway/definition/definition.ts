import { type Integration, readIntegration } from './integration';
import { DefinitionError, type JsonObject, knowOnly, listAt, objectAt, optionalObjectAt, textAt } from './json';
import { type Refuse, refusals } from '../gateway-responses';
import { type BodyRule, mediaTypeOf, modelCompiler, type RequestRules } from '../validation';
import type { Placeholders } from './templates';

/** What a REST API is after its import. */
export interface Definition {
  routes: Route[];
  /** Media types whose bodies a function gets in base64; may hold wildcards. */
  binaryMediaTypes: string[];
  /** Bytes from which answers are compressed; absent: none is. */
  compressedFrom: number | undefined;
  refuse: Refuse;
}

export interface Route {
  /** In upper case. */
  method: string;
  /** Path with its parameters in braces. */
  resource: string;
  /** Whether the authorizer is asked. */
  secured: boolean;
  rules: RequestRules;
  integration: Integration;
}

const aws = (name: string) => `x-amazon-apigateway-${name}`;
const rootKeys = ['openapi', 'info', 'paths', 'components', ...['request-validators', 'request-validator'].map(aws)];
const minimum = aws('minimum-compression-size');
const answerKeys = [minimum, ...['binary-media-types', 'gateway-responses'].map(aws)];
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];
const documentation = ['operationId', 'summary', 'description', 'tags', 'responses'];
const methodKeys = [...documentation, 'parameters', 'requestBody', 'security', aws('integration'), aws('request-validator')];

/**
 * Reads the body of a REST API import: OpenAPI 3.0 with API Gateway's extensions.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 * @param placeholders values for `${Name}` in headers and bodies that the gateway itself gives
 * @throws DefinitionError naming the place of what this gateway does not know
 */
export function readDefinition(body: unknown, placeholders: Placeholders): Definition {
  const root = objectAt(body, 'definition');
  if (root['security'] !== undefined) throw new DefinitionError('security', 'API Gateway ignores it here; every method needs its own');
  knowOnly(root, [...rootKeys, ...answerKeys], 'definition');
  const components = optionalObjectAt(root['components'], 'components');
  knowOnly(components, ['schemas', 'securitySchemes'], 'components');
  const reader: Reader = {
    root,
    placeholders,
    schemes: optionalObjectAt(components['securitySchemes'], 'components.securitySchemes'),
    modelOf: modelCompiler(optionalObjectAt(components['schemas'], 'components.schemas')),
  };
  return {
    routes: Object.entries(objectAt(root['paths'], 'paths')).flatMap(([resource, item]) => readPath(resource, item, reader)),
    binaryMediaTypes: listAt(root[aws('binary-media-types')], aws('binary-media-types')).map((type) =>
      textAt(type, aws('binary-media-types')).toLowerCase(),
    ),
    compressedFrom: readMinimum(root[minimum]),
    refuse: refusals(root[aws('gateway-responses')], placeholders),
  };
}

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-openapi-minimum-compression-size.html */
function readMinimum(value: unknown): number | undefined {
  if (value === undefined) return undefined;
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 10 * 1024 * 1024) return value;
  throw new DefinitionError(minimum, `must be a whole number of bytes from 0 to 10485760, it is ${JSON.stringify(value)}`);
}

/** What the reading of one method needs of the rest of the definition. */
interface Reader {
  root: JsonObject;
  placeholders: Placeholders;
  schemes: JsonObject;
  modelOf: ReturnType<typeof modelCompiler>;
}

function readPath(resource: string, value: unknown, reader: Reader): Route[] {
  const item = objectAt(value, `paths.${resource}`);
  knowOnly(item, methods, `paths.${resource}`);
  return Object.entries(item).map(([method, operation]) => readMethod(method, resource, operation, reader));
}

function readMethod(method: string, resource: string, value: unknown, reader: Reader): Route {
  const place = `paths.${resource}.${method}`;
  const operation = objectAt(value, place);
  knowOnly(operation, methodKeys, place);
  const checks = validatorOf(operation, place, reader);
  return {
    method: method.toUpperCase(),
    resource,
    secured: isSecured(operation['security'], `${place}.security`, reader.schemes),
    rules: {
      required: checks.parameters ? readRequired(operation['parameters'], `${place}.parameters`) : [],
      body: checks.body ? readBody(operation['requestBody'], `${place}.requestBody`, reader) : undefined,
    },
    integration: readIntegration(operation[aws('integration')], `${place}.${aws('integration')}`, reader.placeholders),
  };
}

/** Without a validator API Gateway checks nothing. */
function validatorOf(operation: JsonObject, place: string, { root }: Reader): { parameters: boolean; body: boolean } {
  const name = operation[aws('request-validator')] ?? root[aws('request-validator')];
  if (name === undefined) return { parameters: false, body: false };
  const all = optionalObjectAt(root[aws('request-validators')], aws('request-validators'));
  const at = `${aws('request-validators')}.${textAt(name, `${place}.${aws('request-validator')}`)}`;
  const validator = objectAt(all[textAt(name, place)], at);
  knowOnly(validator, ['validateRequestParameters', 'validateRequestBody'], at);
  return { parameters: validator['validateRequestParameters'] === true, body: validator['validateRequestBody'] === true };
}

function isSecured(value: unknown, place: string, schemes: JsonObject): boolean {
  const names = listAt(value, place).flatMap((requirement) => Object.keys(objectAt(requirement, place)));
  for (const name of names) {
    const at = `components.securitySchemes.${name}`;
    const type = objectAt(schemes[name], at)[aws('authtype')];
    if (type !== 'cognito_user_pools') throw new DefinitionError(`${at}.${aws('authtype')}`, 'must be cognito_user_pools');
  }
  return names.length > 0;
}

function readRequired(value: unknown, place: string): RequestRules['required'] {
  return listAt(value, place).flatMap((item, index) => {
    const at = `${place}.${index}`;
    const parameter = objectAt(item, at);
    const name = textAt(parameter['name'], `${at}.name`);
    const where = textAt(parameter['in'], `${at}.in`);
    if (where !== 'header' && where !== 'query' && where !== 'path') throw new DefinitionError(`${at}.in`, 'must be header, query or path');
    return parameter['required'] === true && where !== 'path' ? [{ in: where, name }] : [];
  });
}

function readBody(value: unknown, place: string, { modelOf }: Reader): BodyRule | undefined {
  if (value === undefined) return undefined;
  const body = objectAt(value, place);
  knowOnly(body, ['description', 'required', 'content'], place);
  const models = Object.entries(objectAt(body['content'], `${place}.content`)).map(([type, content]) => {
    const at = `${place}.content.${type}.schema`;
    const schema = objectAt(objectAt(content, `${place}.content.${type}`)['schema'], at);
    return [mediaTypeOf(type), modelOf(textAt(schema['$ref'], `${at}.$ref`), at)] as const;
  });
  return { required: body['required'] === true, models: new Map(models) };
}
