import type { ValidateFunction } from 'ajv';
import { OpenAPIBackend, OpenAPIRouter, type Context, type Document, type Operation } from 'openapi-backend';
import type { Operation as Row } from '../../generated/operations';
import { invalidRequest, Refusal } from '../users/refusal';
import { inputErrors } from './input-errors';
import type { ParsedRequest } from './request';

/**
 * Runs what follows, if the request is one of the operation's and keeps the contract.
 * @throws route-not-found, invalid-request
 */
export type Admit = <Outcome>(request: ParsedRequest, run: () => Promise<Outcome>) => Promise<Outcome>;

/**
 * openapi-backend for one operation: it routes, validates and dispatches, and closes on whatever it cannot place.
 * It starts from the route alone and takes the validators compiled ahead of time, so nothing is compiled while a caller waits.
 */
export async function admission(row: Row, validators: ValidateFunction[]): Promise<Admit> {
  const api = new OpenAPIBackend<Document>({
    definition: {
      openapi: '3.0.3',
      info: { title: row.id, version: '' },
      paths: { [row.path]: { [row.method.toLowerCase()]: { operationId: row.id, responses: {} } } },
    },
    strict: true,
    quick: true,
    handlers: {
      [row.id]: dispatch,
      validationFail: ({ validation }: Context, { errors }: ParsedRequest) => {
        throw invalidRequest([...errors, ...inputErrors(validation.errors ?? [], row.headers)]);
      },
      notFound: () => {
        throw new Refusal('route-not-found');
      },
      notImplemented: () => {
        throw new Error(`${row.id} has no handler`);
      },
      unauthorizedHandler: () => {
        throw new Refusal('unauthenticated');
      },
    },
  });
  await api.init();
  api.router = api.validator.router = new EventRouter({ definition: api.definition });
  api.validator.requestValidators = { [row.id]: validators };
  return (request, run) => api.handleRequest(request, request, run);
}

function dispatch<Outcome>(_: Context, { errors }: ParsedRequest, run: () => Promise<Outcome>): Promise<Outcome> {
  if (errors.length > 0) throw invalidRequest(errors);
  return run();
}

// The library parses a request three times, writes it anew to find its route, and lists the routes at each look. The event is parsed
// already, the one route does not change, and API Gateway names it as the contract does.
class EventRouter extends OpenAPIRouter {
  readonly #operations = super.getOperations();

  override getOperations() {
    return this.#operations;
  }

  override matchOperation(request: ParsedRequest): Operation {
    const { path, method } = request;
    const named = this.#operations.find((each) => each.path === path && each.method === method.toLowerCase());
    return named ?? super.matchOperation(request, true);
  }

  override parseRequest(request: ParsedRequest): ParsedRequest {
    return request;
  }
}
