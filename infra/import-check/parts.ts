import { isObject, type Json } from './json';

/** The kinds of objects in a definition that the import of API Gateway reads. */
export type Kind =
  | 'root'
  | 'info'
  | 'components'
  | 'path'
  | 'method'
  | 'parameter'
  | 'requestBody'
  | 'content'
  | 'response'
  | 'header'
  | 'schema'
  | 'securityScheme'
  | 'integration'
  | 'integrationResponse'
  | 'gatewayResponse'
  | 'malformed';

/** One object of a definition. */
export interface Part {
  kind: Kind;
  /** The key of the object in its parent. */
  name: string;
  /** The keys from the root to the object. */
  path: readonly string[];
  value: Json;
}

/** The content of a member: a value that a rule inspects, one object of a kind, or a list or map of such objects. */
type Content = 'value' | { one: Kind } | { each: Kind };

const values = (...keys: string[]): Record<string, Content> => Object.fromEntries(keys.map((key) => [key, 'value']));
const aws = (...names: string[]) => names.map((name) => `x-amazon-apigateway-${name}`);
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/**
 * The members that each kind of object supports. It includes unsupported members that have a rule of their own, because the message of that
 * rule says more than "not supported".
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
const grammar: Record<Kind, Record<string, Content>> = {
  root: {
    ...values('openapi', 'servers', 'tags', 'externalDocs', 'security'),
    ...values(...aws('request-validators', 'request-validator', 'binary-media-types', 'policy', 'minimum-compression-size')),
    info: { one: 'info' },
    paths: { each: 'path' },
    components: { one: 'components' },
    'x-amazon-apigateway-gateway-responses': { each: 'gatewayResponse' },
  },
  info: values('title', 'version', 'description'),
  components: { schemas: { each: 'schema' }, securitySchemes: { each: 'securityScheme' } },
  path: Object.fromEntries(methods.map((method) => [method, { one: 'method' }])),
  method: {
    ...values('operationId', 'security', 'summary', 'description', 'tags', 'externalDocs', 'servers', ...aws('request-validator')),
    parameters: { each: 'parameter' },
    requestBody: { one: 'requestBody' },
    responses: { each: 'response' },
    'x-amazon-apigateway-integration': { one: 'integration' },
  },
  parameter: values('name', 'in', 'required', 'description', 'schema'),
  requestBody: { ...values('required', 'description'), content: { each: 'content' } },
  content: values('schema'),
  response: { ...values('description', '$ref', 'content', 'links'), headers: { each: 'header' } },
  header: values('schema', 'description'),
  schema: {},
  securityScheme: values('type', 'name', 'in', ...aws('authtype', 'authorizer')),
  integration: {
    ...values('type', 'httpMethod', 'uri', 'passthroughBehavior', 'timeoutInMillis', 'requestTemplates'),
    responses: { each: 'integrationResponse' },
  },
  integrationResponse: values('statusCode', 'responseParameters', 'responseTemplates'),
  gatewayResponse: values('statusCode', 'responseParameters', 'responseTemplates'),
  malformed: {},
};

/** Returns all objects of a definition, parents first. A value that must be an object and is not becomes a part of the kind `malformed`. */
export function partsOf(definition: unknown): Part[] {
  return [...below({ kind: 'root', name: '', path: [] }, definition)];
}

function* below(head: Omit<Part, 'value'>, value: unknown): Generator<Part> {
  if (!isObject(value)) {
    yield { ...head, kind: 'malformed', value: {} };
    return;
  }
  yield { ...head, value };
  for (const [key, content] of Object.entries(grammar[head.kind])) {
    const member = value[key];
    const path = [...head.path, key];
    if (content === 'value' || member === undefined || typeof member === 'boolean') continue;
    if ('one' in content) yield* below({ kind: content.one, name: key, path }, member);
    else if (!isObject(member) && !Array.isArray(member)) yield { kind: 'malformed', name: key, path, value: {} };
    else for (const [name, item] of Object.entries(member)) yield* below({ kind: content.each, name, path: [...path, name] }, item);
  }
}

/** Returns the members of an object that its kind does not support. Schemas have a rule of their own. */
export const unsupportedMembers = ({ kind, value }: Part): string[] =>
  kind === 'schema' ? [] : Object.keys(value).filter((key) => !Object.hasOwn(grammar[kind], key));
