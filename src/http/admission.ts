import type { ValidateFunction } from 'ajv';
import type { Document } from 'openapi-backend';
import { OpenAPIRouter } from 'openapi-backend/router';
import { OpenAPIValidator } from 'openapi-backend/validation';
import type { Operation as Row } from '../../generated/operations';
import { invalidRequest, Refusal } from '../users/refusal';
import { inputErrors } from './input-errors';
import type { ParsedRequest } from './request';

/** Nothing for a request of the operation that keeps the contract, else route-not-found or invalid-request; to throw would take longer. */
export type Admit = (request: ParsedRequest) => Refusal | undefined;

/**
 * openapi-backend for one operation. It starts from the route alone and takes the validators compiled ahead of time, so nothing is
 * compiled while a caller waits. Its class for many operations is not here: API Gateway has found the one, and calls this function for it.
 */
export function admission(row: Row, validators: ValidateFunction[]): Admit {
  const definition: Document = {
    openapi: '3.0.3',
    info: { title: row.id, version: '' },
    paths: { [row.path]: { [row.method.toLowerCase()]: { operationId: row.id, responses: {} } } },
  };
  const router = new EventRouter({ definition });
  const operation = router.getOperation(row.id);
  const validator = new OpenAPIValidator({ definition, router, lazyCompileValidators: true });
  validator.requestValidators = { [row.id]: validators };
  return (request) => {
    if (request.path !== row.path || request.method !== row.method) return new Refusal('route-not-found');
    const { errors } = validator.validateRequest(request, operation);
    const found = errors ? request.errors.concat(inputErrors(errors, row.headers)) : request.errors;
    return found.length > 0 ? invalidRequest(found) : undefined;
  };
}

// The library would parse the request again; the event is parsed already.
class EventRouter extends OpenAPIRouter {
  override parseRequest(request: ParsedRequest): ParsedRequest {
    return request;
  }
}
