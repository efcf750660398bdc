import { readFileSync } from 'node:fs';
import Ajv, { type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import type { OperationId } from '../src/http/operation';

/** A response as received over the network. */
export interface WireResponse {
  status: number;
  headers: Headers;
  text: string;
}

interface DeclaredResponse {
  headers?: Record<string, { required?: boolean; schema: object }>;
  content?: Record<string, { schema: object }>;
}

interface Schema {
  properties?: Record<string, unknown>;
  additionalProperties?: unknown;
}

export const contract = parse(readFileSync('openapi.yaml', 'utf8'), { maxAliasCount: -1 });

// Clients accept undeclared properties and codes. The tests do not: an undeclared property would be a leak, an undeclared code a bug.
const withEnums = JSON.stringify(contract).replaceAll('"x-extensible-enum":', '"enum":');
const closed = JSON.parse(withEnums, (_, node: Schema | null) =>
  node !== null &&
  typeof node === 'object' &&
  typeof node.properties === 'object' &&
  node.additionalProperties === undefined &&
  'type' in node
    ? { ...node, additionalProperties: false }
    : node,
);

const ajv = addFormats(new Ajv({ strict: false, allErrors: true, coerceTypes: false }));
ajv.addSchema(closed, 'contract');
for (const format of ['int32', 'int64']) ajv.addFormat(format, true);

const compiled = new Map<string, ValidateFunction>();

/** Returns how a response differs from what the contract declares for the operation. Returns an empty list if it conforms. */
export function violations(operationId: OperationId, { status, headers, text }: WireResponse): string[] {
  const declared = declaredResponse(operationId, status);
  if (!declared) return [`${operationId} does not declare the status ${status}`];
  return [...headerViolations(declared, headers), ...bodyViolations(declared, headers, text)];
}

function headerViolations(declared: DeclaredResponse, headers: Headers): string[] {
  return Object.entries(declared.headers ?? {}).flatMap(([name, reference]) => {
    const { required, schema } = resolved<{ required?: boolean; schema: object }>(reference);
    const value = headers.get(name);
    if (value === null) return required ? [`the header ${name} is missing`] : [];
    return errorsOf(schema, value).map((error) => `the header ${name} ${error}`);
  });
}

function bodyViolations(declared: DeclaredResponse, headers: Headers, text: string): string[] {
  const [mediaType, content] = Object.entries(declared.content ?? {})[0] ?? [];
  if (!mediaType || !content) return text === '' ? [] : ['the response has a body, but the contract declares none'];
  if (headers.get('content-type') !== mediaType) return [`the content type is ${headers.get('content-type')}, not ${mediaType}`];
  return errorsOf(content.schema, JSON.parse(text)).map((error) => `the body ${error}`);
}

function declaredResponse(operationId: OperationId, status: number): DeclaredResponse | undefined {
  for (const path of Object.values<Record<string, { operationId?: string; responses?: Record<string, object> }>>(closed.paths)) {
    const operation = Object.values(path).find((candidate) => candidate.operationId === operationId);
    const declared = operation?.responses?.[status];
    if (declared) return resolved<DeclaredResponse>(declared);
  }
  return undefined;
}

function resolved<Node extends object>(node: object): Node {
  const reference = '$ref' in node ? String(node.$ref) : undefined;
  if (reference === undefined) return node as Node;
  return reference
    .slice(2)
    .split('/')
    .reduce((inner, name) => inner[name], closed);
}

function errorsOf(schema: object, value: unknown): string[] {
  const key = JSON.stringify(schema);
  const absolute = JSON.parse(key.replaceAll('"$ref":"#/', '"$ref":"contract#/'));
  const validate = compiled.get(key) ?? ajv.compile(absolute);
  compiled.set(key, validate);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`);
}
