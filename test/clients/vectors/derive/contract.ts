import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isObject, type Json, type JsonObject } from '../vector';

/** An operation of the contract, as far as the vectors follow from it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Empty for an operation without a body. */
  readonly bodies: readonly Example[];
  readonly mediaType: string | undefined;
  readonly responses: readonly Response[];
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema: JsonObject;
  readonly example: Json;
}

export interface Example {
  readonly name: string;
  readonly value: Json;
}

export interface Response {
  readonly status: number;
  /** The examples of the declared headers. Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty for a response without content. */
  readonly examples: readonly Example[];
  /** The required members of the JSON object. */
  readonly required: readonly string[];
}

const methods = ['get', 'put', 'post', 'delete', 'patch', 'head'];

/**
 * Reads the operations in openapi.yaml. The code generator has its own reader: a mistake in it must not change the vectors.
 */
export function readOperations(): Operation[] {
  const document = parse(readFileSync(join(__dirname, '../../../../openapi.yaml'), 'utf8'), { merge: true }) as JsonObject;
  const root = (value: Json | undefined): JsonObject => object(followed(document, value));
  return Object.entries(root(document['paths'])).flatMap(([path, item]) => {
    const shared = list(root(item)['parameters']);
    const own = Object.entries(root(item)).filter(([key]) => methods.includes(key));
    return own.map(([method, operation]) => readOperation(root, { path, method, shared }, object(operation)));
  });
}

type Root = (value: Json | undefined) => JsonObject;

interface Place {
  readonly path: string;
  readonly method: string;
  readonly shared: readonly Json[];
}

function readOperation(root: Root, { path, method, shared }: Place, operation: JsonObject): Operation {
  const [mediaType, content] = Object.entries(root(root(operation['requestBody'])['content']))[0] ?? [];
  return {
    id: String(operation['operationId']),
    method: method.toUpperCase(),
    path,
    parameters: [...shared, ...list(operation['parameters'])].map((parameter) => readParameter(root, root(parameter))),
    bodies: examplesIn(root, content),
    mediaType,
    responses: Object.entries(object(operation['responses'])).map(([status, response]) =>
      readResponse(root, Number(status), root(response)),
    ),
  };
}

const readParameter = (root: Root, { name, in: location, schema, example = null }: JsonObject): Parameter => ({
  name: String(name),
  in: String(location),
  schema: root(schema),
  example,
});

function readResponse(root: Root, status: number, response: JsonObject): Response {
  const [content] = Object.values(root(response['content']));
  const headers = Object.entries(root(response['headers'])).map(([name, header]) => [name.toLowerCase(), String(root(header)['example'])]);
  const required = list(root(root(content)['schema'])['required']).map(String);
  return { status, headers: Object.fromEntries(headers) as Record<string, string>, examples: examplesIn(root, content), required };
}

const examplesIn = (root: Root, content: Json | undefined): Example[] =>
  Object.entries(root(root(content)['examples'])).map(([name, example]) => ({ name, value: root(example)['value'] ?? null }));

function followed(document: JsonObject, value: Json | undefined): Json {
  if (value === undefined || !isObject(value) || typeof value['$ref'] !== 'string') return value ?? null;
  const steps = value['$ref'].replace('#/', '').split('/');
  let found: Json | undefined = document;
  for (const step of steps) found = object(found)[step];
  return followed(document, found);
}

/** An absent object has no members. */
const object = (value: Json | undefined): JsonObject => (value !== undefined && isObject(value) ? value : {});

const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
