import type { Contract, NamedType, Operation, Parameter, Response } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { problemType, reservedTypes, type SwiftTypes, typeName } from './types';

/**
 * Checks that the Swift SDK can express a contract.
 * @throws ContractError for the first thing that it cannot express.
 */
export function rejectUnsupported({ operations, namedTypes }: Contract, types: SwiftTypes): void {
  for (const schemaType of namedTypes) checkName(schemaType, namedTypes, operations);
  for (const operation of operations) {
    checkId(operation, operations);
    checkBody(operation);
    for (const parameter of operation.parameters) checkParameter(parameter, operation);
    for (const response of operation.responses) checkResponse(response, operation);
    checkProblem(operation, types);
  }
}

function checkName({ name, location }: NamedType, namedTypes: NamedType[], operations: Operation[]): void {
  const type = typeName(name);
  if (reservedTypes.includes(type)) throw location.error(`the schema name ${name} is reserved in Swift`, 'Rename the schema');
  const twin = namedTypes.find((other) => other.name !== name && typeName(other.name) === type);
  if (twin) throw location.error(`the schemas ${twin.name} and ${name} both become ${type} in Swift`, 'Rename one of them');
  const owner = operations.find(({ id }) => problemType(id) === type);
  if (owner) throw location.error(`the schema ${name} has the same name as the Swift errors of ${owner.id}`, 'Rename the schema');
}

/** The members of the client that an operation's method would redeclare. */
export const clientMembers = [
  'Configuration',
  'Me',
  'base',
  'budget',
  'configuration',
  'environment',
  'hooks',
  'me',
  'reset',
  'send',
  'sessions',
  'transport',
  'with',
];

function checkId({ id, location, pagination }: Operation, operations: Operation[]): void {
  if (['init', 'self', ...clientMembers].includes(id)) {
    throw location.error(`the operationId ${id} is a member of the Swift client`, 'Use another operationId');
  }
  const iterators = pagination ? [`${id}Pages`, `${id}Items`] : [];
  const twin = operations.find((other) => iterators.includes(other.id));
  if (twin) {
    throw twin.location.error(`the Swift SDK iterates over ${id} with a method of the name ${twin.id}`, 'Use another operationId');
  }
}

function checkBody({ method, body, location }: Operation): void {
  if (!body || (method !== 'GET' && method !== 'HEAD')) return;
  throw location.error(`the ${method} operation has a request body`, 'Use query parameters, or POST: URLSession sends no body with it');
}

function checkParameter(parameter: Parameter, operation: Operation): void {
  const { name, in: where, location } = parameter;
  const header = where === 'header' ? name.toLowerCase() : '';
  if (where === 'cookie') throw location.error(`the parameter ${name} is a cookie`, 'Use a header: the SDK stores no cookies');
  if (ownHeaders.includes(header)) throw location.error(`the SDK sends the header ${name} itself`, 'Remove the parameter');
  if (header === 'if-none-match') checkConditionalRead(parameter, operation);
}

const ownHeaders = ['accept', 'authorization', 'content-type', ...Object.values(sdkHeaders).map((name) => name.toLowerCase())];

function checkConditionalRead({ name, required, location }: Parameter, { method, responses }: Operation): void {
  if (required) throw location.error(`the header ${name} is required`, 'Make it optional: the SDK sends it only with a cached ETag');
  if (method !== 'GET' || responses.some(({ status }) => status === 304)) return;
  throw location.error(
    `the GET operation has the header ${name} but no response 304`,
    'Declare 304: the SDK sends the header automatically',
  );
}

function checkResponse({ status, content }: Response, { location }: Operation): void {
  if (status < 200 || (status >= 300 && status < 400 && status !== 304)) {
    throw location.error(`the SDK does not support the response ${status}`, 'Use a status of success, 304, or an error status');
  }
  if (status < 400 || !content) return;
  if (content.type === 'application/problem+json' && content.schemaType.kind === 'named' && content.schemaType.name === 'Problem') return;
  throw location.error(
    `the response ${status} is not a Problem`,
    'Describe it as application/problem+json with the schema #/components/schemas/Problem',
  );
}

function checkProblem({ location }: Operation, types: SwiftTypes): void {
  const problem = types.named('Problem');
  if (!problem) {
    throw location.error('no response of the contract is a Problem', 'Describe one with #/components/schemas/Problem: the SDK reads it');
  }
  const properties = recordOf(problem);
  const code = properties.find(({ name }) => name === 'code')?.schemaType;
  if (code?.kind !== 'named' || code.name !== 'ProblemCode') {
    throw problem.location.error('Problem has no property code of the type ProblemCode', 'Declare it: the SDK reads it');
  }
  const requestId = properties.find(({ name }) => name === 'requestId')?.schemaType;
  if (!requestId || !types.isString(requestId)) {
    throw problem.location.error('Problem has no property requestId of the type string', 'Declare it: the SDK reads it');
  }
}
