// Generated from openapi.yaml by `npm run generate`; do not edit.
import type { ApiResponseOf, Operation } from '../operation.js';
import type { operations as contract } from './types.js';

/** Identifies the SDK and its version in each request. */
export const sdkHeaders = { 'x-client-version': 'typescript/0.1.0' };

/** The header with the number of the retry. The first attempt does not have it. */
export const retriesHeader = 'x-retry-count';

const UserProfileFormat = { userId: '', email: '', displayName: '', version: 0, createdAt: '', updatedAt: '', etag: '' };

const UserPageFormat = { items: [UserProfileFormat] };

export const operations = {
  createUser: {
    method: 'POST',
    path: '/users',
    headers: { idempotencyKey: 'idempotency-key' },
    formats: { 201: UserProfileFormat },
  },
  listUsers: {
    method: 'GET',
    path: '/users',
    formats: { 200: UserPageFormat },
  },
  getUser: {
    method: 'GET',
    path: '/users/{userId}',
    formats: { 200: UserProfileFormat, 304: undefined },
  },
  updateUser: {
    method: 'PUT',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    formats: { 200: UserProfileFormat },
  },
  patchUser: {
    method: 'PATCH',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    formats: { 200: UserProfileFormat },
  },
  deleteUser: {
    method: 'DELETE',
    path: '/users/{userId}',
    headers: { ifMatch: 'if-match' },
    formats: { 204: null },
  },
} as const satisfies Record<string, Operation>;

export type OperationId = keyof typeof operations;

/** The successful responses of each operation. */
export interface Responses {
  createUser: ApiResponseOf<contract['createUser']['responses'], 201>;
  listUsers: ApiResponseOf<contract['listUsers']['responses'], 200>;
  getUser: ApiResponseOf<contract['getUser']['responses'], 200>;
  updateUser: ApiResponseOf<contract['updateUser']['responses'], 200>;
  patchUser: ApiResponseOf<contract['patchUser']['responses'], 200>;
  deleteUser: ApiResponseOf<contract['deleteUser']['responses'], 204>;
}

/** The problem codes of each operation, by status. */
export interface Problems {
  createUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    409: 'email-taken' | 'user-exists';
    413: 'body-too-large';
    415: 'unsupported-media-type';
    422: 'idempotency-key-reused';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  listUsers: {
    400: 'invalid-request' | 'invalid-cursor';
    401: 'unauthenticated';
    403: 'forbidden';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  getUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  updateUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    409: 'email-taken';
    412: 'precondition-failed';
    413: 'body-too-large';
    415: 'unsupported-media-type';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  patchUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    409: 'email-taken';
    412: 'precondition-failed';
    413: 'body-too-large';
    415: 'unsupported-media-type';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
  deleteUser: {
    400: 'invalid-request';
    401: 'unauthenticated';
    403: 'forbidden';
    404: 'user-not-found' | 'route-not-found';
    412: 'precondition-failed';
    429: 'too-many-requests';
    500: 'internal-error';
    502: 'bad-gateway';
    503: 'service-unavailable';
    504: 'gateway-timeout';
  };
}
