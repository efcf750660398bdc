import type { Contract, NamedShape, Operation, Parameter, Response } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { problemType, reservedTypes, type SwiftTypes } from './types';

/**
 * Checks that the Swift SDK can express a contract.
 * @throws ContractError for the first thing that it cannot express.
 */
export function rejectUnsupported({ operations, shapes }: Contract, types: SwiftTypes): void {
  for (const shape of shapes) checkName(shape, operations);
  for (const operation of operations) {
    checkId(operation, operations);
    checkBody(operation);
    for (const parameter of operation.parameters) checkParameter(parameter, operation);
    for (const response of operation.responses) checkResponse(response, operation);
    checkProblem(operation, types);
  }
}

function checkName({ name, place }: NamedShape, operations: Operation[]): void {
  if (reservedTypes.includes(name)) throw place.error(`the schema name ${name} is reserved in Swift`, 'Rename the schema');
  const owner = operations.find(({ id }) => problemType(id) === name);
  if (owner) throw place.error(`the schema ${name} has the same name as the Swift errors of ${owner.id}`, 'Rename the schema');
}

/** The members of the client that an operation's method would redeclare. */
export const clientMembers = ['base', 'cache', 'configuration', 'environment', 'read', 'send', 'tokens', 'transport', 'with'];

function checkId({ id, place, pagination }: Operation, operations: Operation[]): void {
  if (['init', 'self', ...clientMembers].includes(id)) {
    throw place.error(`the operationId ${id} is a member of the Swift client`, 'Use another operationId');
  }
  const iterators = pagination ? [`${id}Pages`, `${id}Items`] : [];
  const twin = operations.find((other) => iterators.includes(other.id));
  if (twin) {
    throw twin.place.error(`the Swift SDK iterates over ${id} with a method of the name ${twin.id}`, 'Use another operationId');
  }
}

function checkBody({ method, body, place }: Operation): void {
  if (!body || (method !== 'GET' && method !== 'HEAD')) return;
  throw place.error(`the ${method} operation has a request body`, 'Use query parameters, or POST: URLSession sends no body with it');
}

function checkParameter(parameter: Parameter, operation: Operation): void {
  const { name, in: where, place } = parameter;
  const header = where === 'header' ? name.toLowerCase() : '';
  if (where === 'cookie') throw place.error(`the parameter ${name} is a cookie`, 'Use a header: the SDK stores no cookies');
  if (ownHeaders.includes(header)) throw place.error(`the SDK sends the header ${name} itself`, 'Remove the parameter');
  if (header === 'if-none-match') checkConditionalRead(parameter, operation);
}

const ownHeaders = ['accept', 'authorization', 'content-type', ...Object.values(sdkHeaders).map((name) => name.toLowerCase())];

function checkConditionalRead({ name, required, place }: Parameter, { method, responses }: Operation): void {
  if (required) throw place.error(`the header ${name} is required`, 'Make it optional: the SDK sends it only with a cached ETag');
  if (method !== 'GET' || responses.some(({ status }) => status === 304)) return;
  throw place.error(`the GET operation has the header ${name} but no response 304`, 'Declare 304: the SDK sends the header automatically');
}

function checkResponse({ status, content }: Response, { place }: Operation): void {
  if (status < 200 || (status >= 300 && status < 400 && status !== 304)) {
    throw place.error(`the SDK does not support the response ${status}`, 'Use a status of success, 304, or an error status');
  }
  if (status < 400 || !content) return;
  if (content.type === 'application/problem+json' && content.shape.kind === 'named' && content.shape.name === 'Problem') return;
  throw place.error(
    `the response ${status} is not a Problem`,
    'Describe it as application/problem+json with the schema #/components/schemas/Problem',
  );
}

function checkProblem({ place }: Operation, types: SwiftTypes): void {
  const problem = types.named('Problem');
  if (!problem) {
    throw place.error('no response of the contract is a Problem', 'Describe one with #/components/schemas/Problem: the SDK reads it');
  }
  const properties = recordOf(problem);
  const code = properties.find(({ name }) => name === 'code')?.shape;
  if (code?.kind !== 'named' || code.name !== 'ProblemCode') {
    throw problem.place.error('Problem has no property code of the type ProblemCode', 'Declare it: the SDK reads it');
  }
  const requestId = properties.find(({ name }) => name === 'requestId')?.shape;
  if (!requestId || !types.isString(requestId)) {
    throw problem.place.error('Problem has no property requestId of the type string', 'Declare it: the SDK reads it');
  }
}
