import {
  callers,
  locations,
  mergePatch,
  parameterTypes,
  type Caller,
  type Method,
  type Operation,
  type Pagination,
  type Parameter,
  type RequestBody,
  type Response,
  type SchemaType,
} from '../model';
import { capitalized, isPersonal, resolvedSchema, textOf, type SchemaTypeReader } from './schema-type';
import type { SourceNode } from './source';

interface OperationSource {
  node: SourceNode;
  method: Method;
  path: string;
  /** The parameters of the path item. */
  shared: SourceNode[];
  /** Collects the types that the operation uses. */
  types: SchemaTypeReader;
}

/**
 * Reads one operation into the model.
 * @param bearer the name of the security scheme that the operation must require
 * @throws ContractError for the first thing that is not supported
 */
export function readOperation({ node, method, path, shared, types }: OperationSource, bearer: string): Operation {
  checkSecurity(node, bearer);
  const responses = node.need('responses', 'Declare every status that the operation can return');
  const id = readId(node);
  const typeName = capitalized(id);
  const parameters = readParameters(shared, node, (parameter, schema) => types.read(schema, `${typeName}${capitalized(parameter)}`));
  checkPathParameters(path, parameters, node);
  return {
    id,
    method,
    path,
    location: node,
    summary: textOf(node, 'summary'),
    description: textOf(node, 'description'),
    access: readAccess(node),
    parameters,
    body: readBody(node, method, types),
    responses: responses
      .entries()
      .map(([status, response]) => readResponse(status, response, (schema) => types.read(schema, `${typeName}${status}`))),
    success: readSuccess(responses),
    pagination: readPagination(node, parameters),
  };
}

function checkSecurity(operation: SourceNode, bearer: string): void {
  const repair = `Write security: [{ ${bearer}: [] }]`;
  const security = operation.need('security', repair);
  if (JSON.stringify(security.value()) !== JSON.stringify([{ [bearer]: [] }])) {
    throw security.error('the operation must require exactly the bearer scheme', repair);
  }
}

function checkPathParameters(path: string, parameters: Parameter[], operation: SourceNode): void {
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) continue;
    throw operation.error(`the path parameter {${name}} is not declared`, 'Declare it at the path, with in: path and required: true');
  }
}

function readId(operation: SourceNode): string {
  const id = operation.need('operationId', 'Add one: the handler, the function and the tests are named after it');
  if (!/^[a-z][A-Za-z0-9]*$/.test(id.string())) {
    throw id.error(
      `the operationId "${id.string()}" cannot name files and CloudFormation resources`,
      'Use camelCase with only letters and digits',
    );
  }
  return id.string();
}

function readAccess(operation: SourceNode): Caller[] {
  const repair = `List the allowed callers: ${callers.join(', ')}`;
  const access = operation.need('x-access', repair);
  const names = access.items().map((item) => item.string());
  if (names.length === 0) throw access.error('x-access allows no caller', repair);
  return names.map((name) => {
    const caller = callers.find((known) => known === name);
    if (!caller) throw access.error(`x-access contains the unknown caller "${name}"`, repair);
    return caller;
  });
}

function readParameters(
  shared: SourceNode[],
  operation: SourceNode,
  typeOf: (name: string, schema: SourceNode) => SchemaType,
): Parameter[] {
  const read = (parameter: SourceNode) => readParameter(parameter, typeOf);
  const own = (operation.find('parameters')?.items() ?? []).map(read);
  const isOverridden = (one: Parameter) => own.some((other) => other.name === one.name && other.in === one.in);
  return [...shared.map(read).filter((parameter) => !isOverridden(parameter)), ...own];
}

function readParameter(node: SourceNode, typeOf: (name: string, schema: SourceNode) => SchemaType): Parameter {
  const name = node.need('name', 'Write the name of the parameter').string();
  const required = node.find('required')?.value() === true;
  const location = readLocation(node);
  if (location === 'path' && !required) throw node.error(`the path parameter ${name} is not required`, 'Write required: true');
  const schema = node.need('schema', 'Describe the parameter by schema, not by content');
  const type = parameterTypes.find((known) => known === schema.find('type')?.value());
  if (!type) throw schema.error(`the parameter ${name} is not a single value`, `Use one of the types ${parameterTypes.join(', ')}`);
  const description = textOf(node, 'description');
  return {
    name,
    in: location,
    type,
    required,
    description,
    schemaType: typeOf(name, schema),
    personal: isPersonal(schema),
    location: node,
  };
}

function readLocation(parameter: SourceNode): Parameter['in'] {
  const repair = `Use one of ${locations.join(', ')}`;
  const node = parameter.need('in', repair);
  const location = locations.find((known) => known === node.value());
  if (!location) throw node.error(`the parameter location "${String(node.value())}" is unknown`, repair);
  return location;
}

function readBody(operation: SourceNode, method: Method, types: SchemaTypeReader): RequestBody | undefined {
  const body = operation.find('requestBody');
  if (!body) return undefined;
  const content = body.need('content', 'Describe its media type');
  const mediaType = method === 'PATCH' ? mergePatch : 'application/json';
  const [first, ...others] = content.entries();
  if (first?.[0] !== mediaType || others.length > 0) {
    throw content.error(`the only media type of the request body of a ${method} is ${mediaType}`, `Describe ${mediaType} and nothing else`);
  }
  const schema = first[1].need('schema', 'Refer to a schema in components.schemas');
  if (!schema.referred || !schema.pointer.startsWith('#/components/schemas/')) {
    throw schema.error(
      'the request schema is written inline',
      'Move it to components.schemas and refer to it: API Gateway sometimes ignores inline schemas',
    );
  }
  types.read(schema, schema.name);
  const isObject = schema.find('type')?.value() === 'object';
  return { mediaType, required: body.find('required')?.value() === true, name: schema.name, isObject, location: schema };
}

function readResponse(status: string, node: SourceNode, typeOf: (schema: SourceNode) => SchemaType): Response {
  if (!/^[1-5][0-9]{2}$/.test(status)) {
    throw node.error(`API Gateway does not support the response "${status}"`, 'Declare each status by its number');
  }
  const [media, ...others] = node.find('content')?.entries() ?? [];
  if (others[0]) {
    throw others[0][1].error(`${status} has a second media type`, 'Describe one media type: an SDK has one type for each response');
  }
  return {
    status: Number(status),
    description: node.need('description', 'Describe the meaning of the response').string(),
    headers: (node.find('headers')?.entries() ?? []).map(([name]) => name),
    ...(media && { content: { type: media[0], schemaType: typeOf(media[1].need('schema', 'Describe the response by a schema')) } }),
    codes: media ? problemCodes(...media) : [],
  };
}

function problemCodes(type: string, media: SourceNode): string[] {
  const examples = type === 'application/problem+json' ? media.find('examples') : undefined;
  return examples?.entries().map(([code]) => code) ?? [];
}

function readSuccess(responses: SourceNode): unknown {
  const success = responses.entries().find(([status, response]) => status.startsWith('2') && response.find('content'));
  const schema = success?.[1].find('content')?.find('application/json')?.find('schema');
  return schema && resolvedSchema(schema);
}

function readPagination(operation: SourceNode, parameters: readonly Parameter[]): Pagination | undefined {
  const node = operation.find('x-pagination');
  if (!node) return undefined;
  const repair = 'Write x-pagination: { cursor: <query parameter>, next: <string property>, items: <array property> }';
  const cursor = node.need('cursor', repair);
  if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === cursor.value())) {
    throw cursor.error(`the operation has no query parameter "${String(cursor.value())}"`, repair);
  }
  const propertyOf = (key: string, type: string): string => {
    const name = node.need(key, repair);
    const found = pageSchema(operation)?.find('properties')?.find(name.string());
    if (found?.find('type')?.value() === type) return name.string();
    throw name.error(`the 200 response has no property "${name.string()}" of type ${type}`, repair);
  };
  return { cursor: cursor.string(), next: propertyOf('next', 'string'), items: propertyOf('items', 'array') };
}

function pageSchema(operation: SourceNode): SourceNode | undefined {
  return operation.find('responses')?.find('200')?.find('content')?.find('application/json')?.find('schema');
}
