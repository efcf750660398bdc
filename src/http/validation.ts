import type { ValidateFunction } from 'ajv';
import type { Document } from 'openapi-backend';
import { OpenAPIRouter } from 'openapi-backend/router';
import { OpenAPIValidator } from 'openapi-backend/validation';
import type { Operation as Row } from '../../generated/operations';
import { type InputError, invalidRequest, Rejection } from '../users/rejection';
import { inputErrors, maxErrors } from './input-errors';
import type { ParsedRequest } from './request';

/** Validates a request against the contract. @throws route-not-found, invalid-request */
export type Validate = (request: ParsedRequest) => void;

/** The domain's rules, for a request that its schema rejects. @throws invalid-request */
export type CheckRules = (request: ParsedRequest) => void;

/**
 * Returns openapi-backend's validation of one operation. It uses the validators that were generated ahead of time, so that no schema is
 * compiled during a request. openapi-backend's dispatcher is not used: API Gateway has already selected the operation.
 * @param checkRules called for a request that its schema rejects, so that one response lists the errors of both
 */
export function validation(row: Row, validators: ValidateFunction[], checkRules?: CheckRules): Validate {
  const definition: Document = {
    openapi: '3.0.3',
    info: { title: row.id, version: '' },
    paths: { [row.path]: { [row.method.toLowerCase()]: { operationId: row.id, responses: {} } } },
  };
  const router = new ParsedRequestRouter({ definition });
  const operation = router.getOperation(row.id);
  const validator = new OpenAPIValidator({ definition, router, lazyCompileValidators: true });
  validator.requestValidators = { [row.id]: validators };
  return (request) => {
    if (request.path !== row.path || request.method !== row.method) throw new Rejection('route-not-found');
    const { errors } = validator.validateRequest(request, operation);
    const found = errors ? request.errors.concat(inputErrors(errors, row.headers)) : request.errors;
    if (found.length > 0) throw invalidRequest(checkRules ? withErrorsOf(() => checkRules(request), found) : found);
  };
}

/**
 * Adds the errors of a check, as far as they are at other locations.
 * @param check throws invalid-request with its errors
 * @throws the errors of the check that are not rejections with input errors
 */
export function withErrorsOf(check: () => void, errors: InputError[]): InputError[] {
  try {
    check();
    return errors;
  } catch (error) {
    if (!(error instanceof Rejection && error.errors)) throw error;
    const elsewhere = error.errors.filter(({ pointer }) => errors.every((other) => other.pointer !== pointer));
    return [...errors, ...elsewhere].slice(0, maxErrors);
  }
}

// openapi-backend would parse the request again.
class ParsedRequestRouter extends OpenAPIRouter {
  override parseRequest(request: ParsedRequest): ParsedRequest {
    return request;
  }
}
