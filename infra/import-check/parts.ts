/** JSON whose shape is not known yet. */
export type Json = Readonly<Record<string, unknown>>;

/** What the parts of a definition are, as far as API Gateway's import looks at them. */
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
  /** Its key in the object that holds it. */
  name: string;
  /** Where it is, as the keys on the way to it. */
  path: readonly string[];
  value: Json;
}

/** What is under a key: a value that rules look into, one part, or a list or an object of parts. */
type Inner = 'value' | { one: Kind } | { each: Kind };

const values = (...keys: string[]): Record<string, Inner> => Object.fromEntries(keys.map((key) => [key, 'value']));
const aws = (...names: string[]) => names.map((name) => `x-amazon-apigateway-${name}`);
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'];

/**
 * The keys that a part may have. Those with a rule of their own are among them: that rule says more than "unknown".
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-known-issues.html and
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-swagger-extensions.html
 */
const grammar: Record<Kind, Record<string, Inner>> = {
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

/** All parts of a definition, the outer before the inner. What should be an object and is none is a part of the kind `malformed`. */
export function partsOf(definition: unknown): Part[] {
  return [...below({ kind: 'root', name: '', path: [] }, definition)];
}

function* below(head: Omit<Part, 'value'>, value: unknown): Generator<Part> {
  if (!isObject(value)) {
    yield { ...head, kind: 'malformed', value: {} };
    return;
  }
  yield { ...head, value };
  for (const [key, inner] of Object.entries(grammar[head.kind])) {
    const held = value[key];
    const path = [...head.path, key];
    if (inner === 'value' || held === undefined || typeof held === 'boolean') continue;
    if ('one' in inner) yield* below({ kind: inner.one, name: key, path }, held);
    else if (!isObject(held) && !Array.isArray(held)) yield { kind: 'malformed', name: key, path, value: {} };
    else for (const [name, item] of Object.entries(held)) yield* below({ kind: inner.each, name, path: [...path, name] }, item);
  }
}

/** The keys of a part that its kind does not have. Those of a schema have a rule of their own. */
export const strangersIn = ({ kind, value }: Part): string[] =>
  kind === 'schema' ? [] : Object.keys(value).filter((key) => !Object.hasOwn(grammar[kind], key));

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object under a key, empty when there is none. */
export function objectIn(value: Json, key: string): Json {
  const held = value[key];
  return isObject(held) ? held : {};
}

/** The list under a key, empty when there is none. */
export function listIn(value: Json, key: string): readonly unknown[] {
  const held = value[key];
  return Array.isArray(held) ? held : [];
}

/**
 * A definition out of a template, with each intrinsic function as the text that stands for its result.
 * What surrounds a placeholder, such as the quotes of a header's literal, stays to be seen.
 */
export function withoutIntrinsics(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutIntrinsics);
  if (!isObject(value)) return value;
  const [name = '', ...others] = Object.keys(value);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return standIn(name, value[name]);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutIntrinsics(inner)]));
}

function standIn(name: string, argument: unknown): string {
  if (name === 'Fn::Sub') return String(Array.isArray(argument) ? argument[0] : argument);
  if (name === 'Fn::Join' && Array.isArray(argument) && Array.isArray(argument[1])) {
    return argument[1].map((part) => String(withoutIntrinsics(part))).join(String(argument[0]));
  }
  return `\${${Array.isArray(argument) ? argument.map((part) => JSON.stringify(part)).join('.') : String(argument)}}`;
}
