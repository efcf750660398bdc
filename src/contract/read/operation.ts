import {
  callers,
  locations,
  parameterTypes,
  type Caller,
  type Method,
  type Operation,
  type Parameter,
  type RequestBody,
  type Response,
  type Shape,
} from '../model';
import { readPagination } from './pagination';
import { capitalized, isPersonal, textOf, type Shapes } from './shape';
import { resolved } from './schema';
import type { Spot } from './source';

interface Place {
  spot: Spot;
  method: Method;
  path: string;
  /** The parameters of the path item. */
  shared: Spot[];
  /** Where the types of the operation are gathered. */
  shapes: Shapes;
}

/** @throws ContractError with the place of what cannot be compiled. */
export function readOperation({ spot, method, path, shared, shapes }: Place, bearer: string): Operation {
  readSecurity(spot, bearer);
  const responses = spot.need('responses', 'Declare every status that the operation can answer');
  const id = readId(spot);
  const typeName = capitalized(id);
  const parameters = readParameters(shared, spot, (parameter, schema) => shapes.read(schema, `${typeName}${capitalized(parameter)}`));
  const operation = {
    id,
    method,
    path,
    place: spot,
    summary: textOf(spot, 'summary'),
    description: textOf(spot, 'description'),
    access: readAccess(spot),
    parameters,
    body: readBody(spot, shapes),
    responses: responses
      .entries()
      .map(([status, response]) => readResponse(status, response, (schema) => shapes.read(schema, `${typeName}${status}`))),
    success: readSuccess(responses),
    pagination: readPagination(spot, parameters),
  };
  for (const [, name] of path.matchAll(/\{([^}]+)\}/g)) {
    if (!operation.parameters.some((parameter) => parameter.in === 'path' && parameter.name === name)) {
      throw spot.error(`the path parameter {${name}} is not declared`, 'Declare it at the path, with in: path and required: true');
    }
  }
  return operation;
}

function readId(spot: Spot): string {
  const id = spot.need('operationId', 'Name the operation: handler, function and tests are named after it');
  if (!/^[a-z][A-Za-z0-9]*$/.test(id.string())) {
    throw id.error(`operationId ${id.string()}`, 'It names files and CloudFormation resources: use camelCase letters and digits');
  }
  return id.string();
}

function readSecurity(spot: Spot, bearer: string): void {
  const repair = `Write security: [{ ${bearer}: [] }]`;
  const security = spot.need('security', repair);
  if (JSON.stringify(security.value()) !== JSON.stringify([{ [bearer]: [] }])) throw security.error('not the one bearer scheme', repair);
}

function readAccess(spot: Spot): Caller[] {
  const repair = `List who may call it: ${callers.join(', ')}`;
  const access = spot.need('x-access', repair);
  const names = access.items().map((item) => item.string());
  if (names.length === 0) throw access.error('nobody may call it', repair);
  return names.map((name) => {
    const caller = callers.find((known) => known === name);
    if (!caller) throw access.error(`unknown caller ${name}`, repair);
    return caller;
  });
}

function readParameters(shared: Spot[], spot: Spot, shapeOf: (name: string, schema: Spot) => Shape): Parameter[] {
  const read = (parameter: Spot) => readParameter(parameter, shapeOf);
  const own = (spot.find('parameters')?.items() ?? []).map(read);
  const isOverridden = (one: Parameter) => own.some((other) => other.name === one.name && other.in === one.in);
  return [...shared.map(read).filter((parameter) => !isOverridden(parameter)), ...own];
}

function readParameter(spot: Spot, shapeOf: (name: string, schema: Spot) => Shape): Parameter {
  const name = spot.need('name', 'Name the parameter').string();
  const place = spot.need('in', `Say where it is: ${locations.join(', ')}`);
  const where = locations.find((known) => known === place.value());
  if (!where) throw place.error(`unknown location ${String(place.value())}`, `Use one of ${locations.join(', ')}`);
  if (where === 'path' && spot.find('required')?.value() !== true) {
    throw spot.error('a path parameter that is not required', 'Write required: true');
  }
  const schema = spot.need('schema', 'Describe the parameter by a schema, not by content');
  const type = parameterTypes.find((known) => known === schema.find('type')?.value());
  if (!type) throw schema.error('not a single value', `Give the parameter one of the types ${parameterTypes.join(', ')}`);
  return {
    name,
    in: where,
    type,
    required: spot.find('required')?.value() === true,
    description: textOf(spot, 'description'),
    shape: shapeOf(name, schema),
    personal: isPersonal(schema),
    place: spot,
  };
}

function readBody(spot: Spot, shapes: Shapes): RequestBody | undefined {
  const body = spot.find('requestBody');
  if (!body) return undefined;
  const content = body.need('content', 'Describe application/json');
  const [first, ...others] = content.entries();
  if (first?.[0] !== 'application/json' || others.length > 0) {
    throw content.error('a request body that is not application/json alone', 'Describe application/json and nothing else');
  }
  const schema = first[1].need('schema', 'Refer to a schema in components.schemas');
  if (!schema.referred || !schema.pointer.startsWith('#/components/schemas/')) {
    throw schema.error('an inline request schema', 'API Gateway sometimes ignores it: put it in components.schemas and refer to it');
  }
  if (!/^[A-Za-z0-9]+$/.test(schema.name)) {
    throw schema.error(`the request schema ${schema.name}`, 'API Gateway names models by letters and digits: rename it');
  }
  shapes.read(schema, schema.name);
  const isObject = schema.find('type')?.value() === 'object';
  return { required: body.find('required')?.value() === true, name: schema.name, isObject, place: schema };
}

function readResponse(status: string, spot: Spot, shapeOf: (schema: Spot) => Shape): Response {
  if (!/^[1-5][0-9]{2}$/.test(status)) {
    throw spot.error(`the response ${status}`, 'API Gateway has no default or ranges: declare each status by its number');
  }
  const [media, ...others] = spot.find('content')?.entries() ?? [];
  if (others[0])
    throw others[0][1].error('a second media type for one status', 'An SDK has one type for each answer: describe one media type');
  return {
    status: Number(status),
    description: spot.need('description', 'Say what the answer means').string(),
    headers: (spot.find('headers')?.entries() ?? []).map(([name]) => name),
    ...(media && { content: { type: media[0], shape: shapeOf(media[1].need('schema', 'Describe the answer by a schema')) } }),
    codes: media ? problemCodes(...media) : [],
  };
}

function problemCodes(type: string, media: Spot): string[] {
  if (type !== 'application/problem+json') return [];
  return (
    media
      .find('examples')
      ?.entries()
      .map(([code]) => code) ?? []
  );
}

function readSuccess(responses: Spot): unknown {
  const success = responses.entries().find(([status, response]) => status.startsWith('2') && response.find('content'));
  const schema = success?.[1].find('content')?.find('application/json')?.find('schema');
  return schema && resolved(schema);
}
