import type { Contract, Operation, Parameter, Response } from '../../model';
import { recordOf } from '../conversions';
import { sdkHeaders } from '../sdk-headers';
import { identifier } from './syntax';
import { conventionOf } from './operations';
import type { SwiftTypes } from './types';

/** @throws ContractError for the first thing that the Swift SDK cannot do. */
export function refuseUnsupported({ operations }: Contract, types: SwiftTypes): void {
  for (const operation of operations) {
    checkId(operation, operations);
    checkBody(operation);
    for (const parameter of operation.parameters) checkParameter(parameter, operation);
    for (const response of operation.responses) checkResponse(response, operation);
    checkProblem(operation, types);
  }
}

/** What the client has beside the operations. */
export const clientMembers = ['base', 'configuration', 'entities', 'environment', 'read', 'send', 'tokens', 'transport', 'with'];

function checkId({ id, place, pagination }: Operation, operations: Operation[]): void {
  if (['init', 'self', ...clientMembers].includes(id)) {
    throw place.error(`the operation ${id} is called like something that the Swift client has`, 'Give it another operationId');
  }
  const walks = pagination ? [`${id}Pages`, `${id}Items`] : [];
  const twin = operations.find((other) => walks.includes(other.id));
  if (twin) throw twin.place.error(`${twin.id} is also how the Swift SDK walks over ${id}`, 'Give it another operationId');
}

function checkBody({ method, body, place }: Operation): void {
  if (!body || (method !== 'GET' && method !== 'HEAD')) return;
  throw place.error(`${method} with a body`, 'URLSession sends none: use query parameters, or POST');
}

function checkParameter(parameter: Parameter, operation: Operation): void {
  const { name, in: where, place } = parameter;
  const header = where === 'header' ? name.toLowerCase() : '';
  if (where === 'cookie') throw place.error(`the cookie ${name}`, 'An app has no cookies: use a header');
  if (ownHeaders.includes(header)) throw place.error(`the header ${name}`, 'The SDK sends it by itself: remove the parameter');
  if (header === 'if-none-match') checkConditionalRead(parameter, operation);
  const taken = ['body', 'send', operation.id, `${operation.id}Pages`, ...(conventionOf(parameter) ? [] : ['idempotencyKey', 'ifMatch'])];
  if (!taken.includes(identifier(name))) return;
  throw place.error(`the parameter ${name} is called like something that the Swift method has`, 'Rename it');
}

const ownHeaders = ['accept', 'authorization', 'content-type', ...Object.values(sdkHeaders).map((name) => name.toLowerCase())];

function checkConditionalRead({ name, required, place }: Parameter, { method, responses }: Operation): void {
  if (required) throw place.error(`${name} that is required`, 'Let it be optional: the SDK sends it in a GET alone');
  if (method !== 'GET' || responses.some(({ status }) => status === 304)) return;
  throw place.error(`${name} in a GET without a 304 that answers it`, 'Declare 304: the SDK sends the header by itself');
}

function checkResponse({ status, content }: Response, { place }: Operation): void {
  if (status < 200 || (status >= 300 && status < 400 && status !== 304)) {
    throw place.error(`the answer ${status}`, 'The SDK knows success, 304 and problems: answer with one of them');
  }
  if (status < 400 || !content) return;
  if (content.type === 'application/problem+json' && content.shape.kind === 'named' && content.shape.name === 'Problem') return;
  throw place.error(`the answer ${status} is no Problem`, 'Describe it as application/problem+json by #/components/schemas/Problem');
}

/** What the runtime reads of a problem document. */
const problemParts = { code: 'ProblemCode', requestId: 'String' };

function checkProblem({ place }: Operation, types: SwiftTypes): void {
  const problem = types.named('Problem');
  if (!problem) throw place.error('no answer is a Problem', 'Describe one by #/components/schemas/Problem: the SDK reads it');
  for (const [name, type] of Object.entries(problemParts)) {
    const property = recordOf(problem).find((one) => one.name === name);
    if (property && types.of(property.shape, false) === type) continue;
    throw problem.place.error(`Problem has no ${name} that is ${type === 'String' ? 'text' : type}`, 'Describe it: the SDK reads it');
  }
}
